#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "proof/step-graph.h"

// An exercise made by hand: the first step asks which way, left or right, and those after it are written by a test.
typedef struct Fixture {
    Arena *arena;
    Ref left, right;
    Condition is_left, is_right;
    Option options[2];
    Interaction way, words;
    const Interaction *slots[1];
    Step *steps;
    Exercise exercise;
} Fixture;

static Ref refer(const char *format, int number)
{
    char name[ID_SIZE];
    snprintf(name, sizeof name, format, number);
    return (Ref){.id = id_of(text_of(name))};
}

// Steps s-0 .. s-(count - 1), all plain but the first.
static void make_steps(Fixture *fixture, int count)
{
    fixture->steps = arena_many(fixture->arena, Step, count);
    for (int i = 0; i < count; i++)
        fixture->steps[i] = (Step){.id = refer("s-%d", i).id, .interaction = i ? &fixture->words : &fixture->way};
    fixture->exercise =
        (Exercise){.steps = fixture->steps, .step_count = count, .slots = fixture->slots, .slot_count = 1};
}

static int open_fixture(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.arena = arena_create(), .left = refer("left", 0), .right = refer("right", 0)};
    Ref way = refer("way", 0);
    fixture.is_left = (Condition){.name = way, .is = &fixture.left, .is_count = 1};
    fixture.is_right = (Condition){.name = way, .is = &fixture.right, .is_count = 1};
    fixture.options[0] = (Option){.id = fixture.left.id};
    fixture.options[1] = (Option){.id = fixture.right.id};
    fixture.way = (Interaction){.kind = STEP_CHOOSE, .name = way.id, .options = fixture.options, .option_count = 2};
    fixture.words = (Interaction){.kind = STEP_TEXT, .slot = -1};
    fixture.slots[0] = &fixture.way;
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    arena_destroy(((Fixture *)*state)->arena);
    return 0;
}

typedef void Writing(Fixture *fixture, int count);

static void write_conditions(Fixture *fixture, int count)
{
    for (int i = 1; i < count; i++)
        fixture->steps[i].when = i % 2 ? &fixture->is_left : &fixture->is_right;
}

static void write_jumps_ahead(Fixture *fixture, int count)
{
    for (int i = 1; i < count; i++)
        fixture->steps[i].next = refer("s-%d", i + 3 < count ? i + 3 : count - 1);
    fixture->options[0].go_to = refer("s-%d", 2);
    fixture->steps[count - 1].next = (Ref){0};
}

// The way leads from the last step to the first, against the order of the file.
static void write_backwards(Fixture *fixture, int count)
{
    fixture->steps[0].next = refer("s-%d", count - 1);
    for (int i = 2; i < count; i++)
        fixture->steps[i].next = refer("s-%d", i - 1);
    fixture->steps[1].next = refer("s-%d", count / 2);
}

// Each step may be left for the one before it.
static void write_returns(Fixture *fixture, int count)
{
    Interaction *back = arena_many(fixture->arena, Interaction, count);
    for (int i = 1; i < count; i++) {
        Option *options = arena_many(fixture->arena, Option, 2);
        options[0] = (Option){.id = fixture->left.id, .go_to = refer("s-%d", i - 1)};
        options[1] = (Option){.id = fixture->right.id};
        back[i] = (Interaction){.kind = STEP_CHOOSE, .slot = -1, .options = options, .option_count = 2};
        fixture->steps[i].interaction = &back[i];
    }
}

static void paths_cost_what_the_steps_do(void **state)
{
    static Writing *const writings[] = {write_conditions, write_jumps_ahead, write_backwards, write_returns};
    Fixture *fixture = *state;
    for (size_t w = 0; w < sizeof writings / sizeof *writings; w++) {
        fixture->options[0].go_to = (Ref){0};
        for (int count = 800; count <= 3200; count *= 2) {
            make_steps(fixture, count);
            writings[w](fixture, count);
            StepGraph graph = step_graph_of(fixture->arena, &fixture->exercise);
            assert_false(graph.has_gaps);
            step_graph_follow(&graph, fixture->arena, (Tests){0});
            step_graph_find_ends(&graph, fixture->arena);
            assert_true(graph.visits >= count);
            assert_true(graph.visits <= 6L * graph.node_count);
        }
    }
}

static void conditions_decide_what_was_asked(void **state)
{
    Fixture *fixture = *state;
    make_steps(fixture, 4);
    Interaction other = {
        .kind = STEP_CHOOSE, .name = refer("other", 0).id, .slot = 1, .options = fixture->options, .option_count = 2};
    const Interaction *slots[] = {&fixture->way, &other};
    fixture->steps[1].when = &fixture->is_left;
    fixture->steps[1].interaction = &other;
    fixture->steps[2].when = &fixture->is_right;
    fixture->exercise.slots = slots;
    fixture->exercise.slot_count = 2;
    StepGraph graph = step_graph_of(fixture->arena, &fixture->exercise);
    const Asked *all = step_graph_follow(&graph, fixture->arena, (Tests){0});
    assert_int_equal(all[3].always, 1);
    assert_int_equal(all[3].perhaps, 3);
    Tests left = {0}, right = {0};
    step_graph_add_tests(&graph, &fixture->is_left, &left);
    step_graph_add_tests(&graph, &fixture->is_right, &right);
    const Asked *some = step_graph_follow(&graph, fixture->arena, left);
    assert_int_equal(some[3].always, 3);
    assert_false(some[2].is_reached);
    const Asked *others = step_graph_follow(&graph, fixture->arena, right);
    assert_int_equal(others[3].perhaps, 1);
    assert_false(others[1].is_reached);
    assert_true(others[4].is_reached);
}

// Whoever begins at a step has been asked only what they meet from there; the step is shown whatever its conditions.
static void a_later_beginning_has_asked_less(void **state)
{
    Fixture *fixture = *state;
    make_steps(fixture, 4);
    fixture->steps[1].when = &fixture->is_left;
    StepGraph graph = step_graph_of(fixture->arena, &fixture->exercise);
    assert_int_equal(step_graph_follow(&graph, fixture->arena, (Tests){0})[3].always, 1);
    const Asked *later = step_graph_follow_from(&graph, fixture->arena, 1, (Tests){0});
    assert_false(later[0].is_reached);
    assert_true(later[1].is_reached && later[3].is_reached);
    assert_int_equal(later[3].perhaps, 0);
    assert_int_equal(step_graph_follow_from(&graph, fixture->arena, 0, (Tests){0})[3].always, 1);
}

static void a_circle_has_no_end(void **state)
{
    Fixture *fixture = *state;
    make_steps(fixture, 5);
    fixture->options[1].go_to = refer("s-%d", 3);
    fixture->steps[1].next = refer("s-%d", 2);
    fixture->steps[2].next = refer("s-%d", 1);
    StepGraph graph = step_graph_of(fixture->arena, &fixture->exercise);
    const bool *ends = step_graph_find_ends(&graph, fixture->arena);
    assert_true(ends[0] && !ends[1] && !ends[2] && ends[3] && ends[4]);
    fixture->steps[2].next = refer("nowhere", 0);
    assert_true(step_graph_of(fixture->arena, &fixture->exercise).has_gaps);
}

#define WITH_STEPS(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STEPS(paths_cost_what_the_steps_do),
        WITH_STEPS(a_later_beginning_has_asked_less),
        WITH_STEPS(conditions_decide_what_was_asked),
        WITH_STEPS(a_circle_has_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
