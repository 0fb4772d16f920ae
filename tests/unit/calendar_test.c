// Days since 1970, dates, weekdays and months, at the seams of the calendar.
#include "base/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    static const struct {
        const char *date;
        int day, weekday;
    } cases[] = {{"1970-01-02", 1, 5},
                 {"2000-02-29", 11016, 2},
                 {"2026-11-30", 20787, 1},
                 {"2027-01-31", 20849, 0},
                 {"2100-03-01", 47541, 1},
                 {"2026-2-3", 20487, 2},
                 {"", 0, 4},
                 {"tomorrow", 0, 4},
                 {"2026-13-01", 0, 4}};
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(calendar_day(text_of(cases[i].date)), cases[i].day);
        assert_int_equal(calendar_weekday(cases[i].day), cases[i].weekday);
    }
    for (int day = 0; day < 60000; day += 7)
        assert_int_equal(calendar_day(calendar_print(arena, day)), day);
    arena_destroy(arena);
}

static void months_keep_the_day_where_they_have_it(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months;
        const char *to;
    } cases[] = {{"2026-11-30", 1, "2026-12-30"},  {"2026-11-30", 3, "2027-02-28"},   {"2027-12-31", 2, "2028-02-29"},
                 {"2026-12-31", 1, "2027-01-31"},  {"2027-03-31", -1, "2027-02-28"},  {"2027-01-15", -1, "2026-12-15"},
                 {"2028-02-29", 12, "2029-02-28"}, {"2029-02-28", -12, "2028-02-28"}, {"2026-05-31", 0, "2026-05-31"}};
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int day = calendar_move(calendar_day(text_of(cases[i].from)), cases[i].months);
        assert_string_equal(calendar_print(arena, day).at, cases[i].to);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(months_keep_the_day_where_they_have_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
