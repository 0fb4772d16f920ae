// Holding: a finger rests on a control until its border is full, and then the control acts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "nine.h"

#include "app/app-frame.h"
#include "app/app-private.h"
#include "command/stage.h"

enum { HELD_MS = 600 }; // HOLD_MIDDLE

static NineScreen now;

static int set_up(void **state)
{
    Stage *stage = calloc(1, sizeof *stage);
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = now.glass,
                      .preferences = {.text_step = now.text_step, .hold = HOLD_MIDDLE}};
    assert_true(stage_open(stage, &spec));
    *state = stage;
    return 0;
}

static int tear_down(void **state)
{
    stage_close(*state);
    free(*state);
    return 0;
}

static const Target *labelled(Stage *stage, const char *label)
{
    const Frame *frame = stage_frame(stage);
    int index = frame_target_labelled(frame, text_of(label), 1);
    assert_true(index >= 0);
    return &frame->targets.at[index];
}

static Size middle_of(Stage *stage, const char *label)
{
    Rect rect = labelled(stage, label)->rect;
    return (Size){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

static int filled(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    int most = 0;
    for (int i = 0; i < frame->targets.count; i++)
        most = frame->targets.at[i].held_permille > most ? frame->targets.at[i].held_permille : most;
    return most;
}

static void screen_is(Stage *stage, const char *name)
{
    assert_string_equal(text_string(stage->arena, stage_frame(stage)->screen), name);
}

static void land(Stage *stage, const char *label)
{
    stage_touch(stage, SAMPLE_DOWN, 1, middle_of(stage, label));
}

static void lift(Stage *stage, Size at)
{
    stage_touch(stage, SAMPLE_UP, 1, at);
}

static void it_acts_when_full_and_not_before(void **state)
{
    Stage *stage = *state;
    Size at = middle_of(stage, "Read");
    land(stage, "Read");
    stage_wait(stage, HELD_MS - 1);
    screen_is(stage, "home");
    assert_true(filled(stage) > 900);
    stage_wait(stage, 1);
    screen_is(stage, "shelf");
    // Whatever lies under the finger now is left alone.
    stage_wait(stage, 2 * HELD_MS);
    lift(stage, at);
    screen_is(stage, "shelf");
    assert_int_equal(filled(stage), 0);
}

static void the_mouse_holds_too(void **state)
{
    Stage *stage = *state;
    Sample sample = {
        .kind = SAMPLE_DOWN, .finger = TOUCH_MOUSE, .x = middle_of(stage, "Read").w, .y = middle_of(stage, "Read").h};
    app_sample(stage->app, &sample);
    stage_wait(stage, HELD_MS);
    screen_is(stage, "shelf");
}

static void lifting_early_cancels(void **state)
{
    Stage *stage = *state;
    Size at = middle_of(stage, "Read");
    land(stage, "Read");
    stage_wait(stage, HELD_MS - 10);
    lift(stage, at);
    assert_int_equal(filled(stage), 0);
    stage_wait(stage, 100);
    screen_is(stage, "home");
    land(stage, "Read"); // at once again: what was lifted early was no tap that this could repeat
    stage_wait(stage, HELD_MS);
    screen_is(stage, "shelf");
}

// A hand that jumps off for a moment goes on where it was; after longer than that it begins anew.
static void a_short_lift_is_forgiven(void **state)
{
    enum { RESTED_MS = 400, AWAY_MS = 150 };
    Stage *stage = *state;
    Size at = middle_of(stage, "Read");
    for (int more_ms = 1; more_ms >= 0; more_ms--) {
        land(stage, "Read");
        stage_wait(stage, RESTED_MS);
        lift(stage, at);
        stage_wait(stage, AWAY_MS + more_ms);
        land(stage, "Read");
        stage_wait(stage, HELD_MS - RESTED_MS - 1);
        screen_is(stage, "home");
        stage_wait(stage, 1);
        screen_is(stage, more_ms ? "home" : "shelf");
        lift(stage, at);
        stage_wait(stage, 2 * HELD_MS);
    }
}

static void sliding_off_cancels(void **state)
{
    Stage *stage = *state;
    Rect rect = labelled(stage, "Read")->rect;
    Size at = middle_of(stage, "Read");
    land(stage, "Read");
    stage_wait(stage, HELD_MS / 2);
    assert_true(filled(stage) > 0);
    stage_touch(stage, SAMPLE_MOVE, 1, (Size){at.w, rect.y + rect.h + 2});
    assert_int_equal(filled(stage), 0);
    stage_touch(stage, SAMPLE_MOVE, 1, at);
    stage_wait(stage, 2 * HELD_MS);
    screen_is(stage, "home");
}

// A long slide turns no page: somebody who wants to hold must be able to slide off.
static void a_swipe_does_nothing(void **state)
{
    Stage *stage = *state;
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("first-steps")), .value = OPEN_WHOLE});
    int page = stage_frame(stage)->page;
    for (int hold = HOLD_MIDDLE; hold >= HOLD_NONE; hold -= HOLD_MIDDLE) {
        app_preferences(stage->app)->hold = (Hold)hold;
        stage_touch(stage, SAMPLE_DOWN, 1, (Size){900, 400});
        stage_wait(stage, 200);
        stage_touch(stage, SAMPLE_UP, 1, (Size){300, 400});
        assert_int_equal(stage_frame(stage)->page, hold ? page : page + 1);
    }
}

static long frames_while(Stage *stage, int ms)
{
    long before = app_frame_count(stage->app);
    stage_wait(stage, ms);
    stage_frame(stage);
    return app_frame_count(stage->app) - before;
}

static void it_draws_only_while_a_finger_rests(void **state)
{
    Stage *stage = *state;
    app_preferences(stage->app)->hold = HOLD_LONG;
    land(stage, "Read");
    stage_frame(stage);
    long moving = frames_while(stage, 960);
    assert_in_range(moving, 20, 26);
    lift(stage, (Size){0, 0});
    stage_frame(stage);
    assert_int_equal(frames_while(stage, 5000), 0);
    assert_true(app_deadline_ms(stage->app) > stage->now_ms + 1000);
}

static void without_movement_it_fills_in_four_steps(void **state)
{
    Stage *stage = *state;
    app_preferences(stage->app)->hold = HOLD_LONG;
    app_preferences(stage->app)->is_still = true;
    land(stage, "Read");
    stage_frame(stage);
    assert_int_equal(frames_while(stage, 990), 3);
    assert_int_equal(filled(stage), 750);
    stage_wait(stage, 10);
    screen_is(stage, "shelf");
}

static void a_screen_that_changes_under_the_finger_is_left_alone(void **state)
{
    Stage *stage = *state;
    land(stage, "Read");
    stage_wait(stage, HELD_MS / 2);
    app_perform(stage->app, (Action){.kind = ACTION_SUPPORT});
    stage_wait(stage, HELD_MS);
    screen_is(stage, "support");
}

static void a_tap_acts_where_holding_is_off(void **state)
{
    Stage *stage = *state;
    app_preferences(stage->app)->hold = HOLD_NONE;
    Size at = middle_of(stage, "Read");
    land(stage, "Read");
    stage_wait(stage, 5000);
    screen_is(stage, "home");
    assert_int_equal(filled(stage), 0);
    lift(stage, at);
    screen_is(stage, "shelf");
}

// Those who listen explore by touch, which has a rule of its own.
static void nothing_fills_where_the_interface_speaks(void **state)
{
    Stage *stage = *state;
    app_preferences(stage->app)->is_spoken = true;
    app_touch_all(stage->app);
    land(stage, "Read");
    stage_wait(stage, HELD_MS + 100);
    assert_int_equal(filled(stage), 0);
    screen_is(stage, "home");
}

// Where the voice is gone nobody explores: holding serves again.
static void it_serves_who_can_not_listen_any_more(void **state)
{
    Stage *stage = *state;
    app_preferences(stage->app)->is_spoken = true;
    stage->app->spec.setting.has_voice = false;
    app_touch_all(stage->app);
    land(stage, "Read");
    stage_wait(stage, HELD_MS);
    screen_is(stage, "shelf");
}

// A finger that rests until it is asked whether somebody is there has pressed nothing when reading goes on.
static void what_a_finger_rested_on_is_not_pressed_after_the_warning(void **state)
{
    Stage *stage = *state;
    enum { LIMIT_MS = 120500 };
    app_preferences(stage->app)->hold = HOLD_NONE;
    land(stage, "Read");
    assert_true(labelled(stage, "Read")->pressed);
    stage_wait(stage, LIMIT_MS);
    screen_is(stage, "still");
    stage_key(stage, "Return", false);
    screen_is(stage, "home");
    assert_false(labelled(stage, "Read")->pressed);
}

static int focused(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].focused)
            return i;
    return -1;
}

// EN 301 549, 5.8.
static void quick_strikes_of_one_key_count_once(void **state)
{
    Stage *stage = *state;
    stage_key(stage, "Tab", false);
    int first = focused(stage);
    stage_wait(stage, HELD_MS - 1);
    assert_true(stage_key(stage, "Tab", false));
    assert_int_equal(focused(stage), first);
    stage_wait(stage, 1);
    stage_key(stage, "Tab", false);
    int second = focused(stage);
    assert_int_not_equal(second, first);
    stage_key(stage, "Up", false); // another key is heard at once
    assert_int_equal(focused(stage), first);
    app_preferences(stage->app)->hold = HOLD_NONE;
    stage_key(stage, "Tab", false);
    stage_key(stage, "Up", false);
    stage_key(stage, "Up", false);
    stage_key(stage, "Tab", false);
    assert_int_equal(focused(stage), first);
}

static void hide_acts_on_a_tap_all_the_same(void **state)
{
    Stage *stage = *state;
    Size at = middle_of(stage, "Hide");
    land(stage, "Hide");
    stage_wait(stage, 80);
    screen_is(stage, "home");
    lift(stage, at);
    screen_is(stage, "cover");
}

static void the_hide_key_is_always_heard(void **state)
{
    Stage *stage = *state;
    stage_key(stage, "F12", false);
    screen_is(stage, "cover");
    app_perform(stage->app, (Action){.kind = ACTION_WAKE});
    stage_frame(stage);
    app_begin(stage->app);
    stage_key(stage, "F12", false);
    screen_is(stage, "cover");
}

#define HOLD_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLD_TEST(it_acts_when_full_and_not_before),
        HOLD_TEST(the_mouse_holds_too),
        HOLD_TEST(lifting_early_cancels),
        HOLD_TEST(a_short_lift_is_forgiven),
        HOLD_TEST(sliding_off_cancels),
        HOLD_TEST(a_swipe_does_nothing),
        HOLD_TEST(it_draws_only_while_a_finger_rests),
        HOLD_TEST(without_movement_it_fills_in_four_steps),
        HOLD_TEST(a_screen_that_changes_under_the_finger_is_left_alone),
        HOLD_TEST(a_tap_acts_where_holding_is_off),
        HOLD_TEST(nothing_fills_where_the_interface_speaks),
        HOLD_TEST(it_serves_who_can_not_listen_any_more),
        HOLD_TEST(what_a_finger_rested_on_is_not_pressed_after_the_warning),
        HOLD_TEST(quick_strikes_of_one_key_count_once),
        HOLD_TEST(hide_acts_on_a_tap_all_the_same),
        HOLD_TEST(the_hide_key_is_always_heard),
    };
    int failures = 0;
    for (int i = 0; nine_next(&i, &now);)
        failures += cmocka_run_group_tests(tests, NULL, NULL);
    return failures;
}
