// Fingers: what touch does on the present frame.
#include "app/app-perform.h"
#include "app/inside.h"

// A line of the book, where the ruler may be put.
static void press_line(App *app, const Frame *frame, const Gesture *gesture)
{
    Rect room;
    int line = app_has_ruler(app) ? ruler_line_at(frame, gesture->x, gesture->y, &room) : -1;
    if (line >= 0)
        touch_hold(&app->touch, room, (uint64_t)line + 1);
}

static void press(App *app, const Gesture *gesture)
{
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, gesture->x, gesture->y);
    if (index < 0 || frame->targets.at[index].action.kind != ACTION_LISTEN)
        app_hush(app);
    if (index < 0) {
        press_line(app, frame, gesture);
        return;
    }
    const Target *target = &frame->targets.at[index];
    uint64_t key = target_key(target);
    if (!touch_hold(&app->touch, target->rect, key))
        return;
    app->pressed_key = key;
    app->held_from_ms = app->moment.now_ms;
    app->is_dirty = true;
}

static void release(App *app)
{
    if (app->pressed_key)
        app->is_dirty = true;
    app->pressed_key = 0;
}

static void tap(App *app, const Gesture *gesture)
{
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, gesture->x0, gesture->y0);
    uint64_t key = app->pressed_key;
    release(app);
    if (!key && index < 0 && app_has_ruler(app) && ruler_place(&app->ruler, frame, gesture->x0, gesture->y0))
        app->is_dirty = true;
    if (index < 0 || target_key(&frame->targets.at[index]) != key)
        return; // the screen changed under the finger
    if (app_wants_hold(app) && frame->targets.at[index].action.kind != ACTION_HIDE) { // it was not full; Hide never waits
        touch_let_go(&app->touch);
        return;
    }
    app_perform(app, frame->targets.at[index].action);
}

static void swipe(App *app, SwipeWay way)
{
    release(app);
    bool turns = way == SWIPE_LEFT || way == SWIPE_RIGHT;
    if (turns && !app_wants_hold(app)) // who wants to hold must be able to slide off
        app_perform_offered(app, app_turn_towards(app, way == SWIPE_LEFT));
}

void app_sample(App *app, const Sample *sample)
{
    if (app_explore(app, sample))
        return;
    Gesture gesture = touch_feed(&app->touch, sample);
    if (gesture.kind == GESTURE_NONE)
        return;
    app_note_presence(app);
    app_rest_scan(app);
    if (app->focus.is_shown && !app_is_heard(app)) {
        focus_hide(&app->focus);
        app->is_dirty = true;
    }
    switch (gesture.kind) {
    case GESTURE_PRESS:
        press(app, &gesture);
        break;
    case GESTURE_CANCEL:
        release(app);
        break;
    case GESTURE_TAP:
        tap(app, &gesture);
        break;
    case GESTURE_SWIPE:
        swipe(app, gesture.way);
        break;
    case GESTURE_NONE:
        break;
    }
    if (app->face == FACE_VISIT)
        guard_touch(&app->guard, app->moment.now_ms);
}
