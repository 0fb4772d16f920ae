// Holding: for hands that shake, a finger rests on a control until its border is full; then the control acts, and the lifting does
// nothing. Keys struck twice in less than that time count once.
#include "app/app-perform.h"
#include "app/inside.h"

enum {
    STEP_MS = 40,    // between two pictures of a border that fills
    STILL_STEPS = 4, // of a hold where nothing moves smoothly
};

static int span_ms(const App *app)
{
    static const int spans_ms[HOLD_COUNT] = {[HOLD_SHORT] = 300, [HOLD_MIDDLE] = 600, [HOLD_LONG] = 1000};
    return spans_ms[app->wishes.present.hold];
}

bool app_wants_hold(const App *app)
{
    return span_ms(app) && !app_is_heard(app);
}

static bool is_resting(const App *app)
{
    return app->pressed_key && app->touch.is_holding && app_wants_hold(app);
}

static int64_t rested_ms(const App *app)
{
    return app->moment.now_ms - app->held_from_ms;
}

static int step_ms(const App *app)
{
    return app->wishes.present.is_still ? (span_ms(app) + STILL_STEPS - 1) / STILL_STEPS : STEP_MS;
}

static int filled_permille(const App *app)
{
    int64_t filled_ms = rested_ms(app) / step_ms(app) * step_ms(app);
    return filled_ms < span_ms(app) ? (int)(filled_ms * 1000 / span_ms(app)) : 1000;
}

void app_show_hold(App *app, Frame *frame)
{
    for (int i = 0; is_resting(app) && i < frame->targets.count; i++)
        if (frame->targets.at[i].pressed)
            frame->targets.at[i].held_permille = filled_permille(app);
}

static bool is_shown(const App *app)
{
    const Frame *frame = &app->frames[app->present];
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].pressed && frame->targets.at[i].held_permille != filled_permille(app))
            return false;
    return true;
}

static void act(App *app)
{
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, app->touch.x0, app->touch.y0);
    uint64_t key = app->pressed_key;
    app->pressed_key = 0;
    app->is_dirty = true;
    touch_let_go(&app->touch);
    if (index < 0 || target_key(&frame->targets.at[index]) != key)
        return; // the screen changed under the finger
    app_note_presence(app);
    app_perform(app, frame->targets.at[index].action);
}

void app_hold(App *app)
{
    if (!is_resting(app))
        return;
    if (rested_ms(app) >= span_ms(app))
        act(app);
    else if (!is_shown(app))
        app->is_dirty = true;
}

int64_t app_hold_deadline_ms(const App *app)
{
    if (!is_resting(app))
        return SCREEN_NEVER;
    int64_t next_ms = (rested_ms(app) / step_ms(app) + 1) * step_ms(app);
    return app->held_from_ms + (next_ms < span_ms(app) ? next_ms : span_ms(app));
}

// The time counts from the strike that was heard, so that someone who strikes on and on is heard again.
bool app_is_struck_twice(App *app, const char *key)
{
    uint64_t struck = text_hash(text_of(key));
    if (struck == app->struck_key && app->moment.now_ms - app->struck_ms < span_ms(app))
        return true;
    app->struck_key = struck;
    app->struck_ms = app->moment.now_ms;
    return false;
}
