#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "fixed_metrics.h"
#include "screen/hand-over.h"
#include "screen/riders-met.h"

static Frame showing(Arena *arena, const char *scope, const char *rider)
{
    Theme theme = fixed_theme(800, 600);
    Frame frame = frame_begin(arena, &theme);
    frame.rider_scope = id_of(text_of(scope));
    *array_push(arena, &frame.riders) = id_of(text_of(rider));
    return frame;
}

static void meet(RidersMet *met, Arena *arena, const char *scope, const char *rider)
{
    Frame frame = showing(arena, scope, rider);
    riders_met_add(met, &frame);
}

static void riders_are_met_once_in_each_scope(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    RidersMet met = {0};
    Id quiet[RIDERS_MET_MOST], book = id_of(TEXT("book"));
    meet(&met, arena, "book", "consent");
    meet(&met, arena, "book", "consent");
    meet(&met, arena, "other", "consent");
    meet(&met, arena, "book", "medical");
    assert_int_equal(met.count, 3);
    assert_int_equal(riders_met_list(&met, met.count, book, quiet), 2);
    assert_string_equal(quiet[1].at, "medical");
    // What came after one's own coming stands in full.
    assert_int_equal(riders_met_list(&met, 1, book, quiet), 1);
    assert_int_equal(riders_met_list(&met, 0, book, quiet), 0);
    arena_destroy(arena);
}

static void beyond_the_most_none_is_met(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    RidersMet met = {0};
    for (int i = 0; i < 2 * RIDERS_MET_MOST; i++) {
        char name[16];
        snprintf(name, sizeof name, "r%d", i);
        meet(&met, arena, "book", name);
    }
    assert_int_equal(met.count, RIDERS_MET_MOST);
    arena_destroy(arena);
}

static void an_exercise_changes_hands(void **state)
{
    (void)state;
    const Interaction plain = {0};
    const Step steps[] = {
        {.interaction = &plain},
        {.who = WHO_FIRST, .interaction = &plain},
        {.interaction = &plain},
        {.who = WHO_SECOND, .interaction = &plain},
        {.who = WHO_FIRST, .interaction = &plain},
    };
    const Exercise both = {.steps = steps, .step_count = 5}, alone = {.steps = steps, .step_count = 1};
    const uint16_t trail[] = {0, 1, 2, 3, 4};
    assert_true(hand_over_is_for_two(&both));
    assert_false(hand_over_is_for_two(&alone));
    static const int expected[] = {0, 0, 0, 0, 1, 2};
    for (int count = 0; count <= 5; count++)
        assert_int_equal(hand_over_count(&(HandOverWay){&both, trail, count, 0}), expected[count]);
    assert_int_equal(hand_over_count(&(HandOverWay){&both, trail, 5, 3}), 5);
}

static void turns_are_for_two_where_they_say_so(void **state)
{
    (void)state;
    const Turn two[] = {{.who = WHO_FIRST}}, one[] = {{.who = WHO_ALONE}};
    const Interaction for_two = {.turns = two, .turn_count = 1}, for_one = {.turns = one, .turn_count = 1};
    const Step steps[] = {{.interaction = &for_one}, {.interaction = &for_two}};
    assert_false(hand_over_is_for_two(&(Exercise){.steps = steps, .step_count = 1}));
    assert_true(hand_over_is_for_two(&(Exercise){.steps = steps, .step_count = 2}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(riders_are_met_once_in_each_scope),
        cmocka_unit_test(beyond_the_most_none_is_met),
        cmocka_unit_test(an_exercise_changes_hands),
        cmocka_unit_test(turns_are_for_two_where_they_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
