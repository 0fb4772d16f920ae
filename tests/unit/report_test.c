// What the player says of itself leaves by four words, and by no others.
#include "app/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void what_is_printed_is_read(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    for (int trust = CLOCK_UNSURE; trust <= CLOCK_KEPT; trust++) {
        Report report = {(ClockTrust)trust, 7, 3, 1}, read;
        assert_true(report_read(report_print(arena, &report), &read));
        assert_int_equal(read.trust, trust);
        assert_int_equal(read.given_up, 7);
        assert_int_equal(read.faults, 3);
        assert_int_equal(read.hangs, 1);
    }
    arena_destroy(arena);
}

static void nothing_else_is_read(void **state)
{
    (void)state;
    static const char *const others[] = {"",
                                         "kept",
                                         "kept 0 3",
                                         "kept 0 3 1 4",
                                         "trusted 0 3 1",
                                         "kept 0 3 -1",
                                         "kept 0 3 1e3",
                                         "kept x 3 1",
                                         "kept 99999999 0 0"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        Report read = {CLOCK_KEPT, 7, 3, 1};
        assert_false(report_read(text_of(others[i]), &read));
        assert_int_equal(read.faults + read.hangs + read.given_up, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_is_read),
        cmocka_unit_test(nothing_else_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
