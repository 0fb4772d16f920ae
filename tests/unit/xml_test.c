#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "markup/malformed.h"
#include "markup/vocabulary.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT "<chapter xmlns=\"urn:lectern:content:1\">"

// A small file with one of each thing that markup is made of.
static const char sample[] =
    DECLARATION "<!-- before --><?note before?>\n"
                "<chapter xmlns=\"urn:lectern:content:1\" id=\"limits\"\n"
                "         xml:lang='en'\treviewed = \"2026-05-01\" review-by=\"2027-05-01\"\n"
                "         quiet-title=\"You &amp; me &lt;é&#x1F600;\">\n"
                "  <title>Grenzen – a &amp; b</title><summary>é<!-- x -->so</summary>\n"
                "  <section><title><![CDATA[<One>]]> two</title><p>é😀<em>soft</em> tail<br/>end</p></section>\n"
                "</chapter>\n<!-- after -->\n";

typedef struct Desk {
    Arena *arena;
    Problems problems;
} Desk;

static int set_up(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_create();
    desk->problems.arena = desk->arena;
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    arena_destroy(desk->arena);
    free(desk);
    return 0;
}

static XmlNode *parse(Desk *desk, const char *bytes)
{
    return xml_parse(desk->arena, text_of(bytes), TEXT("a.xml"), &desk->problems);
}

static void assert_text(Text text, const char *wanted)
{
    if (!text_is(text, wanted))
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARGS(text), wanted);
}

static void assert_at(Position at, int line, int column)
{
    assert_true(text_is(at.file, "a.xml") || text_ends(at.file, TEXT("/a.xml"))); // in memory, or in a source
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

static void places_of_elements(void **state)
{
    XmlNode *root = parse(*state, sample);
    assert_non_null(root);
    assert_text(root->name, "chapter");
    assert_at(root->at, 3, 1);
    XmlNode *title = xml_child(root, "title"), *summary = xml_sibling(title, "summary");
    assert_at(title->at, 6, 3);
    assert_at(summary->at, 6, 37);
    XmlNode *paragraph = xml_child(xml_child(root, "section"), "p");
    assert_at(paragraph->at, 7, 48);
    assert_at(xml_child(paragraph, "em")->at, 7, 53);
    assert_at(xml_child(paragraph, "br")->at, 7, 71);
    assert_null(xml_child(root, "landing"));
    assert_ptr_equal(paragraph->parent->parent, root);
}

static void places_of_attributes(void **state)
{
    XmlNode *root = parse(*state, sample);
    assert_int_equal(root->attribute_count, 5);
    const XmlAttribute *language = xml_attribute(root, "xml:lang"), *reviewed = xml_attribute(root, "reviewed");
    assert_text(language->value, "en");
    assert_int_equal(language->line, 4);
    assert_int_equal(language->column, 10);
    assert_int_equal(language->value_column, 20);
    assert_int_equal(reviewed->column, 24);
    assert_int_equal(reviewed->value_line, 4);
    assert_int_equal(reviewed->value_column, 36);
    assert_text(xml_value(root, "quiet-title"), "You & me <é😀");
    assert_text(xml_value(root, "absent"), "");
    assert_null(xml_attribute(root, "xmlns"));
}

static void places_of_text(void **state)
{
    XmlNode *root = parse(*state, sample);
    XmlNode *words = xml_child(root, "title")->first;
    assert_true(xml_is_text(words));
    assert_text(words->text, "Grenzen – a & b");
    assert_at(words->at, 6, 10);
    XmlNode *parts = xml_child(root, "summary")->first;
    assert_text(parts->text, "é");
    assert_at(parts->at, 6, 46);
    assert_text(parts->next->text, "so");
    assert_at(parts->next->at, 6, 57);
    XmlNode *section = xml_child(root, "section");
    assert_text(section->first->first->text, "<One> two");
    assert_at(section->first->first->at, 7, 28);
    XmlNode *tail = xml_child(xml_child(section, "p"), "em")->next;
    assert_text(tail->text, " tail");
    assert_at(tail->at, 7, 66);
    assert_at(tail->next->next->at, 7, 76);
    assert_null(tail->next->next->next);
}

static void a_mark_before_the_declaration_is_no_character(void **state)
{
    XmlNode *root = parse(*state, "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>" ROOT "</chapter>");
    assert_non_null(root);
    assert_at(root->at, 1, 39);
}

// "<!-->" is no whole comment: its hyphens are those of the beginning.
static void a_comment_may_begin_like_its_end(void **state)
{
    XmlNode *root =
        parse(*state, DECLARATION "<!--> <a --><!---> <b -->\n" ROOT "<!--> <c>\n--> <p/><!--->--><p/></chapter>");
    assert_non_null(root);
    assert_at(root->at, 3, 1);
    const XmlNode *first = xml_child(root, "p");
    assert_at(first->at, 4, 5);
    assert_at(xml_sibling(first, "p")->at, 4, 18);
}

static void lines_end_as_on_any_system(void **state)
{
    XmlNode *root = parse(*state, "<?xml version='1.0' encoding='UTF-8'?>\r\n" ROOT "\r\n <p/>\r\n</chapter>");
    assert_non_null(root);
    assert_at(xml_child(root, "p")->at, 3, 2);
    assert_text(root->first->text, "\n ");
}

static void lines_beyond_sixteen_bits(void **state)
{
    Desk *desk = *state;
    enum { LINES = 70000 };
    char *bytes = arena_many(desk->arena, char, LINES + 200);
    size_t start = (size_t)sprintf(bytes, DECLARATION ROOT);
    memset(bytes + start, '\n', LINES);
    strcpy(bytes + start + LINES, "<p/></chapter>");
    XmlNode *root = parse(desk, bytes);
    assert_non_null(root);
    assert_int_equal(xml_child(root, "p")->at.line, LINES + 2);
}

static void depth_is_limited(void **state)
{
    Desk *desk = *state;
    for (int depth = XML_DEPTH_MOST; depth <= XML_DEPTH_MOST + 1; depth++) {
        Text bytes = TEXT(DECLARATION ROOT);
        for (int i = 1; i < depth; i++)
            bytes = text_format(desk->arena, "%.*s<p>", TEXT_ARGS(bytes));
        for (int i = 1; i < depth; i++)
            bytes = text_format(desk->arena, "%.*s</p>", TEXT_ARGS(bytes));
        bytes = text_format(desk->arena, "%.*s</chapter>", TEXT_ARGS(bytes));
        XmlNode *root = xml_parse(desk->arena, bytes, TEXT("a.xml"), &desk->problems);
        assert_int_equal(root != NULL, depth == XML_DEPTH_MOST);
    }
    assert_int_equal(desk->problems.error_count, 1);
    assert_at(desk->problems.list.at[0].at, 2, (int)strlen(ROOT) + 63 * 3 + 1);
}

typedef XmlNode *Read(Arena *arena, Source *source, Text path, Problems *problems);

static XmlNode *read_bytes(Desk *desk, const char *bytes, size_t size, Read *read)
{
    char folder[] = "/tmp/lectern-xml-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Source *source = source_open(folder);
    const char *path = source_name(source, desk->arena, TEXT("a.xml")).at;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    XmlNode *root = read(desk->arena, source, TEXT("a.xml"), &desk->problems);
    source_close(source);
    unlink(path);
    rmdir(folder);
    return root;
}

static void a_head_ends_after_the_summary(void **state)
{
    Desk *desk = *state;
    XmlNode *root = read_bytes(desk, sample, strlen(sample), xml_read_head);
    assert_non_null(root);
    assert_text(xml_child(root, "summary")->first->text, "é");
    assert_at(xml_child(root, "summary")->at, 6, 37);
    assert_null(xml_child(root, "section"));
    assert_text(xml_value(root, "id"), "limits");
}

// A head longer than a piece, its pieces cut within characters, and a body that is not even well-formed.
static void a_head_of_many_pieces(void **state)
{
    Desk *desk = *state;
    enum { FILLING = 9001 };
    for (int shift = 0; shift < 3; shift++) {
        Text filling = TEXT("");
        char *many = arena_many(desk->arena, char, FILLING * 2 + 4);
        for (int i = 0; i < FILLING; i++)
            memcpy(many + 2 * i, "é", 2);
        filling = (Text){many, FILLING * 2};
        Text bytes = text_format(desk->arena, DECLARATION ROOT "<title>%.*s%.*s</title>\n<summary>x</summary><p>&",
                                 shift, "ab", TEXT_ARGS(filling));
        XmlNode *root = read_bytes(desk, bytes.at, bytes.size, xml_read_head);
        assert_non_null(root);
        assert_int_equal(xml_child(root, "title")->first->text.size, FILLING * 2 + shift);
        assert_at(xml_child(root, "summary")->at, 3, 1);
    }
    assert_int_equal(desk->problems.error_count, 0);
}

static void a_faulty_head_is_told_as_the_whole_is(void **state)
{
    Desk *desk = *state;
    const char bytes[] = DECLARATION ROOT "<title>Fin & co</title><summary>x</summary></chapter>";
    assert_null(read_bytes(desk, bytes, strlen(bytes), xml_read_head));
    assert_null(read_bytes(desk, bytes, strlen(bytes), xml_read));
    assert_int_equal(desk->problems.error_count, 2);
    assert_at(desk->problems.list.at[0].at, 2, (int)strlen(ROOT) + 12);
    assert_true(text_equal(desk->problems.list.at[0].sentence, desk->problems.list.at[1].sentence));
}

static void files_that_cannot_be_read(void **state)
{
    Desk *desk = *state;
    char *large = arena_many(desk->arena, char, XML_BYTES_MOST + 1);
    char folder[] = "/tmp/lectern-xml-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = text_format(desk->arena, "%s/a.xml", folder).at;
    Source *source = source_open(folder);
    assert_null(xml_read(desk->arena, source, TEXT("a.xml"), &desk->problems));
    assert_int_equal(mkdir(path, 0777), 0);
    assert_null(xml_read_head(desk->arena, source, TEXT("a.xml"), &desk->problems));
    source_close(source);
    rmdir(path);
    rmdir(folder);
    assert_null(read_bytes(desk, large, XML_BYTES_MOST + 1, xml_read));
    assert_null(read_bytes(desk, large, XML_BYTES_MOST + 1, xml_read_head));
    assert_null(xml_read_file(desk->arena, "/nowhere/at/all.xml", TEXT("a.xml"), &desk->problems));
    assert_int_equal(desk->problems.error_count, 5);
    assert_text(desk->problems.list.at[4].sentence, "there is no such file");
    for (int i = 0; i < 5; i++)
        assert_at(desk->problems.list.at[i].at, 1, 1);
    assert_text(desk->problems.list.at[0].sentence, "there is no such file");
    assert_text(desk->problems.list.at[1].sentence, "the file cannot be read");
    assert_text(desk->problems.list.at[2].sentence, "the file is larger than 8 MiB");
}

static void an_external_entity_is_refused(void **state)
{
    Desk *desk = *state;
    const char *bytes = DECLARATION "<!DOCTYPE chapter SYSTEM \"file:///etc/hostname\" "
                                    "[<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n" ROOT "&e;</chapter>";
    assert_null(parse(desk, bytes));
    assert_int_equal(desk->problems.error_count, 1);
    assert_at(desk->problems.list.at[0].at, 2, 1);
}

// A parse either succeeds without a Problem or fails with exactly one.
static bool is_accepted(Text bytes, bool *is_explained)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena}, explained = {.arena = arena};
    XmlNode *root = xml_parse(arena, bytes, TEXT("a.xml"), &problems);
    bool is_whole = root != NULL;
    assert_int_equal(problems.list.count, is_whole ? 0 : 1);
    if (root)
        vocabulary_check(root, &problems);
    *is_explained = malformed_explain(bytes, TEXT("a.xml"), &explained);
    assert_int_equal(explained.list.count, *is_explained);
    arena_destroy(arena);
    return is_whole;
}

static void a_file_cut_anywhere_is_one_problem(void **state)
{
    (void)state;
    size_t end = (size_t)(strstr(sample, "</chapter>") - sample) + strlen("</chapter>");
    for (size_t size = 0; size < strlen(sample); size++) {
        char *exact = malloc(size + 1); // so that a sanitizer sees any step past the end
        memcpy(exact, sample, size);
        bool is_explained, is_whole;
        exact = realloc(exact, size ? size : 1);
        is_whole = is_accepted((Text){exact, size}, &is_explained);
        bool is_between = size >= end && (size <= end + 1 || size == strlen(sample) - 1);
        assert_int_equal(is_whole, is_between);
        free(exact);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// Whatever is struck, inserted or doubled: no crash, one Problem at most, and no fault seen in what libxml2 accepts.
static void files_changed_at_random(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<",   ">",    "&",    "\"",        "'",    "/",     "</p>",      "<p>",
                                         "]]>", "<!--", "-->",  "<![CDATA[", "&#1;", "&amp;", "\xC3",      "=",
                                         " ",   "\n",   "xml:", ":",         "<?",   "?>",    "xmlns=\"\""};
    uint32_t seed = 7;
    int accepted = 0, faulty = 0, unexplained = 0;
    for (int round = 0; round < 3000; round++) {
        char bytes[sizeof sample + 64];
        size_t size = strlen(sample), at = next_random(&seed) % size, cut = next_random(&seed) % 4;
        const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
        cut = at + cut > size ? 0 : cut;
        int length = snprintf(bytes, sizeof bytes, "%.*s%s%s", (int)at, sample, piece, sample + at + cut);
        bool is_explained, is_whole = is_accepted((Text){bytes, (size_t)length}, &is_explained);
        assert_false(is_whole && is_explained);
        accepted += is_whole;
        faulty += !is_whole;
        unexplained += !is_whole && !is_explained;
    }
    assert_true(accepted > 100 && faulty > 1000);
    // The declaration, the encoding and namespaces are told of elsewhere; the rest should have words of our own.
    assert_true(unexplained * 5 < faulty);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(places_of_elements),
        TEST(places_of_attributes),
        TEST(places_of_text),
        TEST(a_mark_before_the_declaration_is_no_character),
        TEST(a_comment_may_begin_like_its_end),
        TEST(lines_end_as_on_any_system),
        TEST(lines_beyond_sixteen_bits),
        TEST(depth_is_limited),
        TEST(a_head_ends_after_the_summary),
        TEST(a_head_of_many_pieces),
        TEST(a_faulty_head_is_told_as_the_whole_is),
        TEST(files_that_cannot_be_read),
        TEST(an_external_entity_is_refused),
        TEST(a_file_cut_anywhere_is_one_problem),
        TEST(files_changed_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
