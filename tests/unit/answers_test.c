#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/answers.h"

// Three questions made by hand: pace (choose: slow, quick), helps (checklist: walk, tea, and rest for the slow), best
// (choose from helps), places (sort: hands, talk into today, later), and again (choose from what is in today).
enum { PACE, HELPS, BEST, PLACES, AGAIN, SLOTS };

static Condition slow_only, quick_only, none_helps, tea_and_slow;
static Ref slow, quick, tea;
static Option pace_options[2], help_options[3], place_options[2];
static Bin bins[2];
static Interaction asked[SLOTS];
static const Interaction *slots[SLOTS];
static Exercise exercise;

static Id named(const char *name)
{
    return id_of(text_of(name));
}

static Ref refers(const char *name)
{
    return (Ref){.id = named(name)};
}

static int write_exercise(void **state)
{
    (void)state;
    slow = refers("slow"), quick = refers("quick"), tea = refers("tea");
    slow_only = (Condition){.name = refers("pace"), .is = &slow, .is_count = 1};
    quick_only = (Condition){.name = refers("pace"), .is = &quick, .is_count = 1};
    none_helps = (Condition){.name = refers("helps"), .is_none = true};
    tea_and_slow = (Condition){.name = refers("helps"), .is = &tea, .is_count = 1, .also = &slow_only};
    pace_options[0] = (Option){.id = slow.id}, pace_options[1] = (Option){.id = quick.id};
    help_options[0] = (Option){.id = named("walk")}, help_options[1] = (Option){.id = tea.id};
    help_options[2] = (Option){.id = named("rest"), .when = &slow_only};
    place_options[0] = (Option){.id = named("hands")}, place_options[1] = (Option){.id = named("talk")};
    bins[0] = (Bin){.id = named("today")}, bins[1] = (Bin){.id = named("later")};
    asked[PACE] = (Interaction){
        .kind = STEP_CHOOSE, .name = named("pace"), .slot = PACE, .options = pace_options, .option_count = 2};
    asked[HELPS] = (Interaction){
        .kind = STEP_CHECKLIST, .name = named("helps"), .slot = HELPS, .options = help_options, .option_count = 3};
    asked[BEST] = (Interaction){.kind = STEP_CHOOSE, .name = named("best"), .slot = BEST, .from = refers("helps")};
    asked[PLACES] = (Interaction){.kind = STEP_SORT,
                                  .name = named("places"),
                                  .slot = PLACES,
                                  .options = place_options,
                                  .option_count = 2,
                                  .bins = bins,
                                  .bin_count = 2};
    asked[AGAIN] = (Interaction){.kind = STEP_CHOOSE,
                                 .name = named("again"),
                                 .slot = AGAIN,
                                 .from = refers("places"),
                                 .from_bin = refers("today")};
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
    Condition stray = {.name = refers("absent"), .is_none = true};
    assert_false(answers_hold(&answers, &exercise, &stray));
}

static void offers_are_those_whose_conditions_hold(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers offers;
    offers = answers_offers(&answers, &exercise, &asked[HELPS]);
    assert_int_equal(offers.count, 2);
    answers_choose(&answers, PACE, 0);
    offers = answers_offers(&answers, &exercise, &asked[HELPS]);
    assert_int_equal(offers.count, 3);
    assert_ptr_equal(offers.at[2].option, &help_options[2]);
    assert_int_equal(offers.at[2].index, 2);
}

static void a_question_may_take_its_options_from_an_answer(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers offers;
    offers = answers_offers(&answers, &exercise, &asked[BEST]);
    assert_int_equal(offers.count, 0);
    answers_toggle(&answers, HELPS, 1);
    offers = answers_offers(&answers, &exercise, &asked[BEST]);
    assert_int_equal(offers.count, 1);
    assert_ptr_equal(offers.at[0].option, &help_options[1]);
    assert_int_equal(offers.at[0].index, 1); // counted where it was written
    answers_choose(&answers, BEST, offers.at[0].index);
    offers = answers_chosen(&answers, &exercise, named("best"), (Id){0});
    assert_int_equal(offers.count, 1);
    assert_true(id_is(offers.at[0].option->id, "tea"));
}

static void things_are_sorted_into_bins_and_out_again(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers offers;
    answers_sort(&answers, PLACES, 0, 0);
    answers_sort(&answers, PLACES, 1, 1);
    offers = answers_chosen(&answers, &exercise, named("places"), (Id){0});
    assert_int_equal(offers.count, 2);
    offers = answers_chosen(&answers, &exercise, named("places"), named("today"));
    assert_int_equal(offers.count, 1);
    assert_true(id_is(offers.at[0].option->id, "hands"));
    offers = answers_offers(&answers, &exercise, &asked[AGAIN]);
    assert_int_equal(offers.count, 1);
    answers_sort(&answers, PLACES, 1, 0);
    offers = answers_offers(&answers, &exercise, &asked[AGAIN]);
    assert_int_equal(offers.count, 2);
    Offers both = answers_offers(&answers, &exercise, &asked[PLACES]);
    assert_true(answers_unsort(&answers, PLACES, &both));
    assert_true(answers_unsort(&answers, PLACES, &both));
    offers = answers_chosen(&answers, &exercise, named("places"), (Id){0});
    assert_int_equal(offers.count, 1);
    assert_true(id_is(offers.at[0].option->id, "hands"));
}

static void placements_are_taken_back_the_last_one_first(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers both = answers_offers(&answers, &exercise, &asked[PLACES]);
    assert_false(answers_can_unsort(&answers, PLACES, &both));
    assert_false(answers_unsort(&answers, PLACES, &both));
    answers_sort(&answers, PLACES, 0, 0);
    answers_sort(&answers, PLACES, 1, 1);
    answers_sort(&answers, PLACES, 0, 1);
    answers_sort(&answers, PLACES, 0, 1); // it is there already: no placement
    assert_false(answers_can_unsort(&answers, HELPS, &both));
    assert_true(answers_unsort(&answers, PLACES, &both));
    assert_int_equal(answers.bins[PLACES][0], 1);
    assert_int_equal(answers.bins[PLACES][1], 2);
    assert_true(answers_unsort(&answers, PLACES, &both));
    assert_int_equal(answers.bins[PLACES][1], 0);
    assert_true(answers_unsort(&answers, PLACES, &both));
    assert_int_equal(answers.bins[PLACES][0], 0);
    assert_false(answers_can_unsort(&answers, PLACES, &both));
}

// What is not offered now keeps its place: nobody would see it move.
static void only_what_is_offered_is_taken_back(void **state)
{
    (void)state;
    Answers answers = fresh();
    answers_sort(&answers, PLACES, 0, 0);
    answers_sort(&answers, PLACES, 1, 1);
    Offers first = {.at = {{&place_options[0], 0}}, .count = 1};
    assert_true(answers_unsort(&answers, PLACES, &first));
    assert_int_equal(answers.bins[PLACES][0], 0);
    assert_int_equal(answers.bins[PLACES][1], 2);
    assert_false(answers_can_unsort(&answers, PLACES, &first));
}

static void the_oldest_of_many_placements_go(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers both = answers_offers(&answers, &exercise, &asked[PLACES]);
    for (int i = 0; i < PLACEMENTS_MOST + 3; i++)
        answers_sort(&answers, PLACES, 0, i % 2);
    int count = 0;
    while (answers_unsort(&answers, PLACES, &both))
        count++;
    assert_int_equal(count, PLACEMENTS_MOST);
    assert_int_equal(answers.bins[PLACES][0], 1); // the third, where the first that is kept came from
}

// They go with the answers: aside and back, and away for good.
static void placements_go_where_their_answers_go(void **state)
{
    (void)state;
    static const Placements none;
    Answers answers = fresh();
    Offers both = answers_offers(&answers, &exercise, &asked[PLACES]);
    answers_sort(&answers, PLACES, 0, 1);
    answers_begin(&answers, named("two"));
    assert_false(answers_can_unsort(&answers, PLACES, &both));
    answers_begin(&answers, named("one"));
    assert_true(answers_can_unsort(&answers, PLACES, &both));
    answers_begin(&answers, named("two"));
    answers_forget(&answers, named("one"));
    for (int i = 0; i < ASIDE_MOST; i++)
        assert_memory_equal(&answers.aside[i].placements, &none, sizeof none);
    answers_begin(&answers, named("one"));
    answers_sort(&answers, PLACES, 0, 1);
    answers_forget(&answers, named("one"));
    assert_memory_equal(&answers.placements, &none, sizeof none);
}

// Rest was ticked by somebody slow who is quick now: it is offered no longer, so it is no answer.
static void an_answer_whose_option_is_gone_counts_no_longer(void **state)
{
    (void)state;
    Answers answers = fresh();
    Offers offers;
    answers_choose(&answers, PACE, 0);
    answers_toggle(&answers, HELPS, 2);
    offers = answers_chosen(&answers, &exercise, named("helps"), (Id){0});
    assert_int_equal(offers.count, 1);
    answers_choose(&answers, PACE, 1);
    offers = answers_chosen(&answers, &exercise, named("helps"), (Id){0});
    assert_int_equal(offers.count, 0);
    assert_true(answers_hold(&answers, &exercise, &none_helps));
}

// ---- answers that depend on each other

enum { MANY = SLOTS_MOST };

// So many checklists, each with as many options as there may be; option i of each is offered when waits_for says so.
typedef struct Web {
    Ref names[MANY], ids[OPTIONS_MOST];
    Condition whens[MANY][OPTIONS_MOST];
    Option options[MANY][OPTIONS_MOST];
    Interaction asked[MANY];
    const Interaction *slots[MANY];
    Exercise exercise;
    Answers answers;
} Web;

static Web web;

// Each option waits for every option of the checklist `steps` before its own, counted in a ring where that is below the
// first; all are ticked.
static void weave(int count, int steps, bool is_ring)
{
    web = (Web){0};
    for (int i = 0; i < OPTIONS_MOST; i++)
        web.ids[i].id = (Id){{'o', (char)('a' + i / 26), (char)('a' + i % 26)}};
    for (int slot = 0; slot < count; slot++) {
        web.names[slot].id = (Id){{'q', (char)('a' + slot / 26), (char)('a' + slot % 26)}};
        web.slots[slot] = &web.asked[slot];
        web.asked[slot] = (Interaction){.kind = STEP_CHECKLIST,
                                        .name = web.names[slot].id,
                                        .slot = slot,
                                        .options = web.options[slot],
                                        .option_count = OPTIONS_MOST};
    }
    web.exercise = (Exercise){.slots = web.slots, .slot_count = count};
    answers_begin(&web.answers, named("web"));
    for (int slot = 0; slot < count; slot++) {
        for (int i = 0; i < OPTIONS_MOST; i++) {
            int other = slot - steps;
            web.whens[slot][i] = (Condition){.is = web.ids, .is_count = OPTIONS_MOST};
            web.whens[slot][i].name = web.names[(other + count) % count];
            web.options[slot][i] =
                (Option){.id = web.ids[i].id, .when = other >= 0 || is_ring ? &web.whens[slot][i] : NULL};
            answers_toggle(&web.answers, slot, i);
        }
    }
}

static int chosen_in(int slot)
{
    return answers_chosen(&web.answers, &web.exercise, web.names[slot].id, (Id){0}).count;
}

static void a_chain_is_judged_once(void **state)
{
    (void)state;
    for (int count = MANY / 4; count <= MANY; count *= 2) {
        weave(count, 1, false);
        assert_int_equal(chosen_in(count - 1), OPTIONS_MOST);
        assert_int_equal(web.answers.judged, (count - 1) * OPTIONS_MOST);
        for (int slot = 0; slot < count; slot++)
            assert_int_equal(chosen_in(slot), OPTIONS_MOST);
        assert_int_equal(web.answers.judged, (count - 1) * OPTIONS_MOST); // nothing has changed since
        for (int i = 0; i < OPTIONS_MOST; i++)
            answers_toggle(&web.answers, 0, i);
        assert_int_equal(chosen_in(count - 1), 0);
    }
}

static void a_circle_is_no_answer(void **state)
{
    (void)state;
    for (int steps = 0; steps < MANY; steps++) { // 0: each waits for itself
        weave(MANY, steps, true);
        for (int slot = 0; slot < MANY; slot++)
            assert_int_equal(chosen_in(slot), 0);
        assert_true(web.answers.judged <= MANY * OPTIONS_MOST);
    }
}

// Each of the two is offered when the other has no answer: neither counts, whoever is asked about first.
static void none_in_a_circle_is_no_answer(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        weave(2, 1, true);
        for (int slot = 0; slot < 2; slot++)
            for (int i = 0; i < OPTIONS_MOST; i++)
                web.whens[slot][i] = (Condition){.name = web.names[1 - slot], .is_none = true};
        assert_int_equal(chosen_in(first), 0);
        assert_int_equal(chosen_in(1 - first), 0);
        assert_true(answers_hold(&web.answers, &web.exercise, &web.whens[first][0]));
    }
}

// What was ticked without a condition was ticked, though its neighbours wait for each other.
static void a_circle_leaves_the_answers_around_it(void **state)
{
    (void)state;
    weave(2, 1, true);
    web.options[0][3].when = NULL;
    assert_int_equal(chosen_in(0), OPTIONS_MOST); // now that one counts, the circle is none
    assert_int_equal(chosen_in(1), OPTIONS_MOST);
    weave(2, 1, true);
    web.options[0][3].when = NULL;
    for (int i = 0; i < OPTIONS_MOST; i++)
        web.whens[1][i] = (Condition){.name = web.names[0], .is = &web.ids[5], .is_count = 1};
    assert_int_equal(chosen_in(0), 1);
    assert_int_equal(chosen_in(1), 0);
}

static void lists_that_are_taken_in_a_circle_are_empty(void **state)
{
    (void)state;
    weave(3, 1, true);
    for (int slot = 0; slot < 3; slot++) {
        web.asked[slot].from = web.names[(slot + 1) % 3];
        web.asked[slot].option_count = 0;
    }
    for (int slot = 0; slot < 3; slot++)
        assert_int_equal(chosen_in(slot), 0);
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
        cmocka_unit_test(placements_are_taken_back_the_last_one_first),
        cmocka_unit_test(only_what_is_offered_is_taken_back),
        cmocka_unit_test(the_oldest_of_many_placements_go),
        cmocka_unit_test(placements_go_where_their_answers_go),
        cmocka_unit_test(an_answer_whose_option_is_gone_counts_no_longer),
        cmocka_unit_test(a_chain_is_judged_once),
        cmocka_unit_test(a_circle_is_no_answer),
        cmocka_unit_test(none_in_a_circle_is_no_answer),
        cmocka_unit_test(a_circle_leaves_the_answers_around_it),
        cmocka_unit_test(lists_that_are_taken_in_a_circle_are_empty),
        cmocka_unit_test(finds_by_name),
    };
    return cmocka_run_group_tests(tests, write_exercise, NULL);
}
