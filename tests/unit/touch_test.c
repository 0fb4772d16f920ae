#include "device/touch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const Rect BUTTON = {100, 100, 200, 80};
enum { KEY = 7, OTHER_KEY = 8 };

// Each sample comes in a turn of its own, as on a slow panel, unless said otherwise.
static GestureKind feed(Touch *touch, SampleKind kind, int64_t finger, int x, int y, int64_t ms)
{
    return touch_feed(touch, &(Sample){kind, finger, x, y, ms, ms}).kind;
}

static Touch pressed_touch(int64_t ms)
{
    Touch touch = {.swipe_px = 90};
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 1, 150, 120, ms), GESTURE_PRESS);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    return touch;
}

static void acts_on_release(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 160, 125, 30), GESTURE_NONE);
    Gesture tap = touch_feed(&touch, &(Sample){SAMPLE_UP, 1, 162, 126, 80, 9});
    assert_int_equal(tap.kind, GESTURE_TAP);
    assert_int_equal(tap.x0, 150);
    assert_int_equal(tap.y0, 120);
    assert_int_equal(tap.x, 162);
    assert_int_equal(tap.y, 126);
}

static void long_press_is_a_tap(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 60000), GESTURE_TAP);
}

static void sliding_off_cancels_for_good(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 150, 185, 50), GESTURE_CANCEL);
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 150, 120, 90), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 120), GESTURE_NONE);
}

static void lifting_outside_cancels(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 99, 120, 100), GESTURE_CANCEL);
}

static void nothing_held_gives_no_tap(void **state)
{
    (void)state;
    Touch touch = {.swipe_px = 90};
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 1, 5, 5, 0), GESTURE_PRESS);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 5, 5, 100), GESTURE_NONE);
}

static void brush_is_no_tap(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, TOUCH_BRUSH_MS - 1), GESTURE_CANCEL);
    touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, TOUCH_BRUSH_MS), GESTURE_TAP);
}

static void mouse_click_is_never_a_brush(void **state)
{
    (void)state;
    Touch touch = {.swipe_px = 90};
    assert_int_equal(feed(&touch, SAMPLE_DOWN, TOUCH_MOUSE, 150, 120, 0), GESTURE_PRESS);
    assert_true(touch_hold(&touch, &(Held){(Rect){100, 100, 100, 50}, 7, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, TOUCH_MOUSE, 150, 120, 1), GESTURE_TAP);
}

static void down_and_up_in_one_turn_is_a_tap(void **state)
{
    (void)state;
    Touch touch = {.swipe_px = 90};
    touch_feed(&touch, &(Sample){SAMPLE_DOWN, 1, 150, 120, 1000, 5});
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    assert_int_equal(touch_feed(&touch, &(Sample){SAMPLE_UP, 1, 150, 120, 1000, 5}).kind, GESTURE_TAP);
}

static void repeat_on_one_target_is_ignored(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 100), GESTURE_TAP);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 1, 150, 120, 100 + TOUCH_REPEAT_MS - 1), GESTURE_PRESS);
    assert_false(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 500), GESTURE_NONE);
}

// The span counts from the tap that acted, so that someone who taps on and on is heard again.
static void repeats_do_not_prolong_the_span(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    feed(&touch, SAMPLE_UP, 1, 150, 120, 100);
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 200);
    assert_false(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    feed(&touch, SAMPLE_UP, 1, 150, 120, 300);
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 100 + TOUCH_REPEAT_MS);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 480), GESTURE_TAP);
}

static void another_target_is_no_repeat(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    feed(&touch, SAMPLE_UP, 1, 150, 120, 100);
    feed(&touch, SAMPLE_DOWN, 1, 400, 120, 150);
    assert_true(touch_hold(&touch, &(Held){(Rect){350, 100, 100, 80}, OTHER_KEY, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 400, 120, 230), GESTURE_TAP);
}

static void cancelled_press_does_not_count_as_tap(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    feed(&touch, SAMPLE_MOVE, 1, 150, 300, 50);
    feed(&touch, SAMPLE_UP, 1, 150, 300, 900);
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 950);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
}

static void second_finger_is_not_heard(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 500, 500, 20), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 2, 10, 10, 40), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_UP, 2, 10, 10, 60), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 80), GESTURE_TAP);
}

static void finger_that_stays_after_the_first_is_not_heard(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    feed(&touch, SAMPLE_DOWN, 2, 160, 130, 20);
    feed(&touch, SAMPLE_UP, 1, 150, 120, 80);
    assert_int_equal(feed(&touch, SAMPLE_UP, 2, 160, 130, 600), GESTURE_NONE);
}

// A hand lies on the page: it is no control, and whoever touches one is heard.
static void a_hand_that_rests_gives_way(void **state)
{
    (void)state;
    Touch touch = {.swipe_px = 90};
    feed(&touch, SAMPLE_DOWN, 1, 20, 20, 0);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, TOUCH_RESTS_MS - 1), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, TOUCH_RESTS_MS), GESTURE_PRESS);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 20, 20, TOUCH_RESTS_MS + 40), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_UP, 2, 150, 120, TOUCH_RESTS_MS + 80), GESTURE_TAP);
}

static void lost_finger_gives_way(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, TOUCH_LOST_MS - 1), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 3, 150, 120, TOUCH_LOST_MS), GESTURE_PRESS);
}

static void reused_number_starts_anew(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 1, 400, 400, 500), GESTURE_PRESS);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 400, 400, 600), GESTURE_NONE);
}

static void cancelled_by_the_system(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_CANCEL, 1, 150, 120, 100), GESTURE_CANCEL);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 120), GESTURE_NONE);
}

static Gesture swipe(int dx, int dy, int64_t ms)
{
    Touch touch = {.swipe_px = 90};
    feed(&touch, SAMPLE_DOWN, 1, 600, 400, 0);
    feed(&touch, SAMPLE_MOVE, 1, 600 + dx / 2, 400 + dy / 2, ms / 2);
    return touch_feed(&touch, &(Sample){SAMPLE_UP, 1, 600 + dx, 400 + dy, ms, 99});
}

static void swipes_go_four_ways(void **state)
{
    (void)state;
    const struct {
        int dx, dy;
        SwipeWay way;
    } ways[] = {{-200, 10, SWIPE_LEFT}, {200, -30, SWIPE_RIGHT}, {0, -120, SWIPE_UP}, {20, 120, SWIPE_DOWN}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        Gesture gesture = swipe(ways[i].dx, ways[i].dy, 200);
        assert_int_equal(gesture.kind, GESTURE_SWIPE);
        assert_int_equal(gesture.way, ways[i].way);
    }
}

static void short_slow_or_slanting_is_no_swipe(void **state)
{
    (void)state;
    assert_int_equal(swipe(89, 0, 200).kind, GESTURE_NONE);
    assert_int_equal(swipe(90, 0, 200).kind, GESTURE_SWIPE);
    assert_int_equal(swipe(200, 0, TOUCH_SWIPE_MS + 1).kind, GESTURE_NONE);
    assert_int_equal(swipe(200, 150, 200).kind, GESTURE_NONE);
    assert_int_equal(swipe(200, 0, TOUCH_BRUSH_MS - 1).kind, GESTURE_NONE);
}

static void swipe_from_a_target_does_not_tap_it(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 290, 120, 150), GESTURE_SWIPE);
}

static void letting_go_leaves_no_tap(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    touch_let_go(&touch);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 200), GESTURE_NONE);
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 220);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 300), GESTURE_TAP);
    touch_let_go(&touch); // that tap was none
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 320);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
}

static void forgetting_drops_finger_and_tap(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    feed(&touch, SAMPLE_UP, 1, 150, 120, 100);
    touch_forget(&touch);
    assert_int_equal(touch.swipe_px, 90);
    feed(&touch, SAMPLE_DOWN, 1, 150, 120, 150);
    assert_true(touch_hold(&touch, &(Held){BUTTON, KEY, true}));
    touch_forget(&touch);
    assert_int_equal(feed(&touch, SAMPLE_UP, 1, 150, 120, 250), GESTURE_NONE);
}

static void maps_to(const TouchMap *map, double u, double v, int x, int y)
{
    Pixel found = touch_map(map, u, v);
    assert_int_equal(found.x, x);
    assert_int_equal(found.y, y);
}

static void maps_plain_and_clamps(void **state)
{
    (void)state;
    TouchMap map = {.size = {1280, 800}};
    maps_to(&map, 0, 0, 0, 0);
    maps_to(&map, 0.5, 0.25, 640, 200);
    maps_to(&map, 1, 1, 1279, 799);
    maps_to(&map, -0.2, 3, 0, 799);
}

// The panel's top left corner, and a point near its right edge, on the picture turned clockwise.
static void maps_rotations(void **state)
{
    (void)state;
    TouchMap map = {.size = {800, 1280}, .rotation = 90};
    maps_to(&map, 0, 0, 0, 1279);
    maps_to(&map, 1, 0.25, 200, 0);
    map.rotation = 270;
    maps_to(&map, 0, 0, 799, 0);
    maps_to(&map, 1, 0.75, 200, 1279);
    map = (TouchMap){.size = {1280, 800}, .rotation = 180};
    maps_to(&map, 0, 0, 1279, 799);
    maps_to(&map, 0.75, 0.75, 320, 200);
}

static void matrix_comes_before_rotation(void **state)
{
    (void)state;
    TouchMap map = {.size = {1000, 1000}, .has_matrix = true, .matrix = {0, 1, 0, 1, 0, 0}}; // axes exchanged
    maps_to(&map, 0.25, 0.75, 750, 250);
    map.rotation = 180;
    maps_to(&map, 0.25, 0.75, 250, 750);
    map = (TouchMap){.size = {1000, 1000}, .has_matrix = true, .matrix = {2, 0, -0.5, 0, 2, -0.5}};
    maps_to(&map, 0.5, 0.375, 500, 250);
}

static bool is_contact(const Touch *touch, SampleKind kind, int x, int64_t ms)
{
    return touch_is_contact(touch, &(Sample){kind, 1, x, 120, ms, ms});
}

// A drop trembles by a pixel.
static void a_finger_that_hardly_moves_gives_way(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    for (int64_t ms = 500; ms < TOUCH_LOST_MS; ms += 500) {
        assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, ms), GESTURE_NONE);
        assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 150 + (int)(ms / 500 % 2), 120, ms), GESTURE_NONE);
        assert_true(is_contact(&touch, SAMPLE_MOVE, 150, ms));
    }
    assert_false(is_contact(&touch, SAMPLE_MOVE, 151, TOUCH_LOST_MS));
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 151, 120, TOUCH_LOST_MS), GESTURE_NONE);
    assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, TOUCH_LOST_MS), GESTURE_PRESS);
    assert_int_equal(feed(&touch, SAMPLE_MOVE, 1, 400, 120, TOUCH_LOST_MS + 10), GESTURE_NONE);
    assert_int_equal(touch.finger, 2);
}

// One that explores, however slowly, is a finger.
static void a_finger_that_moves_on_stays(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    for (int64_t ms = 500; ms < 3 * TOUCH_LOST_MS; ms += 500) {
        assert_int_equal(feed(&touch, SAMPLE_DOWN, 2, 150, 120, ms), GESTURE_NONE);
        feed(&touch, SAMPLE_MOVE, 1, 150 + (int)(ms / 200), 120, ms);
        assert_true(is_contact(&touch, SAMPLE_MOVE, 150 + (int)(ms / 200), ms));
    }
}

static void a_brush_is_no_contact(void **state)
{
    (void)state;
    Touch touch = pressed_touch(0);
    assert_false(is_contact(&touch, SAMPLE_MOVE, 150, TOUCH_BRUSH_MS - 1));
    assert_false(is_contact(&touch, SAMPLE_UP, 150, TOUCH_BRUSH_MS - 1));
    assert_true(is_contact(&touch, SAMPLE_MOVE, 150, TOUCH_BRUSH_MS));
    assert_true(is_contact(&touch, SAMPLE_UP, 150, TOUCH_BRUSH_MS));
    assert_false(touch_is_contact(&touch, &(Sample){SAMPLE_UP, 2, 150, 120, 100, 100}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(acts_on_release),
        cmocka_unit_test(long_press_is_a_tap),
        cmocka_unit_test(sliding_off_cancels_for_good),
        cmocka_unit_test(lifting_outside_cancels),
        cmocka_unit_test(nothing_held_gives_no_tap),
        cmocka_unit_test(brush_is_no_tap),
        cmocka_unit_test(mouse_click_is_never_a_brush),
        cmocka_unit_test(down_and_up_in_one_turn_is_a_tap),
        cmocka_unit_test(repeat_on_one_target_is_ignored),
        cmocka_unit_test(repeats_do_not_prolong_the_span),
        cmocka_unit_test(another_target_is_no_repeat),
        cmocka_unit_test(cancelled_press_does_not_count_as_tap),
        cmocka_unit_test(second_finger_is_not_heard),
        cmocka_unit_test(finger_that_stays_after_the_first_is_not_heard),
        cmocka_unit_test(a_hand_that_rests_gives_way),
        cmocka_unit_test(lost_finger_gives_way),
        cmocka_unit_test(a_finger_that_hardly_moves_gives_way),
        cmocka_unit_test(a_finger_that_moves_on_stays),
        cmocka_unit_test(a_brush_is_no_contact),
        cmocka_unit_test(reused_number_starts_anew),
        cmocka_unit_test(cancelled_by_the_system),
        cmocka_unit_test(swipes_go_four_ways),
        cmocka_unit_test(short_slow_or_slanting_is_no_swipe),
        cmocka_unit_test(swipe_from_a_target_does_not_tap_it),
        cmocka_unit_test(letting_go_leaves_no_tap),
        cmocka_unit_test(forgetting_drops_finger_and_tap),
        cmocka_unit_test(maps_plain_and_clamps),
        cmocka_unit_test(maps_rotations),
        cmocka_unit_test(matrix_comes_before_rotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
