#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/answers.h"

// Three questions made by hand: pace (choose: slow, quick), helps (checklist: walk, tea, and rest for the slow), best (choose from
// helps), places (sort: hands, talk into today, later), and again (choose from what is in today).
enum { PACE, HELPS, BEST, PLACES, AGAIN, SLOTS };

static Condition slow_only, quick_only, none_helps, tea_and_slow;
static Id slow_id, quick_id, tea_id;
static Option pace_options[2], help_options[3], place_options[2];
static Bin bins[2];
static Interaction asked[SLOTS];
static const Interaction *slots[SLOTS];
static Exercise exercise;

static Id named(const char *name)
{
    return id_of(text_of(name));
}

static int write_exercise(void **state)
{
    (void)state;
    slow_id = named("slow"), quick_id = named("quick"), tea_id = named("tea");
    slow_only = (Condition){.name = named("pace"), .is = &slow_id, .is_count = 1};
    quick_only = (Condition){.name = named("pace"), .is = &quick_id, .is_count = 1};
    none_helps = (Condition){.name = named("helps"), .is_none = true};
    tea_and_slow = (Condition){.name = named("helps"), .is = &tea_id, .is_count = 1, .also = &slow_only};
    pace_options[0] = (Option){.id = slow_id}, pace_options[1] = (Option){.id = quick_id};
    help_options[0] = (Option){.id = named("walk")}, help_options[1] = (Option){.id = tea_id};
    help_options[2] = (Option){.id = named("rest"), .when = &slow_only};
    place_options[0] = (Option){.id = named("hands")}, place_options[1] = (Option){.id = named("talk")};
    bins[0] = (Bin){.id = named("today")}, bins[1] = (Bin){.id = named("later")};
    asked[PACE] = (Interaction){.kind = STEP_CHOOSE, .name = named("pace"), .slot = PACE, .options = pace_options, .option_count = 2};
    asked[HELPS] = (Interaction){.kind = STEP_CHECKLIST, .name = named("helps"), .slot = HELPS, .options = help_options, .option_count = 3};
    asked[BEST] = (Interaction){.kind = STEP_CHOOSE, .name = named("best"), .slot = BEST, .from = named("helps")};
    asked[PLACES] = (Interaction){.kind = STEP_SORT, .name = named("places"), .slot = PLACES, .options = place_options,
                                  .option_count = 2, .bins = bins, .bin_count = 2};
    asked[AGAIN] = (Interaction){.kind = STEP_CHOOSE, .name = named("again"), .slot = AGAIN, .from = named("places"), .from_bin = named("today")};
    for (int i = 0; i < SLOTS; i++)
        slots[i] = &asked[i];
    exercise = (Exercise){.slots = slots, .slot_count = SLOTS};
    return 0;
}

static Answers fresh(void)
{
    Answers answers = {0};
    answers_begin(&answers, named("one"));
    return answers;
}

static void one_answer_replaces_another(void **state)
{
    (void)state;
    Answers answers = fresh();
    assert_int_equal(answers_count(&answers, PACE), 0);
    answers_choose(&answers, PACE, 0);
    answers_choose(&answers, PACE, 1);
    assert_false(answers_has(&answers, PACE, 0));
    assert_true(answers_has(&answers, PACE, 1));
    assert_int_equal(answers_count(&answers, PACE), 1);
    assert_int_equal(answers_count(&answers, HELPS), 0);
}

static void ticks_come_and_go(void **state)
{
    (void)state;
    Answers answers = fresh();
    answers_toggle(&answers, HELPS, 0);
    answers_toggle(&answers, HELPS, 2);
    assert_int_equal(answers_count(&answers, HELPS), 2);
    answers_toggle(&answers, HELPS, 0);
    assert_int_equal(answers_count(&answers, HELPS), 1);
    assert_true(answers_has(&answers, HELPS, 2));
}

static void every_change_is_counted(void **state)
{
    (void)state;
    Answers answers = fresh();
    uint32_t before = answers.changes;
    answers_choose(&answers, PACE, 0);
    answers_toggle(&answers, HELPS, 1);
    answers_sort(&answers, PLACES, 0, 1);
    assert_int_equal(answers.changes - before, 3);
}

static void another_exercise_begins_empty(void **state)
{
    (void)state;
    Answers answers = fresh();
    answers_choose(&answers, PACE, 1);
    answers_begin(&answers, named("one")); // the same: kept
    assert_true(answers_has(&answers, PACE, 1));
    answers_begin(&answers, named("two"));
    assert_int_equal(answers_count(&answers, PACE), 0);
    assert_true(id_is(answers.item, "two"));
}

static void conditions_heed_what_was_chosen(void **state)
{
    (void)state;
    Answers answers = fresh();
    assert_true(answers_hold(&answers, &exercise, NULL));
    assert_false(answers_hold(&answers, &exercise, &slow_only));
    assert_true(answers_hold(&answers, &exercise, &none_helps));
    answers_choose(&answers, PACE, 0);
    assert_true(answers_hold(&answers, &exercise, &slow_only));
    assert_false(answers_hold(&answers, &exercise, &quick_only));
    answers_toggle(&answers, HELPS, 1);
    assert_false(answers_hold(&answers, &exercise, &none_helps));
    assert_true(answers_hold(&answers, &exercise, &tea_and_slow));
    answers_choose(&answers, PACE, 1); // the outer condition must hold as well
    assert_false(answers_hold(&answers, &exercise, &tea_and_slow));
}

static void a_condition_on_nothing_known_does_not_hold(void **state)
{
    (void)state;
    Answers answers = fresh();
    Condition stray = {.name = named("absent"), .is_none = true};
    assert_false(answers_hold(&answers, &exercise, &stray));
}

static void offers_are_those_whose_conditions_hold(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offer offers[OPTIONS_MOST];
    assert_int_equal(answers_offers(&answers, &exercise, &asked[HELPS], offers), 2);
    answers_choose(&answers, PACE, 0);
    assert_int_equal(answers_offers(&answers, &exercise, &asked[HELPS], offers), 3);
    assert_ptr_equal(offers[2].option, &help_options[2]);
    assert_int_equal(offers[2].index, 2);
}

static void a_question_may_take_its_options_from_an_answer(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offer offers[OPTIONS_MOST];
    assert_int_equal(answers_offers(&answers, &exercise, &asked[BEST], offers), 0);
    answers_toggle(&answers, HELPS, 1);
    assert_int_equal(answers_offers(&answers, &exercise, &asked[BEST], offers), 1);
    assert_ptr_equal(offers[0].option, &help_options[1]);
    assert_int_equal(offers[0].index, 1); // counted where it was written
    answers_choose(&answers, BEST, offers[0].index);
    assert_int_equal(answers_chosen(&answers, &exercise, named("best"), (Id){0}, offers), 1);
    assert_true(id_is(offers[0].option->id, "tea"));
}

static void things_are_sorted_into_bins_and_out_again(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offer offers[OPTIONS_MOST];
    answers_sort(&answers, PLACES, 0, 0);
    answers_sort(&answers, PLACES, 1, 1);
    assert_int_equal(answers_chosen(&answers, &exercise, named("places"), (Id){0}, offers), 2);
    assert_int_equal(answers_chosen(&answers, &exercise, named("places"), named("today"), offers), 1);
    assert_true(id_is(offers[0].option->id, "hands"));
    assert_int_equal(answers_offers(&answers, &exercise, &asked[AGAIN], offers), 1);
    answers_sort(&answers, PLACES, 1, 0);
    assert_int_equal(answers_offers(&answers, &exercise, &asked[AGAIN], offers), 2);
    answers_sort(&answers, PLACES, 0, -1);
    assert_int_equal(answers_chosen(&answers, &exercise, named("places"), (Id){0}, offers), 1);
    assert_true(id_is(offers[0].option->id, "talk"));
}

// Rest was ticked by somebody slow who is quick now: it is offered no longer, so it is no answer.
static void an_answer_whose_option_is_gone_counts_no_longer(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offer offers[OPTIONS_MOST];
    answers_choose(&answers, PACE, 0);
    answers_toggle(&answers, HELPS, 2);
    assert_int_equal(answers_chosen(&answers, &exercise, named("helps"), (Id){0}, offers), 1);
    answers_choose(&answers, PACE, 1);
    assert_int_equal(answers_chosen(&answers, &exercise, named("helps"), (Id){0}, offers), 0);
    assert_true(answers_hold(&answers, &exercise, &none_helps));
}

static void finds_by_name(void **state)
{
    (void)state;
    assert_ptr_equal(answers_find(&exercise, named("best")), &asked[BEST]);
    assert_null(answers_find(&exercise, named("absent")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_answer_replaces_another),
        cmocka_unit_test(ticks_come_and_go),
        cmocka_unit_test(every_change_is_counted),
        cmocka_unit_test(another_exercise_begins_empty),
        cmocka_unit_test(conditions_heed_what_was_chosen),
        cmocka_unit_test(a_condition_on_nothing_known_does_not_hold),
        cmocka_unit_test(offers_are_those_whose_conditions_hold),
        cmocka_unit_test(a_question_may_take_its_options_from_an_answer),
        cmocka_unit_test(things_are_sorted_into_bins_and_out_again),
        cmocka_unit_test(an_answer_whose_option_is_gone_counts_no_longer),
        cmocka_unit_test(finds_by_name),
    };
    return cmocka_run_group_tests(tests, write_exercise, NULL);
}
