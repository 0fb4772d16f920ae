#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/options.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Faults go to standard error; they are caught in a file for as long as a test runs.
static char faults[1024];
static int kept_stderr;
static FILE *caught;

static int catch_faults(void **state)
{
    (void)state;
    faults[0] = 0;
    caught = tmpfile();
    if (!caught)
        return -1;
    fflush(stderr);
    kept_stderr = dup(STDERR_FILENO);
    return dup2(fileno(caught), STDERR_FILENO) < 0;
}

static const char *faults_so_far(void)
{
    fflush(stderr);
    rewind(caught);
    faults[fread(faults, 1, sizeof faults - 1, caught)] = 0;
    return faults;
}

static int release_faults(void **state)
{
    (void)state;
    fflush(stderr);
    dup2(kept_stderr, STDERR_FILENO);
    close(kept_stderr);
    fclose(caught);
    return 0;
}

static Options options_of(int argc, const char **argv)
{
    return options_begin(argc, (char **)argv);
}

static void hands_out_words_in_turn(void **state)
{
    (void)state;
    const char *argv[] = {"shots", "content", "--out", "folder", "more"};
    Options options = options_of(5, argv);
    assert_string_equal(options_next(&options), "content");
    const char *word = options_next(&options);
    assert_false(options_is_valued(&options, word, "--window"));
    assert_true(options_is_valued(&options, word, "--out"));
    assert_string_equal(options.value, "folder");
    assert_string_equal(options_next(&options), "more");
    assert_null(options_next(&options));
    assert_false(options.is_faulty);
}

static void takes_a_value_after_an_equals_sign(void **state)
{
    (void)state;
    const char *argv[] = {"shots", "--out=a=b", "--outer=x"};
    Options options = options_of(3, argv);
    const char *word = options_next(&options);
    assert_true(options_is_valued(&options, word, "--out"));
    assert_string_equal(options.value, "a=b");
    word = options_next(&options);
    assert_false(options_is_valued(&options, word, "--out"));
    assert_false(options_is(&options, word, "--outer"));
}

static void misses_a_value(void **state)
{
    (void)state;
    const char *last[] = {"shots", "--out"}, *empty[] = {"shots", "--out=", "more"};
    Options options = options_of(2, last);
    options_is_valued(&options, options_next(&options), "--out");
    assert_true(options.is_faulty);
    assert_string_equal(faults_so_far(), "lectern shots: --out needs a value; lectern shots --help tells how\n");
    options = options_of(3, empty);
    options_is_valued(&options, options_next(&options), "--out");
    assert_true(options.is_faulty);
    assert_null(options_next(&options)); // after a fault nothing more is read
}

static void names_what_it_does_not_know(void **state)
{
    (void)state;
    const char *argv[] = {"check", "--jsn"};
    Options options = options_of(2, argv);
    options_reject(&options, options_next(&options));
    assert_true(options.is_faulty);
    assert_string_equal(faults_so_far(),
                        "lectern check: \"--jsn\" is not understood; lectern check --help tells how\n");
}

static void reads_sizes(void **state)
{
    (void)state;
    Size size = {0};
    assert_true(options_size("1280x800", &size));
    assert_int_equal(size.w, 1280);
    assert_int_equal(size.h, 800);
    assert_true(options_size("160x160", &size));
    assert_true(options_size("16384x16384", &size));
    static const char *const wrong[] = {"",        "1280",    "1280x",     "x800",     "1280x800x2", "1280x800 ",
                                        "159x800", "800x159", "16385x800", "-800x600", "1280*800"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(options_size(wrong[i], &size));
}

static void reads_themes(void **state)
{
    (void)state;
    ThemeId theme = THEME_COUNT;
    for (int id = 0; id < THEME_COUNT; id++) {
        assert_true(options_theme(theme_name((ThemeId)id), &theme));
        assert_int_equal(theme, id);
    }
    assert_false(options_theme("Day", &theme));
    assert_false(options_theme("", &theme));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_out_words_in_turn),
        cmocka_unit_test(takes_a_value_after_an_equals_sign),
        cmocka_unit_test_setup_teardown(misses_a_value, catch_faults, release_faults),
        cmocka_unit_test_setup_teardown(names_what_it_does_not_know, catch_faults, release_faults),
        cmocka_unit_test(reads_sizes),
        cmocka_unit_test(reads_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
