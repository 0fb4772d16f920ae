#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "screen/way.h"

enum { STEPS_MOST = 3200 };

// Steps made by hand; the only question is the first one's.
typedef struct Fixture {
    Arena *arena;
    Condition yes_only;
    Ref yes;
    Option options[2];
    Interaction asked, text;
    const Interaction *slots[1];
    Step steps[STEPS_MOST];
    Exercise exercise;
    Answers answers;
} Fixture;

static Fixture fixture;

static Id numbered(int i)
{
    char name[16];
    snprintf(name, sizeof name, "s%d", i);
    return id_of(text_of(name));
}

static void write_steps(int count)
{
    fixture = (Fixture){.arena = fixture.arena, .yes.id = id_of(TEXT("yes"))};
    fixture.yes_only = (Condition){.name.id = id_of(TEXT("q")), .is = &fixture.yes, .is_count = 1};
    fixture.options[0] = (Option){.id = fixture.yes.id}, fixture.options[1] = (Option){.id = id_of(TEXT("no"))};
    fixture.asked =
        (Interaction){.kind = STEP_CHOOSE, .name = id_of(TEXT("q")), .options = fixture.options, .option_count = 2};
    fixture.text = (Interaction){.kind = STEP_TEXT, .slot = -1};
    fixture.slots[0] = &fixture.asked;
    for (int i = 0; i < count; i++)
        fixture.steps[i] = (Step){.id = numbered(i), .interaction = i ? &fixture.text : &fixture.asked};
    fixture.exercise = (Exercise){.steps = fixture.steps, .step_count = count, .slots = fixture.slots, .slot_count = 1};
    answers_begin(&fixture.answers, id_of(TEXT("it")));
}

static Way present_way(void)
{
    return way_of(fixture.arena, &fixture.answers, &fixture.exercise);
}

static int open_arena(void **state)
{
    (void)state;
    fixture.arena = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_destroy(fixture.arena);
    return 0;
}

static void steps_follow_each_other(void **state)
{
    (void)state;
    write_steps(4);
    Way way = present_way();
    assert_int_equal(way_first(&way), 0);
    assert_int_equal(way_after(&way, 0), 1);
    assert_int_equal(way_after(&way, 3), -1);
    assert_int_equal(way_left(&way, 1), 3);
    assert_int_equal(way_left(&way, -1), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(way_find(&way, numbered(i)), i);
    assert_int_equal(way_find(&way, numbered(4)), -1);
    assert_int_equal(way_find(&way, (Id){0}), -1);
}

static void hidden_steps_are_passed(void **state)
{
    (void)state;
    write_steps(5);
    fixture.steps[1].when = fixture.steps[2].when = fixture.steps[4].when = &fixture.yes_only;
    Way way = present_way();
    assert_int_equal(way_after(&way, 0), 3);
    assert_int_equal(way_after(&way, 3), -1);
    assert_int_equal(way_left(&way, 0), 2);
    answers_choose(&fixture.answers, 0, 0);
    way = present_way();
    assert_int_equal(way_after(&way, 0), 1);
    assert_int_equal(way_left(&way, 0), 5);
}

static void an_answer_leads_before_its_step_does(void **state)
{
    (void)state;
    write_steps(6);
    fixture.steps[0].next.id = numbered(4);
    fixture.options[0].go_to.id = numbered(2);
    fixture.steps[2].next.id = numbered(5);
    Way way = present_way();
    assert_int_equal(way_after(&way, 0), 4);
    answers_choose(&fixture.answers, 0, 0);
    way = present_way();
    assert_int_equal(way_after(&way, 0), 2);
    assert_int_equal(way_after(&way, 2), 5);
    assert_int_equal(way_left(&way, 0), 3);
}

// A question without an answer is counted by the answer that leads to the end soonest.
static void the_shortest_way_is_counted(void **state)
{
    (void)state;
    write_steps(6);
    fixture.options[1].go_to.id = numbered(4);
    Way way = present_way();
    assert_int_equal(way_after(&way, 0), 1);
    assert_int_equal(way_left(&way, 0), 3);
    assert_int_equal(way_left(&way, 1), 5);
    answers_choose(&fixture.answers, 0, 0);
    way = present_way();
    assert_int_equal(way_left(&way, 0), 6);
    answers_choose(&fixture.answers, 0, 1);
    way = present_way();
    assert_int_equal(way_left(&way, 0), 3);
}

static void nothing_is_shown_where_no_condition_holds(void **state)
{
    (void)state;
    write_steps(2);
    fixture.steps[0].when = fixture.steps[1].when = &fixture.yes_only;
    Way way = present_way();
    assert_int_equal(way_first(&way), -1);
    write_steps(0);
    way = present_way();
    assert_int_equal(way_first(&way), -1);
    assert_int_equal(way_find(&way, numbered(0)), -1);
}

// All steps but two hidden, and the two lead to each other for ever.
static void each_condition_is_looked_at_once(void **state)
{
    (void)state;
    for (int count = STEPS_MOST / 4; count <= STEPS_MOST; count *= 2) {
        write_steps(count);
        for (int i = 1; i < count - 1; i++)
            fixture.steps[i].when = &fixture.yes_only;
        fixture.steps[count - 1].next.id = numbered(0);
        Way way = present_way();
        assert_int_equal(way_left(&way, 0), count);
        assert_int_equal(fixture.answers.judged, count - 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_follow_each_other),
        cmocka_unit_test(hidden_steps_are_passed),
        cmocka_unit_test(an_answer_leads_before_its_step_does),
        cmocka_unit_test(the_shortest_way_is_counted),
        cmocka_unit_test(nothing_is_shown_where_no_condition_holds),
        cmocka_unit_test(each_condition_is_looked_at_once),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
