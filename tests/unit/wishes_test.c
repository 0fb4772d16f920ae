// The preferences that hold: the clinic's, what was asked for before a visit, what is chosen in it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/wishes.h"

static const Preferences clinic = {.text_step = 4, .theme = THEME_NIGHT};

static void what_the_clinic_set_holds_first(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    assert_int_equal(wishes.present.text_step, 4);
    assert_int_equal(wishes.present.theme, THEME_NIGHT);
    assert_int_equal(wishes_due_ms(&wishes), INT64_MAX);
    assert_false(wishes_lapse(&wishes, INT64_MAX - 1));
}

static void what_was_asked_for_early_lapses(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    wishes_ask(&wishes, 1000)->is_spoken = true;
    assert_int_equal(wishes_due_ms(&wishes), 1000 + WISHES_EARLY_MS);
    wishes_renew(&wishes, 5000);
    assert_false(wishes_lapse(&wishes, 1000 + WISHES_EARLY_MS));
    assert_true(wishes.present.is_spoken);
    assert_true(wishes_lapse(&wishes, 5000 + WISHES_EARLY_MS));
    assert_false(wishes.present.is_spoken);
    assert_int_equal(wishes_due_ms(&wishes), INT64_MAX);
}

static void presence_alone_asks_for_nothing(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    wishes_renew(&wishes, 5000);
    assert_int_equal(wishes_due_ms(&wishes), INT64_MAX);
}

static void a_visit_takes_it_along_and_ends_it(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    wishes_ask(&wishes, 0)->is_spoken = true;
    wishes_begin(&wishes);
    assert_true(wishes.present.is_spoken);
    wishes_ask(&wishes, 0)->theme = THEME_DAY;
    assert_int_equal(wishes_due_ms(&wishes), INT64_MAX); // it lasts as long as the visit
    wishes_end(&wishes);
    assert_false(wishes.present.is_spoken);
    assert_int_equal(wishes.present.theme, THEME_NIGHT);
}

static void a_visit_begun_over_another_knows_nothing_of_it(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    wishes_begin(&wishes);
    wishes_ask(&wishes, 0)->is_spoken = true;
    wishes.clinic.text_step = 5;
    wishes_begin(&wishes);
    assert_false(wishes.present.is_spoken);
    assert_int_equal(wishes.present.text_step, 5);
}

static void the_clinic_sets_it_anew(void **state)
{
    (void)state;
    Wishes wishes = wishes_of(&clinic);
    wishes_begin(&wishes);
    wishes_ask(&wishes, 0)->is_spoken = true;
    wishes_set(&wishes, &(Preferences){.text_step = 5, .theme = THEME_DAY, .is_still = true});
    assert_int_equal(wishes.present.text_step, 5);
    assert_int_equal(wishes.present.theme, THEME_DAY);
    assert_true(wishes.present.is_spoken); // what else was asked for stays
    assert_false(wishes.present.is_still);
    wishes_end(&wishes);
    assert_true(wishes.present.is_still);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_clinic_set_holds_first),
        cmocka_unit_test(what_was_asked_for_early_lapses),
        cmocka_unit_test(presence_alone_asks_for_nothing),
        cmocka_unit_test(a_visit_takes_it_along_and_ends_it),
        cmocka_unit_test(a_visit_begun_over_another_knows_nothing_of_it),
        cmocka_unit_test(the_clinic_sets_it_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
