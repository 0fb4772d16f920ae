// What an exercise may ask for, proved on models made by hand: whatever reads an exercise is held to it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "book/soundness.h"

enum { ANSWERS = 3, OPTIONS = 2 };

// So many checklists of two options each, a step each; what is wrong with them is written by a test.
typedef struct Fixture {
    Problems problems;
    Option options[ANSWERS][OPTIONS];
    Interaction asked[ANSWERS];
    const Interaction *slots[ANSWERS];
    Step steps[ANSWERS];
    Exercise exercise;
    Condition when[ANSWERS];
    Ref plain;
} Fixture;

static Ref refer(const char *name, int line)
{
    return (Ref){id_of(text_of(name)), {TEXT("by-hand"), line, 7}};
}

static int open_fixture(void **state)
{
    static const char *const names[ANSWERS] = {"first", "second", "third"};
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create(), .plain = refer("plain", 1)};
    for (int i = 0; i < ANSWERS; i++) {
        fixture.options[i][0] = (Option){.id = fixture.plain.id, .form = -1};
        fixture.options[i][1] = (Option){.id = id_of(TEXT("late")), .form = -1};
        fixture.asked[i] = (Interaction){.kind = STEP_CHECKLIST,
                                         .name = refer(names[i], 1).id,
                                         .slot = i,
                                         .options = fixture.options[i],
                                         .option_count = OPTIONS};
        fixture.slots[i] = &fixture.asked[i];
        fixture.steps[i] = (Step){.id = refer(names[i], 1).id, .interaction = &fixture.asked[i]};
        fixture.when[i] = (Condition){.name = refer(names[i], 10 + i), .is = &fixture.plain, .is_count = 1};
    }
    fixture.exercise =
        (Exercise){.steps = fixture.steps, .step_count = ANSWERS, .slots = fixture.slots, .slot_count = ANSWERS};
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    arena_destroy(((Fixture *)*state)->problems.arena);
    return 0;
}

static void expect_told(Fixture *fixture, bool can_be_shown, int line, const char *sentence)
{
    int before = fixture->problems.list.count;
    assert_int_equal(soundness_prove(&fixture->exercise, &fixture->problems), can_be_shown);
    assert_int_equal(fixture->problems.list.count, before + 1);
    assert_string_equal(fixture->problems.list.at[before].sentence.at, sentence);
    assert_int_equal(fixture->problems.list.at[before].at.line, line);
}

static void expect_fault(Fixture *fixture, int line, const char *sentence)
{
    expect_told(fixture, false, line, sentence);
}

// A circle is told, and what else there is can be shown.
static void expect_circle(Fixture *fixture, int line, const char *sentence)
{
    expect_told(fixture, true, line, sentence);
}

static void a_chain_of_answers_is_sound(void **state)
{
    Fixture *fixture = *state;
    fixture->options[1][1].when = &fixture->when[0];
    fixture->options[2][1].when = &fixture->when[1];
    assert_true(soundness_prove(&fixture->exercise, &fixture->problems));
    assert_int_equal(fixture->problems.list.count, 0);
}

static void answers_in_a_circle_are_told_where_it_looks_ahead(void **state)
{
    Fixture *fixture = *state;
    fixture->options[0][1].when = &fixture->when[2];
    fixture->options[1][1].when = &fixture->when[0];
    assert_true(soundness_prove(&fixture->exercise, &fixture->problems)); // no circle yet
    fixture->options[2][1].when = &fixture->when[1];
    expect_circle(fixture, 12, "the options of \"first\" and \"third\" depend on each other");
    assert_true(fixture->problems.list.at[0].hint.size > 0);
}

static void an_answer_that_waits_for_itself_is_told(void **state)
{
    Fixture *fixture = *state;
    fixture->options[1][1].when = &fixture->when[1];
    expect_circle(fixture, 11, "the options of \"second\" depend on \"second\" itself");
}

static void lists_taken_in_a_circle_are_told(void **state)
{
    Fixture *fixture = *state;
    fixture->asked[0].option_count = 0;
    fixture->asked[0].from = refer("second", 20);
    fixture->options[1][1].when = &fixture->when[0];
    expect_circle(fixture, 20, "the options of \"first\" and \"second\" depend on each other");
}

static void what_is_named_must_be_there(void **state)
{
    Fixture *fixture = *state;
    fixture->steps[0].next = refer("nowhere", 30);
    expect_fault(fixture, 30, "there is no step \"nowhere\"");
    fixture->steps[0].next = (Ref){0};
    Ref unknown = refer("plane", 31);
    fixture->when[0].is = &unknown;
    fixture->steps[1].when = &fixture->when[0];
    expect_fault(fixture, 31, "\"first\" has no option \"plane\"");
    assert_string_equal(fixture->problems.list.at[1].hint.at, "did you mean \"plain\"?");
}

static void there_are_no_more_answers_than_are_kept(void **state)
{
    Fixture *fixture = *state;
    enum { MANY = SLOTS_MOST + 1 };
    static Interaction asked[MANY];
    static Step steps[MANY];
    const Interaction *slots[MANY];
    for (int i = 0; i < MANY; i++) {
        asked[i] = fixture->asked[0];
        asked[i].slot = i;
        asked[i].name.at[0] = (char)('A' + i);
        slots[i] = &asked[i];
        steps[i] = (Step){.id = asked[i].name, .interaction = &asked[i]};
    }
    fixture->exercise =
        (Exercise){.at.line = 2, .steps = steps, .step_count = MANY, .slots = slots, .slot_count = SLOTS_MOST};
    assert_true(soundness_prove(&fixture->exercise, &fixture->problems));
    fixture->exercise.slot_count = MANY;
    expect_fault(fixture, 2, "this exercise asks more than 32 questions");
}

#define WITH_ANSWERS(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ANSWERS(a_chain_of_answers_is_sound),
        WITH_ANSWERS(answers_in_a_circle_are_told_where_it_looks_ahead),
        WITH_ANSWERS(an_answer_that_waits_for_itself_is_told),
        WITH_ANSWERS(lists_taken_in_a_circle_are_told),
        WITH_ANSWERS(what_is_named_must_be_there),
        WITH_ANSWERS(there_are_no_more_answers_than_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
