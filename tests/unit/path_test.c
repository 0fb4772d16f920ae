// References as books write them: what they lead to, and that nothing leads out of the book.
#include "book/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive-writer.h"

#define FROM "OPS/text/ch1.xhtml"

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void expect(const char *from, const char *reference, const char *file, const char *fragment)
{
    Path path = path_resolve(arena, text_of(from), text_of(reference));
    if (path.is_outside || !text_is(path.file, file) || !text_is(path.fragment, fragment))
        fail_msg("\"%s\" in \"%s\" is%s \"%.*s\" # \"%.*s\"", reference, from, path.is_outside ? " outside:" : "",
                 TEXT_ARGS(path.file), TEXT_ARGS(path.fragment));
    assert_true(!path.file.size || text_find(path.file, (Text){"", 1}, 0) < path.file.size ||
                source_may_hold(path.file));
}

// RFC 3986, 5.4, without its host: what it says of these is what browsers do.
static void references_are_resolved_as_the_standard_says(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"g", "b/c/g", ""},
        {"./g", "b/c/g", ""},
        {"g/", "b/c/g", ""},
        {"/g", "g", ""},
        {"g?y", "b/c/g", ""},
        {"#s", "b/c/d;p", "s"},
        {"g#s", "b/c/g", "s"},
        {"g?y#s", "b/c/g", "s"},
        {";x", "b/c/;x", ""},
        {"g;x", "b/c/g;x", ""},
        {"g;x?y#s", "b/c/g;x", "s"},
        {"", "b/c/d;p", ""},
        {".", "b/c", ""},
        {"./", "b/c", ""},
        {"..", "b", ""},
        {"../", "b", ""},
        {"../g", "b/g", ""},
        {"../..", "", ""},
        {"../../", "", ""},
        {"../../g", "g", ""},
        {"../../../g", "g", ""},
        {"../../../../g", "g", ""},
        {"/./g", "g", ""},
        {"/../g", "g", ""},
        {"g.", "b/c/g.", ""},
        {".g", "b/c/.g", ""},
        {"g..", "b/c/g..", ""},
        {"..g", "b/c/..g", ""},
        {"./../g", "b/g", ""},
        {"./g/.", "b/c/g", ""},
        {"g/./h", "b/c/g/h", ""},
        {"g/../h", "b/c/h", ""},
        {"g;x=1/./y", "b/c/g;x=1/y", ""},
        {"g;x=1/../y", "b/c/y", ""},
        {"g?y/./x", "b/c/g", ""},
        {"g#s/../x", "b/c/g", "s/../x"},
        {"?y", "b/c/d;p", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect("b/c/d;p", cases[i][0], cases[i][1], cases[i][2]);
}

static void references_are_read_as_books_write_them(void **state)
{
    (void)state;
    expect(FROM, "ch2.xhtml", "OPS/text/ch2.xhtml", "");
    expect(FROM, "../images/a%20b.svg", "OPS/images/a b.svg", "");
    expect(FROM, "../images/a b.svg", "OPS/images/a b.svg", "");
    expect(FROM, "%E5%90%BE.xhtml#%E7%AB%A0", "OPS/text/\u543E.xhtml", "\u7AE0");
    expect(FROM, "\u543E.xhtml#\u7AE0", "OPS/text/\u543E.xhtml", "\u7AE0");
    expect(FROM, "  ch2.xhtml\n", "OPS/text/ch2.xhtml", "");
    expect(FROM, "ch\n\t2.xhtml", "OPS/text/ch2.xhtml", "");
    expect(FROM, "..\\images\\a.svg", "OPS/images/a.svg", "");
    expect(FROM, "..%5Cimages%5Ca.svg", "OPS/images/a.svg", "");
    expect(FROM, "..%2Fimages%2fa.svg", "OPS/images/a.svg", "");
    expect(FROM, "a//b.xhtml", "OPS/text/a/b.xhtml", "");
    expect(FROM, "100%.xhtml", "OPS/text/100%.xhtml", "");
    expect(FROM, "%zz%4.xhtml%", "OPS/text/%zz%4.xhtml%", "");
    expect(FROM, "%25.xhtml", "OPS/text/%.xhtml", "");
    expect(FROM, "%2525.xhtml", "OPS/text/%25.xhtml", "");
    expect(FROM, "caf%E9.xhtml", "OPS/text/caf%E9.xhtml", "");
    expect(FROM, "a%23b.xhtml#c%23d", "OPS/text/a#b.xhtml", "c#d");
    expect(FROM, "a%3Fb.xhtml", "OPS/text/a?b.xhtml", "");
    expect(FROM, "#", FROM, "");
    expect(FROM, "a#b#c", "OPS/text/a", "b#c");
    expect("book.opf", "a.xhtml", "a.xhtml", "");
    expect("", "META-INF/container.xml", "META-INF/container.xml", "");
    expect("", "", "", "");
    expect(FROM, "1:2.xhtml", "OPS/text/1:2.xhtml", "");
    expect(FROM, "./a:b.xhtml", "OPS/text/a:b.xhtml", "");
    expect(FROM, ":a", "OPS/text/:a", "");
}

static void nothing_leads_out_of_the_book(void **state)
{
    (void)state;
    expect(FROM, "../../../../etc/passwd", "etc/passwd", "");
    expect(FROM, "%2e%2e/%2E%2e/..%2f../etc/passwd", "etc/passwd", "");
    expect(FROM, "..\\..\\..\\..\\etc\\passwd", "etc/passwd", "");
    expect(FROM, "/etc/passwd", "etc/passwd", "");
    expect(FROM, "a/../../../../../b", "b", "");
    expect(FROM, "....//....//b", "OPS/text/..../..../b", "");
    expect("../../a", "b", "b", "");
    Path path = path_resolve(arena, TEXT(FROM), TEXT("a%00/../b"));
    assert_false(source_may_hold(path_resolve(arena, TEXT(FROM), TEXT("a%00b")).file));
    assert_true(text_is(path.file, "OPS/text/b"));
}

static void addresses_are_outside(void **state)
{
    (void)state;
    static const char *const addresses[] = {"http://example.org/",  "HTTPS://example.org/a#b",
                                            "mailto:a@example.org", "data:image/png;base64,AAAA",
                                            "file:///etc/passwd",   "javascript:alert(1)",
                                            "tel:+441234",          "urn:isbn:123",
                                            "C:\\book\\a.xhtml",    "//example.org/a",
                                            "\\\\host\\share",      "/\\example.org",
                                            "x-a.b+c1:d",           "epub:a"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        Path path = path_resolve(arena, TEXT(FROM), text_of(addresses[i]));
        if (!path.is_outside || !text_is(path.file, addresses[i]) || path.fragment.size)
            fail_msg("%s", addresses[i]);
    }
    assert_true(path_resolve(arena, TEXT(FROM), TEXT(" ht\ntp://a ")).is_outside);
}

// Whatever is written, what comes of it is a path that a source may hold, or its top, unless it holds a NUL.
static void any_letters_stay_inside(void **state)
{
    (void)state;
    static const char letters[] = {'.', '/', '\\', '%', '2', 'e', 'F', 'a', '#', '?', ' '};
    uint32_t seed = 1;
    for (int i = 0; i < 200000; i++) {
        char reference[12];
        for (size_t j = 0; j < sizeof reference; j++) {
            seed = seed * 1664525 + 1013904223;
            reference[j] = letters[(seed >> 16) % sizeof letters];
        }
        Path path = path_resolve(arena, TEXT("a/b/c"), (Text){reference, sizeof reference});
        if (!path.is_outside && path.file.size && !source_may_hold(path.file))
            fail_msg("\"%.12s\" gives \"%.*s\"", reference, TEXT_ARGS(path.file));
        arena_reset(arena);
    }
}

// ---- Files

static Source *open_book(char *file)
{
    static const ArchivePart parts[] = {
        {.name = {"OPS/a b.xhtml", 13}, .bytes = {"1", 1}},
        {.name = {"OPS/a%20b.xhtml", 15}, .bytes = {"2", 1}},
        {.name = {"OPS/c%20d.xhtml", 15}, .bytes = {"3", 1}},
        {.name = {"OPS/Text/One.XHTML", 18}, .bytes = {"4", 1}},
        {.name = {"OPS/text/one.html", 17}, .bytes = {"5", 1}},
        {.name = {"OPS/Text/one.html", 17}, .bytes = {"6", 1}},
        {.name = {"OPS/cafe\xCC\x81.svg", 14}, .bytes = {"7", 1}},
        {.name = {"OPS/\xC3\x84.svg", 10}, .bytes = {"8", 1}},
        {.name = {"OPS/STRASSE.svg", 15}, .bytes = {"9", 1}},
    };
    int opened = mkstemp(file);
    assert_true(opened >= 0);
    close(opened);
    archive_write(archive_writer_pack(arena, parts, sizeof parts / sizeof *parts), file);
    return source_open(file);
}

static void files_are_found_by_other_names_too(void **state)
{
    (void)state;
    char file[] = "/tmp/lectern-path-XXXXXX";
    Source *source = open_book(file);
    PathNames names = {.source = source, .arena = arena};
    static const char *const cases[][2] = {
        {"a b.xhtml", "OPS/a b.xhtml"},
        {"a%20b.xhtml", "OPS/a b.xhtml"},
        {"a%2520b.xhtml", "OPS/a%20b.xhtml"},
        {"c%20d.xhtml", "OPS/c%20d.xhtml"},
        {"C%20D.xhtml", "OPS/c%20d.xhtml"},
        {"text/one.xhtml", "OPS/Text/One.XHTML"},
        {"text/one.html", "OPS/text/one.html"},
        {"TEXT/one.html", "OPS/Text/one.html"},
        {"../ops/A B.xhtml", "OPS/a b.xhtml"},
        {"caf\u00E9.svg", "OPS/cafe\u0301.svg"},
        {"CAF%C3%89.svg", "OPS/cafe\u0301.svg"},
        {"A%CC%88.svg", "OPS/\u00C4.svg"},
        {"stra\u00DFe.svg", "OPS/STRASSE.svg"},
        {"e.xhtml", ""},
        {"text", ""},
        {"..", ""},
        {"http://example.org/OPS/a%20b.xhtml", ""},
        {"%FF", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Path path = path_resolve(arena, TEXT("OPS/book.opf"), text_of(cases[i][0]));
        Text found = path_find(&names, &path);
        if (!text_is(found, cases[i][1]))
            fail_msg("\"%s\" leads to \"%.*s\"", cases[i][0], TEXT_ARGS(found));
    }
    source_close(source);
    unlink(file);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(references_are_resolved_as_the_standard_says),
        WITH_ARENA(references_are_read_as_books_write_them),
        WITH_ARENA(nothing_leads_out_of_the_book),
        WITH_ARENA(addresses_are_outside),
        WITH_ARENA(any_letters_stay_inside),
        WITH_ARENA(files_are_found_by_other_names_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
