// Exploring by touch, while the interface speaks: a finger that lands or slides onto something hears it and takes the focus there; a
// tap on what had the focus acts; a swipe goes to the next or the previous. No second finger is needed.
#include "app/app-perform.h"
#include "app/inside.h"

enum { GLIDE_MS = 300 }; // within it a finger that moves swipes; later it explores

static bool is_followed(const App *app, const Sample *sample)
{
    return app->touch.is_down && sample->finger == app->touch.finger;
}

static void come_to(App *app, const Stop *stop)
{
    focus_set(&app->focus, &app->stops, stop);
    app->narrator.news.focus_key = 0; // said even where it was there before
    app->is_dirty = true;
}

// A tap follows only where the focus was before, and a finger that trembles lands twice.
static bool may_act(const App *app, const Stop *stop, int64_t now_ms)
{
    bool is_repeat = stop->key == app->explorer.lifted_key && now_ms - app->explorer.lifted_ms < TOUCH_REPEAT_MS;
    return stop->is_enabled && !is_repeat && focus_stop(&app->focus, &app->stops) == stop;
}

// True when the sample was taken: the finger explores, and does not press.
static bool land(App *app, const Sample *sample)
{
    Touch touch = app->touch;
    if (touch_feed(&touch, sample).kind != GESTURE_PRESS)
        return true; // a second finger
    app_frame(app);
    app_hush_narrator(app);
    const Stop *stop = stops_at(&app->stops, sample->x, sample->y);
    app->explorer.from = app->focus;
    app->explorer.key = stop ? stop->key : 0;
    if (stop && may_act(app, stop, sample->time_ms))
        return false; // what it does is said, not its name again: nobody overhears which digits staff enter
    if (stop)
        come_to(app, stop);
    app->touch = touch;
    app_hush(app);
    app_note_presence(app);
    app_rest_scan(app);
    return true;
}

static void slide(App *app, const Sample *sample)
{
    if (!is_followed(app, sample) || sample->time_ms - app->touch.down_ms < GLIDE_MS)
        return;
    app_frame(app);
    const Stop *stop = stops_at(&app->stops, sample->x, sample->y);
    uint64_t key = stop ? stop->key : 0;
    if (key == app->explorer.key)
        return;
    app->explorer.key = key;
    app_hush_narrator(app);
    app_note_presence(app);
    if (stop)
        come_to(app, stop);
}

// A swipe starts from where the focus was before the finger landed.
static void swipe(App *app, SwipeWay way)
{
    app->pressed_key = 0;
    app->is_dirty = true;
    app_note_presence(app);
    app_hush_narrator(app);
    app->focus = app->explorer.from;
    if (way != SWIPE_LEFT && way != SWIPE_RIGHT)
        return;
    app_frame(app);
    focus_move(&app->focus, &app->stops, app_turn_towards(app, way == SWIPE_LEFT) == ACTION_NEXT ? 1 : -1);
    app->narrator.news.focus_key = 0;
    app->is_dirty = true;
}

static bool lift(App *app, const Sample *sample)
{
    if (!is_followed(app, sample))
        return true;
    Touch touch = app->touch;
    Gesture gesture = touch_feed(&touch, sample);
    app->explorer.lifted_key = app->explorer.key;
    app->explorer.lifted_ms = sample->time_ms;
    if (gesture.kind == GESTURE_SWIPE && sample->time_ms - touch.down_ms < GLIDE_MS) {
        app->touch = touch;
        swipe(app, gesture.way);
        return true;
    }
    slide(app, sample);
    if (gesture.kind == GESTURE_SWIPE) { // what slid slowly has explored
        app->touch = touch;
        app->pressed_key = 0;
    }
    return gesture.kind == GESTURE_SWIPE;
}

bool app_explore(App *app, const Sample *sample)
{
    if (!app_is_heard(app))
        return false;
    switch (sample->kind) {
    case SAMPLE_DOWN:
        return land(app, sample);
    case SAMPLE_MOVE:
        slide(app, sample);
        return false;
    case SAMPLE_UP:
        return lift(app, sample);
    case SAMPLE_CANCEL:
        return false;
    }
    return false;
}
