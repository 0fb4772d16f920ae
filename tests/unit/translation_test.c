// The parts of translated pages: which they are, what stands for their words, which they were translated from, and what
// stamping writes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stamping.h"
#include "proof/translation.h"

#define PAGE(root, within)                                                                                             \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" root " xmlns=\"urn:lectern:content:1\" xml:lang=\"xx\"" within
#define CHAPTER(within) PAGE("chapter", ">" within "</chapter>")

static XmlNode *parse(Problems *problems, const char *xml)
{
    XmlNode *root = xml_parse(problems->arena, text_of(xml), TEXT("f"), problems);
    assert_non_null(root);
    return root;
}

static void expect_words(const char *xml, const char *child, const char *expected)
{
    Problems problems = {.arena = arena_create()};
    const XmlNode *root = parse(&problems, xml), *part = *child ? xml_child(root, child) : root;
    assert_true(translation_is_part(part));
    assert_string_equal(text_string(problems.arena, translation_words(problems.arena, part)), expected);
    arena_destroy(problems.arena);
}

static void gathers_the_words_of_a_part(void **state)
{
    (void)state;
    static const char chapter[] =
        PAGE("chapter", " quiet-title=\"Soft\"><title>A\n  title</title><!-- no --><summary>One</summary>"
                        "<section><title>Within</title><p>Li<em>mi</em>t<br/>two</p><section><title>Deep</title>"
                        "<figure><img src=\"a.svg\" alt=\"A lamp\"/></figure></section></section></chapter>");
    expect_words(chapter, "", "Soft A title One");
    expect_words(chapter, "section", "Within Limit two Deep A lamp");
    expect_words(PAGE("phrases",
                      "><phrase id=\"a\"><form n=\"one\">1 row</form><form n=\"other\">{n} rows</form></phrase>"
                      "</phrases>"),
                 "phrase", "1 row {n} rows");
    expect_words(PAGE("riders", "><rider id=\"a\"><p>Stop.</p><p>Any time.</p></rider></riders>"), "rider",
                 "Stop. Any time.");
    expect_words(CHAPTER("<landing><link ref=\"a\" say=\"Not now\"/></landing>"), "", "Not now");
}

static Text mark_of(Problems *problems, const char *xml)
{
    return translation_mark(problems->arena, parse(problems, xml));
}

static void marks_words_and_not_how_they_are_wrapped(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Text mark = mark_of(&problems, CHAPTER("<title>Rest a while</title>"));
    assert_true(translation_is_mark(mark));
    assert_true(text_equal(mark, mark_of(&problems, CHAPTER("\n<title>\n  Rest a\n\n while </title>\n"))));
    assert_false(text_equal(mark, mark_of(&problems, CHAPTER("<title>Rest a while.</title>"))));
    assert_false(text_equal(mark, mark_of(&problems, CHAPTER("<title>rest a while</title>"))));
    assert_string_equal(text_string(problems.arena, mark_of(&problems, CHAPTER("<title>a</title>"))), "e40c292c");
    assert_false(translation_is_mark(TEXT("E40C292C")) || translation_is_mark(TEXT("e40c292")) ||
                 translation_is_mark(TEXT("e40c292cc")) || translation_is_mark(TEXT("")));
    arena_destroy(problems.arena);
}

static void finds_what_a_part_was_translated_from(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    const XmlNode *model = parse(&problems, CHAPTER("<section id=\"a\"><title>1</title></section><section/>"
                                                    "<section id=\"b\"/><section><title>4</title></section>"));
    const XmlNode *root =
        parse(&problems, CHAPTER("<section/><section id=\"b\"/><section/><section id=\"c\"/><section/>"));
    static const int places[] = {1, 2, 3, -1, -1};
    const XmlNode *part = xml_child(root, "section");
    TranslationModel parts = translation_model(problems.arena, model);
    assert_ptr_equal(translation_source(&parts, root), model);
    for (int i = 0; i < 5; i++, part = xml_sibling(part, "section")) {
        const XmlNode *source = places[i] >= 0 ? xml_child(model, "section") : NULL;
        for (int k = 0; k < places[i]; k++)
            source = xml_sibling(source, "section");
        assert_ptr_equal(translation_source(&parts, part), source);
    }
    arena_destroy(problems.arena);
}

static void stamps_parts_and_changes_nothing_else(void **state)
{
    (void)state;
    static const char xml[] =
        PAGE("riders", "\n>\n<!-- <rider id=\"no\"> -->\r\n<rider id='a>b' ><p>Uno &lt;</p><p/></rider>"
                       "<rider id=\"b\" from=\"00000000\"><p>Dos</p></rider>"
                       "<rider id=\"c\"/><rider id=\"d\"/></riders>\n<?end?>");
    Problems problems = {.arena = arena_create()};
    StampedPage page = {.bytes = text_of(xml), .root = parse(&problems, xml)};
    page.model = parse(&problems, PAGE("riders", "><rider id=\"a>b\"><p>a</p></rider><rider id=\"b\"><p>Two</p></rider>"
                                                 "<rider id=\"c\"/></riders>"));
    int count = 0;
    Text stamped = stamping_of(problems.arena, &page, &count);
    assert_int_equal(count, 1);
    assert_string_equal(
        text_string(problems.arena, stamped),
        PAGE("riders",
             "\n>\n<!-- <rider id=\"no\"> -->\r\n<rider id='a>b'  from=\"e40c292c\"><p>Uno &lt;</p><p/></rider>"
             "<rider id=\"b\" from=\"00000000\"><p>Dos</p></rider>"
             "<rider id=\"c\"/><rider id=\"d\"/></riders>\n<?end?>"));
    page = (StampedPage){stamped, parse(&problems, text_string(problems.arena, stamped)), page.model};
    assert_true(text_equal(stamping_of(problems.arena, &page, &count), stamped));
    assert_int_equal(count, 0);
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gathers_the_words_of_a_part),
        cmocka_unit_test(marks_words_and_not_how_they_are_wrapped),
        cmocka_unit_test(finds_what_a_part_was_translated_from),
        cmocka_unit_test(stamps_parts_and_changes_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
