#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixed_metrics.h"
#include "page/frame.h"

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

static Frame empty_frame(Arena *arena)
{
    Theme theme = fixed_theme(800, 480);
    return frame_begin(arena, &theme);
}

static void add_line(Frame *frame, Text text, int y)
{
    *array_push(frame->arena, &frame->lines) = (Line){.text = text, .rect = {10, y, 100, 20}};
}

static void add_target(Frame *frame, Text label, Rect rect, bool enabled)
{
    frame_target(frame, &(Target){.label = label, .rect = rect, .enabled = enabled});
}

static void begins_empty_on_the_ground(void **state)
{
    Frame frame = empty_frame(*state);
    assert_int_equal(frame.marks.count + frame.lines.count + frame.targets.count + frame.pictures.count, 0);
    assert_memory_equal(&frame.ground, &palette_of(THEME_DAY)->ground, sizeof(Color));
}

static void marks_keep_their_order(void **state)
{
    Frame frame = empty_frame(*state);
    frame_box(&frame, (Rect){0, 0, 40, 20}, (BoxLook){.radius_px = 99, .border_px = 2});
    frame_rule(&frame, (Rect){0, 30, 40, 1}, frame.theme.palette->rule);
    frame_icon(&frame, (Rect){0, 40, 24, 32}, ICON_HOME, frame.theme.palette->text);
    frame_picture(&frame, (Rect){0, 80, 24, 32},
                  &(PictureLook){.path = TEXT("pictures/hand.svg"), .alt = TEXT("A hand")});
    assert_int_equal(frame.marks.count, 4);
    assert_int_equal(frame.marks.at[0].radius_px, 10);
    assert_int_equal(frame.marks.at[2].icon, ICON_HOME);
    assert_int_equal(frame.marks.at[2].run.font.size_px, 24);
    assert_int_equal(frame.marks.at[2].run.font.family, FAMILY_ICONS);
    assert_int_equal(frame.marks.at[3].kind, MARK_PICTURE);
    assert_true(text_is(frame.pictures.at[0].alt, "A hand"));
}

static void the_later_of_overlapping_targets_is_hit(void **state)
{
    Frame frame = empty_frame(*state);
    add_target(&frame, TEXT("under"), (Rect){0, 0, 100, 100}, true);
    add_target(&frame, TEXT("over"), (Rect){50, 50, 100, 100}, true);
    add_target(&frame, TEXT("asleep"), (Rect){0, 0, 10, 10}, false);
    assert_int_equal(frame_target_at(&frame, 60, 60), 1);
    assert_int_equal(frame_target_at(&frame, 5, 5), 0);
    assert_int_equal(frame_target_at(&frame, 149, 149), 1);
    assert_int_equal(frame_target_at(&frame, 150, 150), -1);
}

static Rect link_above(Arena *arena, Rect link, Rect other, Rect control)
{
    Frame frame = empty_frame(arena);
    frame_target(&frame, &(Target){.label = TEXT("other"), .role = ROLE_LINK, .rect = other, .enabled = true});
    frame_target(&frame, &(Target){.label = TEXT("link"), .role = ROLE_LINK, .rect = link, .enabled = true});
    add_target(&frame, TEXT("control"), control, true);
    return frame.targets.at[1].rect;
}

static void assert_rect(Rect rect, Rect expected)
{
    assert_memory_equal(&rect, &expected, sizeof rect);
}

static void links_give_way_to_controls(void **state)
{
    const Rect link = {10, 100, 200, 60}, none = {0}, below = {10, 140, 200, 60}, above = {10, 60, 200, 60};
    assert_rect(link_above(*state, link, none, (Rect){10, 160, 200, 60}), link);
    assert_rect(link_above(*state, link, none, below), (Rect){10, 80, 200, 60});
    assert_rect(link_above(*state, link, none, above), (Rect){10, 120, 200, 60});
    assert_rect(link_above(*state, link, (Rect){10, 30, 200, 60}, below), (Rect){10, 100, 200, 40}); // no room there
    assert_rect(link_above(*state, link, none, (Rect){10, 120, 200, 60}), (Rect){10, 100, 200, 20});
    Rect high = {10, 10, 200, 60}, low = {10, 410, 200, 60};
    assert_rect(link_above(*state, high, none, (Rect){10, 50, 200, 60}), (Rect){10, 10, 200, 40}); // the glass ends
    assert_rect(link_above(*state, low, none, (Rect){10, 380, 200, 50}), (Rect){10, 430, 200, 40});
}

static void targets_are_found_by_label(void **state)
{
    Frame frame = empty_frame(*state);
    add_target(&frame, TEXT("Next"), (Rect){0, 0, 1, 1}, true);
    add_target(&frame, TEXT("Next"), (Rect){0, 0, 1, 1}, false);
    add_target(&frame, TEXT("Next"), (Rect){0, 0, 1, 1}, true);
    assert_int_equal(frame_label_count(&frame, TEXT("Next")), 2);
    assert_int_equal(frame_target_labelled(&frame, TEXT("Next"), 2), 2);
    assert_int_equal(frame_target_labelled(&frame, TEXT("Next"), 3), -1);
    assert_int_equal(frame_target_labelled(&frame, TEXT("Nex"), 1), -1);
}

static void shows_text_across_lines(void **state)
{
    Frame frame = empty_frame(*state);
    add_line(&frame, TEXT("You  are"), 0);
    add_line(&frame, TEXT("not alone."), 30);
    add_line(&frame, TEXT("Below the glass"), 470);
    assert_true(frame_shows(&frame, TEXT("are not alone.")));
    assert_true(frame_shows(&frame, TEXT(" You\nare ")));
    assert_true(frame_shows(&frame, TEXT("")));
    assert_false(frame_shows(&frame, TEXT("arenot")));
    assert_false(frame_shows(&frame, TEXT("Below")));
    assert_false(frame_shows(&frame, TEXT("alone. And more")));
}

static void arrows_turn_with_the_reading(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Theme theme = {.direction = DIRECTION_RTL, .palette = palette_of(THEME_DAY)};
    Frame frame = frame_begin(arena, &theme);
    frame_icon(&frame, (Rect){0, 0, 10, 10}, ICON_NEXT, (Color){0});
    frame_icon(&frame, (Rect){0, 0, 10, 10}, ICON_HOME, (Color){0});
    assert_int_equal(frame.marks.at[0].icon, ICON_PREVIOUS);
    frame_icon(&frame, (Rect){0, 0, 10, 10}, ICON_UNDO, (Color){0});
    assert_int_equal(frame.marks.at[1].icon, ICON_HOME);
    assert_int_equal(frame.marks.at[2].icon, ICON_REDO);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_turn_with_the_reading),
        cmocka_unit_test_setup_teardown(begins_empty_on_the_ground, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_keep_their_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_later_of_overlapping_targets_is_hit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_give_way_to_controls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(targets_are_found_by_label, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_text_across_lines, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
