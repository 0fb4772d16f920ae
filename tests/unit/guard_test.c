#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/guard.h"
#include "screen/still-there.h"

// A guard at time 1000, touched then, with a page of words.
static Guard guard_on(int word_count)
{
    Guard guard = {0};
    guard_touch(&guard, 1000);
    guard_watch(&guard, word_count, false, 1000);
    return guard;
}

static void a_short_page_has_two_minutes(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    assert_int_equal(guard_deadline_ms(&guard), 1000 + 120000);
    assert_int_equal(guard_judge(&guard, 120999), GUARD_CALM);
    assert_int_equal(guard_judge(&guard, 121000), GUARD_WARN);
}

// Three times the reading time at 100 words a minute: 66 words are under two minutes, 67 over.
static void a_long_page_has_three_times_its_reading_time(void **state)
{
    (void)state;
    Guard guard = guard_on(66);
    assert_int_equal(guard_deadline_ms(&guard), 121000);
    guard = guard_on(67);
    assert_int_equal(guard_deadline_ms(&guard), 1000 + 67 * 600 * 3);
    guard = guard_on(300);
    assert_int_equal(guard_judge(&guard, 540999), GUARD_CALM);
    assert_int_equal(guard_judge(&guard, 541000), GUARD_WARN);
}

static void staff_may_allow_less_time_but_never_less_than_reading_takes(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    guard.least_ms = 60000;
    assert_int_equal(guard_deadline_ms(&guard), 61000);
    guard_watch(&guard, 200, false, 1000);
    assert_int_equal(guard_deadline_ms(&guard), 361000);
}

static void the_warning_stands_thirty_seconds(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    assert_int_equal(guard_judge(&guard, 125000), GUARD_WARN); // woken late: it counts from when it is shown
    assert_int_equal(guard.warned_ms, 125000);
    assert_int_equal(guard_deadline_ms(&guard), 125000 + STILL_WARNING_MS);
    assert_int_equal(guard_judge(&guard, 154999), GUARD_WARN);
    assert_int_equal(guard_judge(&guard, 155000), GUARD_OVER);
}

static void a_touch_takes_the_warning_back_any_number_of_times(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    int64_t now = 1000;
    for (int i = 0; i < 50; i++) {
        now += 120000;
        assert_int_equal(guard_judge(&guard, now), GUARD_WARN);
        now += STILL_WARNING_MS - 1;
        assert_int_equal(guard_judge(&guard, now), GUARD_WARN);
        guard_touch(&guard, now);
        assert_int_equal(guard_judge(&guard, now), GUARD_CALM);
        assert_int_equal(guard_deadline_ms(&guard), now + 120000);
    }
}

// A timer of three minutes: the clock counts from its end.
static void what_runs_holds_the_clock(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    for (int64_t now = 1000; now <= 181000; now += 1000) {
        guard_watch(&guard, 0, true, now);
        assert_int_equal(guard_judge(&guard, now), GUARD_CALM);
    }
    guard_watch(&guard, 0, false, 182000);
    assert_int_equal(guard_deadline_ms(&guard), 181000 + 120000);
}

static void it_holds_ten_minutes_at_most(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    for (int64_t now = 1000; now <= 720000; now += 1000)
        guard_watch(&guard, 0, true, now);
    assert_int_equal(guard_deadline_ms(&guard), 1000 + GUARD_HELD_MS + 120000);
    assert_int_equal(guard_judge(&guard, 720999), GUARD_CALM);
    assert_int_equal(guard_judge(&guard, 721000), GUARD_WARN);
    // Nor longer where nobody told it the time for a while.
    Guard late = guard_on(0);
    guard_watch(&late, 0, true, 900000);
    assert_int_equal(guard_deadline_ms(&late), 1000 + GUARD_HELD_MS + 120000);
    // A touch gives the ten minutes anew.
    guard_touch(&guard, 721000);
    guard_watch(&guard, 0, true, 800000);
    assert_int_equal(guard_deadline_ms(&guard), 920000);
}

static void a_shown_warning_is_not_held(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    assert_int_equal(guard_judge(&guard, 121000), GUARD_WARN);
    guard_watch(&guard, 0, true, 140000);
    assert_int_equal(guard_judge(&guard, 151000), GUARD_OVER);
}

// Ten minutes from the last sign that did something, each of which begins them anew.
static void touches_on_nothing_hold_it_ten_minutes(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    assert_true(guard_stray(&guard, 1000 + 600000));
    assert_int_equal(guard_deadline_ms(&guard), 1000 + 600000 + 120000);
    assert_false(guard_stray(&guard, 1000 + 600001));
    assert_int_equal(guard_judge(&guard, 721000), GUARD_WARN);
    assert_false(guard_stray(&guard, 722000));
    assert_int_equal(guard_judge(&guard, 751000), GUARD_OVER);
    guard_touch(&guard, 751000);
    assert_true(guard_stray(&guard, 1351000));
}

static void a_touch_on_nothing_takes_the_warning_back(void **state)
{
    (void)state;
    Guard guard = guard_on(0);
    assert_int_equal(guard_judge(&guard, 121000), GUARD_WARN);
    assert_true(guard_stray(&guard, 122000));
    assert_int_equal(guard_judge(&guard, 122000), GUARD_CALM);
    assert_int_equal(guard_deadline_ms(&guard), 242000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(touches_on_nothing_hold_it_ten_minutes),
        cmocka_unit_test(a_touch_on_nothing_takes_the_warning_back),
        cmocka_unit_test(a_short_page_has_two_minutes),
        cmocka_unit_test(a_long_page_has_three_times_its_reading_time),
        cmocka_unit_test(staff_may_allow_less_time_but_never_less_than_reading_takes),
        cmocka_unit_test(the_warning_stands_thirty_seconds),
        cmocka_unit_test(a_touch_takes_the_warning_back_any_number_of_times),
        cmocka_unit_test(what_runs_holds_the_clock),
        cmocka_unit_test(it_holds_ten_minutes_at_most),
        cmocka_unit_test(a_shown_warning_is_not_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
