// Clean: whatever bytes a page is made of, what comes out is UTF-8 that names nothing a parser would have to look up.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/encoding.h"
#include "markup/charset.h"
#include "markup/clean.h"
#include "markup/doctype.h"

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void assert_text(Text text, const char *wanted)
{
    if (!text_is(text, wanted))
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARGS(text), wanted);
}

static void assert_clean(Arena *arena, const char *bytes, const char *wanted)
{
    assert_text(clean_markup(arena, text_of(bytes)).text, wanted);
}

static void names_become_characters(void **state)
{
    assert_clean(*state, "<p>a&nbsp;b&eacute;&alpha;&hellip;</p>",
                 "<p>a\xC2\xA0"
                 "bé\xCE\xB1…</p>");
    assert_clean(*state, "<p>&lt;b&gt; &amp; &quot;&apos;</p>", "<p>&lt;b&gt; &amp; &quot;&#39;</p>");
    assert_clean(*state, "<p>&#8212;&#x1F600;&#150;</p>", "<p>—😀–</p>");
    assert_clean(*state, "<p>&#60;&#38;</p>", "<p>&lt;&amp;</p>");
}

static void what_stands_alone_is_written_out(void **state)
{
    Clean clean = clean_markup(*state, TEXT("<p>\nTom & Jerry & &foo; 1 < 2</p>"));
    assert_text(clean.text, "<p>\nTom &amp; Jerry &amp; &amp;foo; 1 &lt; 2</p>");
    assert_int_equal(clean.repairs[REPAIR_AMPERSAND].count, 2);
    assert_int_equal(clean.repairs[REPAIR_AMPERSAND].line, 2);
    assert_int_equal(clean.repairs[REPAIR_AMPERSAND].column, 5);
    assert_int_equal(clean.repairs[REPAIR_ENTITY].count, 1);
    assert_text(clean.repairs[REPAIR_ENTITY].what, "&foo;");
    assert_int_equal(clean.repairs[REPAIR_LESS_THAN].count, 1);
    assert_int_equal(clean.repairs[REPAIR_LESS_THAN].column, 23);
    assert_clean(*state, "<a href=\"x?a=1&b=2&copy=3\">&copy</a>", "<a href=\"x?a=1&amp;b=2&amp;copy=3\">©</a>");
}

static void what_no_reader_sees_is_cut_and_lines_stay(void **state)
{
    assert_clean(*state, "<?xml version=\"1.1\"?>\n<!-- a -- b\n --><p>x</p>", "\n\n<p>x</p>");
    assert_clean(*state, "<!DOCTYPE html PUBLIC \"-//W3C//DTD\"\n \"http://x\"><p/>", "\n<p/>");
    assert_clean(*state, "<script>if (a && b < c)\n</script>x<SCRIPT src='a'/>y", "\n<script/>x<script/>y");
    assert_clean(*state, "<style><!-- p > b {} --></style><!-- gone -->", "<style> p > b {} --></style>");
    assert_clean(*state,
                 "a\x01\x0C"
                 "b\xC2\x81"
                 "c\xEF\xBB\xBF",
                 "abc");
    assert_clean(*state, "<p><![CDATA[a < b && c]] ]]></p>", "<p>a &lt; b &amp;&amp; c]] </p>");
    assert_clean(*state, "<p>x ]]> y</p>", "<p>x ]]&gt; y</p>");
}

static void tags_that_are_broken_stay_tags(void **state)
{
    assert_clean(*state, "<p title=\"a<b > c\">x</p>", "<p title=\"a&lt;b > c\">x</p>");
    assert_clean(*state, "<p 5\" tall>it's <b>x</b>", "<p 5\" tall>it's <b>x</b>");
    assert_clean(*state, "<p class='x' <b>y</b>", "<p class='x' ><b>y</b>");
    assert_clean(*state, "<", "&lt;");
    assert_clean(*state, "<p a=\"", "<p a=\"");
    assert_clean(*state, "<!-- never closed <p>x", "");
}

static void only_plain_entities_of_a_document_are_known(void **state)
{
    assert_clean(*state, "<!DOCTYPE html [\n<!ENTITY me \"Ishmael\">]>\n<p>Call me &me;.</p>",
                 "\n\n<p>Call me Ishmael.</p>");
    assert_clean(*state, "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!-- > -->]><p>&b;&a;</p>",
                 "<p>&amp;b;ha</p>");
    assert_clean(*state, "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><p>before &x; after</p>",
                 "<p>before &amp;x; after</p>");
    assert_clean(*state, "<!DOCTYPE r [<!ENTITY a \"h\x01\"><!ENTITY b '<b>'>]>&a;&b;", "&amp;a;&amp;b;");
    assert_clean(*state, "<!DOCTYPE html \"never closed><p>x</p>", "<p>x</p>");
    Doctype doctype;
    doctype_read(TEXT("<!DOCTYPE r [<!ENTITY % p 'q'><!ENTITY n 'v'>]>x"), 0, &doctype);
    assert_int_equal(doctype.end, 47);
    assert_text(doctype_entity(&doctype, TEXT("n")), "v");
    assert_text(doctype_entity(&doctype, TEXT("p")), "");
}

// A million references to 256 bytes would be 256 MB.
static void entities_do_not_multiply(void **state)
{
    Arena *arena = *state;
    enum { COUNT = 100000 };
    char *bytes = arena_alloc(arena, 1000 + COUNT * 3, 1);
    int size = sprintf(bytes, "<!DOCTYPE r [<!ENTITY a \"%0200d\">]>", 7);
    for (int i = 0; i < COUNT; i++, size += 3)
        memcpy(bytes + size, "&a;", 3);
    Clean clean = clean_markup(arena, (Text){bytes, (size_t)size});
    assert_true(clean.text.size <= 64 * 1024);
}

static void ampersands_do_not_multiply_without_end(void **state)
{
    Arena *arena = *state;
    enum { SIZE = 3 * 1024 * 1024 };
    char *bytes = arena_alloc(arena, SIZE, 1);
    memset(bytes, '&', SIZE);
    Clean clean = clean_markup(arena, (Text){bytes, SIZE});
    assert_true(clean.text.size <= SIZE + CLEAN_GROWTH_MOST);
    assert_int_equal(clean.repairs[REPAIR_AMPERSAND].count, SIZE);
}

static void assert_read_as(Arena *arena, Text bytes, const char *text, const char *used)
{
    Charset charset = charset_decode(arena, bytes);
    assert_text(charset.text, text);
    assert_text(charset.used, used);
}

static void bytes_are_read_as_what_they_are(void **state)
{
    assert_read_as(*state, TEXT("caf\xE9 \x93quoted\x94"), "café “quoted”", "windows-1252");
    assert_read_as(*state, TEXT("<?xml version='1.0' encoding='windows-1251'?>\xC4\xE0"),
                   "<?xml version='1.0' encoding='windows-1251'?>Да", "windows-1251");
    assert_read_as(*state, TEXT("<meta charset=Shift_JIS>\x93\xFA"), "<meta charset=Shift_JIS>日", "Shift_JIS");
    assert_read_as(*state, TEXT("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>é"),
                   "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>é", "UTF-8");
    assert_read_as(*state, TEXT("\xEF\xBB\xBFé"), "é", "UTF-8");
    assert_read_as(*state, TEXT("\xFF\xFE<\0p\0\xE9\0"), "<pé", "UTF-16LE");
    assert_read_as(*state, TEXT("\0<\0p"), "<p", "UTF-16BE");
    assert_read_as(*state, TEXT("é é é \xE9 é"), "é é é \xEF\xBF\xBD é", "UTF-8");
    assert_read_as(*state, TEXT("<meta charset='no-such-thing'>\xE9"), "<meta charset='no-such-thing'>é",
                   "windows-1252");
    assert_read_as(*state, TEXT(""), "", "UTF-8");
    assert_true(charset_decode(*state, TEXT("<meta charset='latin1'>é")).is_wrong);
    assert_false(charset_decode(*state, TEXT("<meta charset='latin1'>\xE9")).is_wrong);
}

static void encodings_are_no_paths(void **state)
{
    Text utf8;
    assert_false(encoding_decode(*state, TEXT("../../etc/passwd"), TEXT("x"), &utf8));
    assert_false(encoding_decode(*state, TEXT(""), TEXT("x"), &utf8));
    assert_true(encoding_decode(*state, TEXT("KOI8-R"), TEXT("\xC4\xC1"), &utf8));
    assert_text(utf8, "да");
}

static void each_kind_of_repair_is_told_once(void **state)
{
    Problems problems = {.arena = *state};
    Clean clean = clean_markup(*state, TEXT("<p>a & b & c\n &nope; \x02 caf\xE9"));
    clean_tell(&clean, TEXT("a.xhtml"), &problems);
    assert_int_equal(problems.list.count, 4);
    assert_int_equal(problems.warning_count, 4);
    const Problem *ampersand = &problems.list.at[1];
    assert_text(ampersand->sentence, "\"&\" stands alone; it was read as the sign itself");
    assert_text(ampersand->hint, "write &amp;; this file has 2 of these");
    assert_int_equal(ampersand->at.column, 6);
    assert_text(problems.list.at[0].sentence, "this file is not UTF-8; it was read as windows-1252");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_become_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_stands_alone_is_written_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_no_reader_sees_is_cut_and_lines_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tags_that_are_broken_stay_tags, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_plain_entities_of_a_document_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entities_do_not_multiply, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ampersands_do_not_multiply_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bytes_are_read_as_what_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(encodings_are_no_paths, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_kind_of_repair_is_told_once, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
