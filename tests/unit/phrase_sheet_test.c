// A sheet of phrases: what it prints, that reading it gives the phrases back, and what it refuses.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "command/phrase-sheet.h"
#include "command/stamping.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

typedef struct Fixture {
    Problems problems;
    Source *source;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create(), .source = source_open(WHOLE)};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static Text printed(Fixture *f, const char *language)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_true(phrase_sheet_print(f->source, text_of(language), out, &f->problems));
    fclose(out);
    Text sheet = text_copy(f->problems.arena, (Text){bytes, size});
    free(bytes);
    return sheet;
}

static Text read_back(Fixture *f, Text sheet, bool is_sound)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_int_equal(phrase_sheet_read(sheet, TEXT("sheet.tsv"), out, &f->problems), is_sound);
    fclose(out);
    Text words = text_copy(f->problems.arena, (Text){bytes, size});
    free(bytes);
    return words;
}

static bool has(Text text, const char *words)
{
    return text_find(text, text_of(words), 0) < text.size;
}

static void a_language_that_is_new_has_rows_to_fill(void **state)
{
    Fixture *f = *state;
    Text sheet = printed(f, "uk");
    assert_true(
        text_starts(sheet, TEXT("id\tform\ten\tuk\tsame\tnote\tfrom\tspoken\nback\t\tBack\t\t\t\t#c2954bc2\t\n")));
    assert_true(has(sheet, "\ncount-rows\tone\t{n} row\t\t\t1, 21, 31 ...\t#"));
    assert_true(has(sheet, "\ncount-rows\tfew\t{n} rows\t\t\t2, 3, 4 ...\t#"));
    assert_true(has(sheet, "\ncount-rows\tmany\t{n} rows\t\t\t0, 5, 6 ...\t#"));
    assert_false(has(sheet, "\ncount-rows\tother")); // fractions, which nothing counts
    assert_int_equal(f->problems.list.count, 0);
}

// What is read back is the file itself, byte by byte, and tells what it was translated from.
static void a_sheet_gives_the_phrases_back(void **state)
{
    Fixture *f = *state;
    Text sheet = printed(f, "ar");
    StampedPage page = {.root = xml_read(f->problems.arena, f->source, TEXT("ar/phrases.xml"), &f->problems),
                        .model = xml_read(f->problems.arena, f->source, TEXT("en/phrases.xml"), &f->problems)};
    assert_int_equal(file_read(f->problems.arena, WHOLE "/ar/phrases.xml", 1 << 20, &page.bytes), FILE_READ);
    int count = 0;
    char *expected = text_string(f->problems.arena, stamping_of(f->problems.arena, &page, &count)),
         *given = text_string(f->problems.arena, read_back(f, sheet, true));
    assert_string_equal(given, expected);
}

static void cells_may_be_quoted_as_tables_do(void **state)
{
    Fixture *f = *state;
    static const char rows[] = "\uFEFFid\tform\ten\tde\tsame\tnote\tfrom\tspoken\r\n"
                               "back\t\tBack\t\"Zur\nück <&> \"\"so\"\"\"\t\t\r\n"
                               "\r\n"
                               "home\t\tHome\t\t\t\r\n"
                               "hide\t\tHide\tWeg\t\t\t\tWeg & \"fort\"\r\n"
                               "count-rows\tone\t{n} row\tEine Zeile\t\t\r\n"
                               "count-rows\tother\t{n} rows\t{n} Zeilen\t\t\t\t{n} Zei-len\r\n"
                               "count-columns\tother\t{n} columns\t{n} Spalten\t\t\r\n"
                               "letters-book\t\tBook\tBook\tyes\t\t#0a1b2c3d\r\n"
                               "letters-clear\t\tLetters\tSchrift\t\t\t1.2E+09\r\n";
    Text words = read_back(f, text_of(rows), true);
    assert_string_equal(text_string(f->problems.arena, words),
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<phrases xmlns=\"urn:lectern:content:1\" xml:lang=\"de\">\n"
                        "  <phrase id=\"back\">Zur ück &lt;&amp;&gt; \"so\"</phrase>\n"
                        "  <phrase id=\"hide\" spoken=\"Weg &amp; &quot;fort&quot;\">Weg</phrase>\n"
                        "  <phrase id=\"count-rows\">\n"
                        "    <form n=\"one\">Eine Zeile</form>\n"
                        "    <form n=\"other\" spoken=\"{n} Zei-len\">{n} Zeilen</form>\n"
                        "  </phrase>\n"
                        "  <phrase id=\"count-columns\">\n"
                        "    <form n=\"other\">{n} Spalten</form>\n"
                        "  </phrase>\n"
                        "  <phrase id=\"letters-book\" same=\"yes\" from=\"0a1b2c3d\">Book</phrase>\n"
                        "  <phrase id=\"letters-clear\">Schrift</phrase>\n"
                        "</phrases>\n");
}

static void what_is_no_sheet_is_told_by_its_line(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *sheet;
        int line;
        const char *told;
    } rows[] = {
        {"", 1, "first row does not name the columns"},
        {"One,two,three", 1, "first row does not name the columns"},
        {"id\tform\ten\tde\nback\t\tBack\tZur\nbakc\t\tBack\tZur\n", 3, "there is no phrase \"bakc\""},
        {"id\tform\ten\tde\ncount-rows\tsome\tBack\tZur\n", 2, "there is no form \"some\""},
        {"id\tform\ten\tde\nback\t\"Back\nZur\"\nhome\n", 2, "no cell for a translation"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int before = f->problems.list.count;
        assert_int_equal(read_back(f, text_of(rows[i].sheet), false).size, 0);
        assert_true(f->problems.list.count > before);
        const Problem *problem = &f->problems.list.at[before];
        assert_int_equal(problem->at.line, rows[i].line);
        assert_true(has(problem->sentence, rows[i].told));
    }
}

static void a_library_that_is_not_there_is_told(void **state)
{
    Fixture *f = *state;
    Source *none = source_open(LECTERN_TESTS_DIR "/library/no-such");
    assert_false(phrase_sheet_print(none, TEXT("uk"), stdout, &f->problems));
    assert_int_equal(f->problems.error_count, 1);
    source_close(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_language_that_is_new_has_rows_to_fill, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_gives_the_phrases_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cells_may_be_quoted_as_tables_do, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_sheet_is_told_by_its_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_library_that_is_not_there_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
