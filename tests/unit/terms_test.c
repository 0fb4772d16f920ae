// Words of the field are known where they are marked, and by their names.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/style.h"

static const char glossary[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><glossary xmlns=\"urn:lectern:content:1\" xml:lang=\"en\">"
    "<entry id=\"a\"><word>Flashback</word><meaning><p>A</p></meaning></entry>"
    "<entry id=\"b\"><word>Couples\n  therapy</word><meaning><p>B</p></meaning></entry>"
    "<entry id=\"c\"><word>Therapy</word><meaning><p>C</p></meaning></entry>"
    "<entry id=\"d\"><word>One two three four five</word><meaning><p>D</p></meaning></entry>"
    "<entry id=\"e\"><word>Boundary</word><meaning><p>E</p></meaning></entry></glossary>";

static XmlNode *parse(Problems *problems, const char *xml)
{
    XmlNode *root = xml_parse(problems->arena, text_of(xml), TEXT("f"), problems);
    assert_non_null(root);
    return root;
}

// What of the words is counted as terms.
static void expect(const char *words, int count, int syllables)
{
    Problems problems = {.arena = arena_create()};
    Text xml = text_format(problems.arena,
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?><p xmlns=\"" XML_NAMESPACE "\">%s</p>", words);
    const Terms *terms = terms_of(problems.arena, parse(&problems, glossary));
    ProseCount seen = terms_count(&(TermCounting){terms, problems.arena, NULL}, parse(&problems, xml.at));
    if (seen.sentences || seen.words != count || seen.syllables != syllables)
        fail_msg("%s: %d sentences, %d words, %d syllables", words, seen.sentences, seen.words, seen.syllables);
    arena_destroy(problems.arena);
}

static void knows_the_names_of_a_glossary(void **state)
{
    (void)state;
    expect("A flashback can pass.", 1, 2);
    expect("Flashbacks, or a flashback’s end, or a flashback's end.", 3, 6);
    expect("The flashbackish one, and the flash back.", 0, 0);
    expect("In couples  therapy; in couples, therapy; in therapies.", 4, 11);
    expect("Boundaries, or a <em>boundary</em>.", 2, 6);
    expect("<span xml:lang=\"fr\">Flashback</span>", 0, 0);
    expect("One two three four five.", 0, 0); // a sentence is no name
    expect("", 0, 0);
    expect(
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.",
        0, 0);
}

static void knows_marked_terms_without_a_glossary(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    const XmlNode *node = parse(&problems, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><p xmlns=\"" XML_NAMESPACE
                                           "\">A flashback. <em>A <term ref=\"a\">long memory</term>.</em></p>");
    ProseCount seen = terms_count(&(TermCounting){NULL, problems.arena, NULL}, node);
    assert_int_equal(seen.words, 2);
    assert_int_equal(seen.syllables, 4);
    seen = terms_count(&(TermCounting){terms_of(problems.arena, NULL), problems.arena, NULL}, node);
    assert_int_equal(seen.words, 2);
    arena_destroy(problems.arena);
}

static int count_warnings(Arena *arena, const char *sentence, const Terms *terms)
{
    Problems problems = {.arena = arena};
    Text text = TEXT("");
    for (int i = 0; i < 16; i++)
        text = text_format(arena, "%.*s%s ", TEXT_ARGS(text), sentence);
    Text xml = text_format(arena,
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?><about xmlns=\"" XML_NAMESPACE
                           "\" xml:lang=\"en\"><section><title>One</title><p>%.*s</p></section></about>",
                           TEXT_ARGS(text));
    style_check(parse(&problems, xml.at), &(StyleRules){.terms = terms}, &problems);
    return problems.list.count;
}

static void leaves_terms_out_of_the_grade(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    const Terms *terms = terms_of(problems.arena, parse(&problems, glossary));
    // Six words, eleven syllables: 0.39 * 6 + 11.8 * 11/6 - 15.59 = 8.4; without the term 0.39 * 5 + 11.8 * 8/5 - 15.59
    // = 5.2
    assert_int_equal(count_warnings(problems.arena, "Therapy slowly opens many of them.", NULL), 1);
    assert_int_equal(count_warnings(problems.arena, "Therapy slowly opens many of them.", terms), 0);
    assert_int_equal(count_warnings(problems.arena, "<term ref=\"c\">Therapy</term> slowly opens many of them.", NULL),
                     0);
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_names_of_a_glossary),
        cmocka_unit_test(knows_marked_terms_without_a_glossary),
        cmocka_unit_test(leaves_terms_out_of_the_grade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
