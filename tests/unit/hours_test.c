// When a clinic is open, to the minute.
#include "app/hours.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const OpeningDay day = {.openings = {{540, 750}, {810, 1020}}, .count = 2}, closed = {.count = 0};

static void an_opening_holds_its_first_minute_and_not_its_last(void **state)
{
    (void)state;
    assert_false(hours_are_open(&day, 539));
    assert_true(hours_are_open(&day, 540));
    assert_true(hours_are_open(&day, 749));
    assert_false(hours_are_open(&day, 750));
    assert_true(hours_are_open(&day, 810));
    assert_false(hours_are_open(&day, 1439));
    assert_false(hours_are_open(&closed, 600));
}

static void changes_are_known_ahead(void **state)
{
    (void)state;
    assert_int_equal(hours_until_change(&day, 0), 540);
    assert_int_equal(hours_until_change(&day, 539), 1);
    assert_int_equal(hours_until_change(&day, 540), 210);
    assert_int_equal(hours_until_change(&day, 1020), 420); // until midnight
    assert_int_equal(hours_until_change(&closed, 0), 1440);
    assert_int_equal(hours_until_change(&closed, 1439), 1);
}

static void one_opening_in_a_week_sets_them(void **state)
{
    (void)state;
    Hours hours = {0};
    assert_false(hours_are_set(&hours));
    hours.days[6] = day;
    assert_true(hours_are_set(&hours));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_opening_holds_its_first_minute_and_not_its_last),
        cmocka_unit_test(changes_are_known_ahead),
        cmocka_unit_test(one_opening_in_a_week_sets_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
