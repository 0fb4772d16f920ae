// What fingers and keys do: they become Actions, and Actions are performed.
#include <string.h>

#include "app/inside.h"

// ---- actions

static bool screen_takes(App *app, View *view, VisitScreen *screen, Action *action)
{
    (void)app;
    return screen->kind->perform && screen->kind->perform(view, screen->state, action);
}

// A sheet is asked first; what it declines goes to the page below, then to the app.
static void perform_in_visit(App *app, Action action)
{
    View view = app_view(app, app->scratch);
    VisitScreen *top = visit_top(app->visit), *page = visit_page(app->visit);
    app_view_sheet(app, &view);
    if (screen_takes(app, &view, top, &action))
        return;
    bool is_the_sheets = action.kind == ACTION_DONE || action.kind == ACTION_BACK || action.kind == ACTION_HIDE;
    if (top != page && !is_the_sheets && screen_takes(app, &view, page, &action))
        return;
    app_navigate(app, &action);
}

static void begin(App *app, const Action *action)
{
    Text wanted = id_text(&action->id);
    app_settle(app); // it may open the library in another language
    if (app->book && wanted.size && !text_equal(wanted, app->book->language) && !app_open_book(app, wanted)) {
        app->face = FACE_ORDER;
        return;
    }
    app_begin(app);
}

void app_perform(App *app, Action action)
{
    arena_reset(app->scratch);
    app->is_dirty = true;
    if (action.kind == ACTION_WAKE)
        app_light(app);
    switch (app->face) {
    case FACE_ATTRACT:
        if (action.kind == ACTION_BEGIN)
            begin(app, &action);
        break;
    case FACE_COVER:
        if (action.kind == ACTION_WAKE)
            app->face = FACE_ATTRACT;
        break;
    case FACE_STILL:
        if (action.kind == ACTION_KEEP) {
            app->face = FACE_VISIT;
            guard_touch(&app->guard, app->moment.now_ms);
        } else if (action.kind == ACTION_FINISH || action.kind == ACTION_HIDE)
            app_navigate(app, &action);
        break;
    case FACE_VISIT:
        if (action.kind != ACTION_LISTEN)
            app_hush(app);
        app_clear_news(app);
        perform_in_visit(app, action);
        if (action.kind == ACTION_PREFER && app->visit) // wider letters leave room for fewer sizes
            app_fit_text(app, &app->visit->preferences);
        break;
    case FACE_ORDER:
        break;
    }
    app_leave_recital(app);
    app_watch_desk(app);
}

// ---- touch

static const Frame *present_frame(App *app)
{
    return app_frame(app);
}

static void press(App *app, const Gesture *gesture)
{
    const Frame *frame = present_frame(app);
    int index = frame_target_at(frame, gesture->x, gesture->y);
    if (index < 0 || frame->targets.at[index].action.kind != ACTION_LISTEN)
        app_hush(app);
    if (index < 0)
        return;
    const Target *target = &frame->targets.at[index];
    uint64_t key = focus_key(target);
    if (!touch_hold(&app->touch, target->rect, key))
        return;
    app->pressed_key = key;
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
    const Frame *frame = present_frame(app);
    int index = frame_target_at(frame, gesture->x0, gesture->y0);
    uint64_t key = app->pressed_key;
    release(app);
    if (index < 0 || focus_key(&frame->targets.at[index]) != key)
        return; // the screen changed under the finger
    app_perform(app, frame->targets.at[index].action);
}

static bool frame_has(const Frame *frame, ActionKind kind, Action *found)
{
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == kind) {
            *found = frame->targets.at[i].action;
            return true;
        }
    }
    return false;
}

static bool perform_offered(App *app, ActionKind kind)
{
    Action action;
    if (!frame_has(present_frame(app), kind, &action))
        return false;
    app_perform(app, action);
    return true;
}

static ActionKind turn_of(const App *app, bool is_left)
{
    bool is_rtl = app->book && app->book->direction == DIRECTION_RTL;
    return is_left != is_rtl ? ACTION_NEXT : ACTION_PREVIOUS;
}

static void swipe(App *app, SwipeWay way)
{
    release(app);
    if (way == SWIPE_LEFT || way == SWIPE_RIGHT)
        perform_offered(app, turn_of(app, way == SWIPE_LEFT));
}

// A warning that nobody has seen yet must not be answered by a stray touch: only Keep reading takes it back.
static void note_presence(App *app)
{
    if (app->face == FACE_VISIT)
        guard_touch(&app->guard, app->moment.now_ms);
}

void app_sample(App *app, const Sample *sample)
{
    Gesture gesture = touch_feed(&app->touch, sample);
    if (gesture.kind == GESTURE_NONE)
        return;
    note_presence(app);
    if (app->focus.is_shown) {
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

// ---- keys

typedef enum KeyMeaning { KEY_ACT, KEY_ON, KEY_BACKWARD, KEY_LEFT, KEY_RIGHT, KEY_ACTION } KeyMeaning;

typedef struct KeyRule {
    const char *name; // SDL_GetKeyName
    KeyMeaning meaning;
    ActionKind action; // KEY_ACTION: performed where the frame offers it
} KeyRule;

// Keyboards and remote controls.
static const KeyRule keys[] = {
    {"Return", KEY_ACT, ACTION_NONE},
    {"Keypad Enter", KEY_ACT, ACTION_NONE},
    {"Space", KEY_ACT, ACTION_NONE},
    {"Select", KEY_ACT, ACTION_NONE},
    {"Tab", KEY_ON, ACTION_NONE},
    {"Down", KEY_ON, ACTION_NONE},
    {"Up", KEY_BACKWARD, ACTION_NONE},
    {"Left", KEY_LEFT, ACTION_NONE},
    {"Right", KEY_RIGHT, ACTION_NONE},
    {"PageDown", KEY_ACTION, ACTION_NEXT},
    {"PageUp", KEY_ACTION, ACTION_PREVIOUS},
    {"AudioNext", KEY_ACTION, ACTION_NEXT},
    {"AudioPrev", KEY_ACTION, ACTION_PREVIOUS},
    {"AC Forward", KEY_ACTION, ACTION_NEXT},
    {"Escape", KEY_ACTION, ACTION_BACK},
    {"AC Back", KEY_ACTION, ACTION_BACK},
    {"Backspace", KEY_ACTION, ACTION_BACK},
    {"Home", KEY_ACTION, ACTION_HOME},
    {"AC Home", KEY_ACTION, ACTION_HOME},
    {"Menu", KEY_ACTION, ACTION_COMFORT},
    {"AudioPlay", KEY_ACTION, ACTION_LISTEN},
    {"Help", KEY_ACTION, ACTION_SUPPORT},
};

static bool move_focus(App *app, int step)
{
    focus_move(&app->focus, present_frame(app), step);
    app->is_dirty = true;
    return true;
}

// Left and Right turn pages where there are pages to turn, and move the focus where there are not.
static bool turn_or_move(App *app, bool is_left)
{
    Action found;
    const Frame *frame = present_frame(app);
    bool has_pages = frame_has(frame, ACTION_NEXT, &found) || frame_has(frame, ACTION_PREVIOUS, &found);
    if (has_pages)
        return perform_offered(app, turn_of(app, !is_left));
    bool is_rtl = app->book && app->book->direction == DIRECTION_RTL;
    return move_focus(app, is_left == is_rtl ? 1 : -1);
}

static bool act_on_focus(App *app)
{
    const Target *target = focus_target(&app->focus, present_frame(app));
    if (target) {
        app_perform(app, target->action);
        return true;
    }
    static const ActionKind obvious[] = {[FACE_ATTRACT] = ACTION_BEGIN, [FACE_COVER] = ACTION_WAKE, [FACE_STILL] = ACTION_KEEP};
    if (app->face == FACE_VISIT || app->face == FACE_ORDER)
        return false;
    return perform_offered(app, app_is_dark(app) ? ACTION_WAKE : obvious[app->face]);
}

static bool follow(App *app, const KeyRule *rule, bool has_shift)
{
    switch (rule->meaning) {
    case KEY_ACT:
        return act_on_focus(app);
    case KEY_ON:
        return move_focus(app, has_shift ? -1 : 1);
    case KEY_BACKWARD:
        return move_focus(app, -1);
    case KEY_LEFT:
    case KEY_RIGHT:
        return turn_or_move(app, rule->meaning == KEY_LEFT);
    case KEY_ACTION:
        // Back closes what is open even where no Back stands on the glass.
        if (rule->action == ACTION_BACK && app->face == FACE_VISIT && visit_top(app->visit)->kind->is_sheet) {
            app_perform(app, (Action){.kind = ACTION_DONE});
            return true;
        }
        return perform_offered(app, rule->action);
    }
    return false;
}

bool app_key(App *app, const char *name, bool has_shift)
{
    note_presence(app);
    const char *hide_key = app->spec.hide_key ? app->spec.hide_key : "F12";
    if (strcmp(name, hide_key) == 0) {
        if (app->face == FACE_VISIT || app->face == FACE_STILL)
            app_perform(app, (Action){.kind = ACTION_HIDE});
        return true;
    }
    if (app->face == FACE_COVER && strcmp(name, "Return") != 0)
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0)
            return follow(app, &keys[i], has_shift);
    return false;
}
