#include "proof/disguise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "proof/proof.h"

static void expect(const char *text, DisguiseKind kind, size_t at)
{
    DisguiseReading reading = disguise_read(text_of(text), NULL);
    Disguise found;
    assert_true(disguise_next(&reading, &found));
    assert_int_equal(found.kind, kind);
    assert_int_equal(found.at, at);
    assert_false(disguise_next(&reading, &found));
}

static void tells_what_is_seen_otherwise(void **state)
{
    (void)state;
    expect("0800 \u202E4321 765", DISGUISE_DIRECTION, 5);
    expect("a\u200Eb", DISGUISE_DIRECTION, 1);
    expect("\u061C1", DISGUISE_DIRECTION, 0);
    expect("a\u2066", DISGUISE_DIRECTION, 1);
    expect("020\u200B7946", DISGUISE_INVISIBLE, 3);
    expect("soft\u00ADly", DISGUISE_INVISIBLE, 4);
    expect("1\u200D2", DISGUISE_INVISIBLE, 1);
    expect("a\uFEFF", DISGUISE_INVISIBLE, 1);
    expect("p\u0430y", DISGUISE_LETTERS, 1); // once a word
    expect("020 \u0667\u0668", DISGUISE_DIGITS, 4);
}

static void lets_be_what_each_script_needs(void **state)
{
    (void)state;
    static const char *const plain[] = {
        "020 7946 0812 (24 h)",
        "Люди and people",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "👩\u200D👧",
        "٠٢٠ ٧٩٤٦ abc",
        "café ohne",
        "",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        DisguiseReading reading = disguise_read(text_of(plain[i]), NULL);
        Disguise found;
        if (disguise_next(&reading, &found))
            fail_msg("%s: U+%04X", plain[i], found.point);
    }
}

static bool turns(const char *text)
{
    DisguiseReading reading = disguise_read(text_of(text), NULL);
    Disguise found;
    return disguise_next(&reading, &found) && found.turns_number;
}

static void only_controls_beside_digits_turn_numbers(void **state)
{
    (void)state;
    assert_true(turns("0800 \u202E4321"));
    assert_true(turns("0800\u202C x"));
    assert_true(turns("\u200E+44"));
    assert_false(turns("שלום\u200F!"));
    assert_false(turns("1\u200B2"));
}

// What check says of a page of support, its name left out.
static void expect_told(const char *inside, const char *told)
{
    char path[] = "/tmp/lectern-disguise-XXXXXX";
    FILE *page = fdopen(mkstemp(path), "w");
    assert_non_null(page);
    fprintf(page,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<support xmlns=\"urn:lectern:content:1\" "
            "xml:lang=\"en\">\n%s</support>\n",
            inside);
    fclose(page);
    Problems problems = {.arena = arena_create()};
    proof_path(path, NULL, &problems);
    unlink(path);
    Text seen = TEXT("");
    for (int i = 0; i < problems.list.count; i++) {
        const Problem *problem = &problems.list.at[i];
        if (problem->severity == SEVERITY_ERROR)
            seen = text_format(problems.arena, "%.*s%d:%d %.*s\n", TEXT_ARGS(seen), problem->at.line,
                               problem->at.column, TEXT_ARGS(problem->sentence));
    }
    assert_string_equal(text_string(problems.arena, seen), told);
    arena_destroy(problems.arena);
}

static void check_tells_where(void **state)
{
    (void)state;
    expect_told(
        "<p>Call us.</p><place checked=\"2026-01-01\"><name>Desk</name><reach>0800 &#x202E;4321</reach></place>",
        "3:73 a control of direction, U+202E, stands here\n");
    expect_told("<p>Wait\u200B here, \u0430nd we come.</p>",
                "3:8 an invisible sign, U+200B, stands here\n"
                "3:17 this word has letters of two alphabets that look alike; "
                "here is U+006E\n");
    expect_told("<p>Call 020 7946.</p>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_is_seen_otherwise),
        cmocka_unit_test(lets_be_what_each_script_needs),
        cmocka_unit_test(only_controls_beside_digits_turn_numbers),
        cmocka_unit_test(check_tells_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
