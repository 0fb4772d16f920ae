// When a clinic is open, to the minute.
#include "screen/hours.h"

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

// ---- changing a day

static void a_time_moves_between_its_neighbours(void **state)
{
    (void)state;
    OpeningDay moved = day;
    assert_true(hours_move(&moved, 1, 45));
    assert_int_equal(hours_time(&moved, 1), 795);
    assert_false(hours_move(&moved, 1, 15)); // it would meet the afternoon
    assert_false(hours_move(&moved, 2, -15));
    assert_false(hours_move(&moved, 0, -541));
    assert_false(hours_move(&moved, 3, 420)); // midnight is the next day's
    assert_false(hours_move(&moved, 4, 15));
    assert_false(hours_move(&moved, -1, 15));
    assert_int_equal(hours_time(&moved, 1), 795);
    assert_true(hours_move(&moved, 3, 419));
}

static void breaks_come_and_go(void **state)
{
    (void)state;
    OpeningDay parted = {.openings = {{540, 1020}}, .count = 1};
    assert_true(hours_part(&parted));
    assert_int_equal(parted.count, 2);
    assert_int_equal(parted.openings[0].to, 750);
    assert_int_equal(parted.openings[1].from, 810);
    assert_true(hours_part(&parted));
    assert_false(hours_part(&parted)); // three openings are the most
    assert_true(hours_join(&parted) && hours_join(&parted));
    assert_false(hours_join(&parted));
    assert_int_equal(parted.openings[0].from, 540);
    assert_int_equal(parted.openings[0].to, 1020);
    OpeningDay brief = {.openings = {{540, 600}}, .count = 1}, none = closed;
    assert_false(hours_part(&brief) || hours_part(&none) || hours_join(&none));
}

static void a_day_travels_as_a_word(void **state)
{
    (void)state;
    static const char *const wrong[] = {"540",      "540-",  "540-540",         "750-540", "540-750 700-800",
                                        "540-1440", "-5-20", "1-2 3-4 5-6 7-8", "open"};
    Arena *arena = arena_create();
    OpeningDay back;
    assert_true(text_is(hours_print(arena, &day), "540-750 810-1020"));
    assert_true(hours_read(hours_print(arena, &day), &back));
    assert_int_equal(back.count, 2);
    assert_int_equal(back.openings[1].to, 1020);
    assert_true(hours_read(hours_print(arena, &closed), &back));
    assert_int_equal(back.count, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(hours_read(text_of(wrong[i]), &back));
        assert_int_equal(back.count, 0);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_opening_holds_its_first_minute_and_not_its_last),
        cmocka_unit_test(changes_are_known_ahead),
        cmocka_unit_test(one_opening_in_a_week_sets_them),
        cmocka_unit_test(a_time_moves_between_its_neighbours),
        cmocka_unit_test(breaks_come_and_go),
        cmocka_unit_test(a_day_travels_as_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
