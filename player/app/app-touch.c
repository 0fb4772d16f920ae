// Touch: what fingers do on the present frame.
#include "app/app-frame.h"
#include "app/app-perform.h"
#include "app/app-private.h"

static bool aids_take(App *app, const Gesture *gesture, const Target *target)
{
    return app_cue(app, &(AidCue){.kind = CUE_GESTURE, .gesture = gesture, .target = target});
}

// What is read aloud goes on under it, or on the page that it leads to.
static bool steers_reading(ActionKind kind)
{
    return kind == ACTION_LISTEN || kind == ACTION_NEXT || kind == ACTION_PREVIOUS;
}

// Pages may be turned, and staff may enter digits, as fast as one likes.
static bool is_quick(const Frame *frame, ActionKind kind)
{
    return kind == ACTION_NEXT || kind == ACTION_PREVIOUS || text_is(frame->screen, staff_screen.name);
}

// A finger that rests to act, and jumps off for a moment, goes on where it was.
static Press take_up(const App *app, uint64_t key)
{
    enum { FORGIVEN_MS = 150 };
    int64_t now_ms = app->moment.now_ms, away_ms = now_ms - app->released_ms;
    if (key != app->released.key || away_ms > FORGIVEN_MS)
        return (Press){key, now_ms};
    return (Press){key, app->released.from_ms + away_ms};
}

static Held held_by(const Frame *frame, const Gesture *gesture, const Target *target)
{
    if (!target)
        return (Held){0};
    bool is_within = rect_contains(target->rect, gesture->x, gesture->y);
    return (Held){is_within ? target->rect : target->reach, target_key(target), is_quick(frame, target->action.kind)};
}

static bool may_act(const App *app, const Target *target)
{
    bool is_hide = target && target->action.kind == ACTION_HIDE;
    return is_hide || app_has_settled(app);
}

static void release(App *app)
{
    if (app->press.key)
        app->is_dirty = true;
    app->press = (Press){0};
}

// One that is still held was a finger's that has given way to this one.
static void press(App *app, const Gesture *gesture)
{
    release(app);
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, gesture->x, gesture->y);
    const Target *target = index >= 0 ? &frame->targets.at[index] : NULL;
    Held held = held_by(frame, gesture, target);
    if (!may_act(app, target) || touch_repeats(&app->touch, &held))
        return;
    if (!target || !steers_reading(target->action.kind))
        app_cue(app, &(AidCue){.kind = CUE_PAUSE});
    if (aids_take(app, gesture, target))
        return;
    if (!target && app->face == FACE_ENDED) // whoever touches anything else does not take it back
        app_perform(app, (Action){.kind = ACTION_FINISH});
    if (!target || !touch_hold(&app->touch, &held))
        return;
    app->press = take_up(app, held.key);
    app->is_dirty = true;
}

// Nothing acts when the screen changed under the finger.
static void tap(App *app, const Gesture *gesture)
{
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, gesture->x0, gesture->y0);
    bool is_pressed = index >= 0 && target_key(&frame->targets.at[index]) == app->press.key;
    const Target *target = is_pressed ? &frame->targets.at[index] : NULL;
    bool is_taken = aids_take(app, gesture, target);
    app->released = app->press;
    app->released_ms = app->moment.now_ms;
    release(app);
    if (target && !is_taken)
        app_perform(app, target->action);
}

static void swipe(App *app, const Gesture *gesture)
{
    release(app);
    bool turns = gesture->way == SWIPE_LEFT || gesture->way == SWIPE_RIGHT;
    if (!aids_take(app, gesture, NULL) && turns && may_act(app, NULL))
        app_perform_offered(app, app_turn_towards(app, gesture->way == SWIPE_LEFT));
}

static void follow(App *app, const Gesture *gesture)
{
    switch (gesture->kind) {
    case GESTURE_PRESS:
        press(app, gesture);
        break;
    case GESTURE_CANCEL:
        release(app);
        break;
    case GESTURE_TAP:
        tap(app, gesture);
        break;
    case GESTURE_SWIPE:
        swipe(app, gesture);
        break;
    case GESTURE_NONE:
        break;
    }
}

// Who listens explores the frame as it is now.
static bool is_explored(App *app, const Sample *sample)
{
    if (app_is_heard(app))
        app_frame(app);
    unsigned asks = app_cue(app, &(AidCue){.kind = CUE_SAMPLE, .sample = sample});
    if (asks & AID_FEEDS)
        touch_feed(&app->touch, sample);
    return asks;
}

static int landed_on(App *app)
{
    return frame_target_at(app_frame(app), app->touch.x0, app->touch.y0);
}

// On Still there? whoever lifts a finger is there, wherever it was, but on what ends the visit. What touches nothing
// for minutes on end is not.
static bool keep_visit(App *app, const Sample *sample)
{
    if (app->face != FACE_STILL || sample->kind != SAMPLE_UP || !touch_is_tap(&app->touch, sample))
        return false;
    int target = landed_on(app);
    ActionKind kind = target < 0 ? ACTION_NONE : app_frame(app)->targets.at[target].action.kind;
    Guard guard = app->guard;
    if (kind == ACTION_FINISH || kind == ACTION_HIDE || (target < 0 && !guard_stray(&guard, app->moment.now_ms)))
        return false;
    touch_forget(&app->touch);
    release(app);
    app_perform(app, (Action){.kind = ACTION_KEEP});
    if (target < 0)
        app->guard = guard;
    return true;
}

// A brush is no sign of anybody.
static void note_contact(App *app, const Sample *sample)
{
    if (!touch_is_contact(&app->touch, sample))
        return;
    bool is_on_something = app->press.key || (sample->kind == SAMPLE_UP && landed_on(app) >= 0);
    if (app->face == FACE_VISIT && !is_on_something)
        guard_stray(&app->guard, app->moment.now_ms);
    else
        app_note_presence(app);
}

void app_sample(App *app, const Sample *sample)
{
    if (keep_visit(app, sample))
        return;
    note_contact(app, sample);
    if (is_explored(app, sample))
        return;
    Gesture gesture = touch_feed(&app->touch, sample);
    if (gesture.kind == GESTURE_NONE)
        return;
    app_cue(app, &(AidCue){.kind = CUE_ELSEWHERE});
    app->focus.is_steered = false;
    if (app->focus.is_shown && !app_is_heard(app)) {
        focus_hide(&app->focus);
        app->is_dirty = true;
    }
    follow(app, &gesture);
}
