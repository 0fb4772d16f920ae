#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "book/flow-iterator.h"
#include "flow_fixture.h"

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

// The events of a walk: "+a -a" for each block entered and left. What stands in over is passed over.
static Text walked(Arena *arena, Flow flow, const char *over)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    Text said = TEXT("");
    for (FlowEvent event; (event = flow_next(&walk)) != FLOW_END;) {
        const char *mark = event == FLOW_ENTER ? "+" : "-";
        said = text_format(arena, "%.*s%s%s%d ", TEXT_ARGS(said), mark, walk.block->id.at, walk.depth);
        if (event == FLOW_ENTER && over && strcmp(walk.block->id.at, over) == 0)
            flow_pass_over(&walk);
    }
    assert_null(walk.block);
    return text_trim(said);
}

#define assert_walk(text, expected) assert_string_equal(text_string(arena, text), expected)

static const char outline[] = "p#a one\n"
                              "ul#b\n"
                              "  li#c\n"
                              "    p#d two\n"
                              "  li#e\n"
                              "p#f three\n";

static void each_block_is_entered_and_left(void **state)
{
    Arena *arena = *state;
    Flow flow = flow_fixture(arena, text_of(outline));
    assert_walk(walked(arena, flow, NULL), "+a0 -a0 +b0 +c1 +d2 -d2 -c1 +e1 -e1 -b0 +f0 -f0");
}

static void what_is_passed_over_is_left_at_once(void **state)
{
    Arena *arena = *state;
    Flow flow = flow_fixture(arena, text_of(outline));
    assert_walk(walked(arena, flow, "b"), "+a0 -a0 +b0 -b0 +f0 -f0");
    assert_walk(walked(arena, flow, "c"), "+a0 -a0 +b0 +c1 -c1 +e1 -e1 -b0 +f0 -f0");
    assert_walk(walked(arena, flow, "f"), "+a0 -a0 +b0 +c1 +d2 -d2 -c1 +e1 -e1 -b0 +f0 -f0");
}

static void an_empty_flow_ends_at_once_and_for_good(void **state)
{
    (void)state;
    FlowIterator walk;
    flow_begin(&walk, (Flow){0});
    assert_int_equal(flow_next(&walk), FLOW_END);
    assert_int_equal(flow_next(&walk), FLOW_END);
    assert_null(flow_enter(&walk));
}

static void entering_alone_meets_every_block_in_order(void **state)
{
    Flow flow = flow_fixture(*state, text_of(outline));
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const char *id = "abcdef"; *id; id++)
        assert_int_equal(flow_enter(&walk)->id.at[0], *id);
    assert_null(flow_enter(&walk));
}

static void what_lies_deeper_than_the_most_is_passed_over(void **state)
{
    Arena *arena = *state;
    enum { DEEP = 100000 };
    Block *blocks = arena_many(arena, Block, DEEP);
    for (int i = 0; i < DEEP; i++) {
        blocks[i].kind = BLOCK_QUOTE;
        blocks[i].children = i + 1 < DEEP ? &blocks[i + 1] : NULL;
        blocks[i].child_count = i + 1 < DEEP;
    }
    FlowIterator walk;
    flow_begin(&walk, (Flow){blocks, 1});
    int entered = 0, left = 0;
    for (FlowEvent event; (event = flow_next(&walk)) != FLOW_END;)
        event == FLOW_ENTER ? entered++ : left++;
    assert_int_equal(entered, FLOW_DEPTH_MOST + 1);
    assert_int_equal(left, entered);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_block_is_entered_and_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_passed_over_is_left_at_once, set_up, tear_down),
        cmocka_unit_test(an_empty_flow_ends_at_once_and_for_good),
        cmocka_unit_test_setup_teardown(entering_alone_meets_every_block_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_lies_deeper_than_the_most_is_passed_over, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
