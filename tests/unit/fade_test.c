// What withdraws while a page runs by itself: it is neither painted nor read, and is touched as before. Hide stays, and
// so does what the focus has come to.
#include "page/fade.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fixed_metrics.h"

static const Rect home = {10, 10, 100, 60}, hide = {690, 10, 100, 60}, page = {0, 100, 800, 280},
                  pause_key = {300, 400, 200, 60};

static void add_button(Frame *frame, Rect rect, ActionKind kind, Text label)
{
    const Palette *palette = frame->theme.palette;
    frame_box(frame, rect, (BoxLook){palette->surface, palette->border, 2, 8});
    *array_push(frame->arena, &frame->lines) = (Line){.text = label, .rect = rect_inset(rect, 10, 10)};
    frame_target(frame, &(Target){.label = label, .action = {.kind = kind}, .rect = rect, .enabled = true});
}

static Frame state_frame(Arena *arena, int permille)
{
    Theme theme = fixed_theme(800, 480);
    Frame frame = frame_begin(arena, &theme);
    add_button(&frame, home, ACTION_HOME, TEXT("Home"));
    add_button(&frame, hide, ACTION_HIDE, TEXT("Hide"));
    frame_box(&frame, rect_inset(page, 100, 10), (BoxLook){theme.palette->breath, theme.palette->breath, 0, 100});
    *array_push(arena, &frame.lines) = (Line){.text = TEXT("Breathe in"), .rect = {300, 200, 200, 40}};
    add_button(&frame, pause_key, ACTION_PAUSE, TEXT("Pause"));
    frame.fade = (Fade){page, pause_key, permille};
    return frame;
}

static int open_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void what_is_gone_can_be_touched(void **state)
{
    Frame frame = state_frame(*state, 1000);
    fade_apply(&frame);
    assert_int_equal(frame.marks.count, 3);
    assert_int_equal(frame.lines.count, 3);
    assert_false(frame_shows(&frame, TEXT("Home")));
    assert_true(frame_shows(&frame, TEXT("Hide Breathe in Pause")));
    assert_int_equal(frame.targets.count, 3);
    assert_int_equal(frame_target_at(&frame, 20, 20), 0);
    assert_true(frame.targets.at[0].is_faded && frame.targets.at[0].enabled);
    assert_false(frame.targets.at[1].is_faded || frame.targets.at[2].is_faded);
    assert_int_equal(frame.targets.at[1].line, 1); // the line of Hide itself, which is the first now
}

static void what_is_going_is_on_its_way_to_the_ground(void **state)
{
    Frame frame = state_frame(*state, 500), whole = state_frame(*state, 1);
    fade_apply(&frame);
    assert_int_equal(frame.marks.count, 4);
    const Mark *going = &frame.marks.at[0], *before = &whole.marks.at[0];
    assert_in_range(abs(going->border_color.r - frame.ground.r), 1, abs(before->border_color.r - frame.ground.r) - 1);
    assert_memory_equal(&frame.marks.at[1].border_color, &whole.marks.at[1].border_color, sizeof(Color));
    assert_false(frame_shows(&frame, TEXT("Home")));
}

static void what_the_focus_has_come_to_stays(void **state)
{
    Frame frame = state_frame(*state, 1000);
    frame.ring = home;
    fade_apply(&frame);
    assert_int_equal(frame.marks.count, 4);
    assert_false(frame.targets.at[0].is_faded);
    assert_true(frame_shows(&frame, TEXT("Home")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_gone_can_be_touched, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_going_is_on_its_way_to_the_ground, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_the_focus_has_come_to_stays, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
