// Performing: what a finger or a key asked for goes to the screens, and what they decline to the app.
#include "app/inside.h"

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

static void perform_before_visit(App *app, Action action)
{
    View view = app_view(app, app->scratch);
    if (action.kind == ACTION_BEGIN)
        begin(app, &action);
    else
        attract_screen.perform(&view, app->waiting.state, &action);
}

void app_perform(App *app, Action action)
{
    arena_reset(app->scratch);
    app->is_dirty = app->has_acted = true;
    if (action.kind == ACTION_WAKE)
        app_light(app);
    switch (app->face) {
    case FACE_ATTRACT:
        perform_before_visit(app, action);
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
            app_fit_text(app, &app->wishes.present);
        break;
    case FACE_ORDER:
        break;
    }
    app_leave_recital(app);
    app_watch_desk(app);
}

bool app_offers(App *app, ActionKind kind, Action *found)
{
    const Frame *frame = app_frame(app);
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == kind) {
            *found = frame->targets.at[i].action;
            return true;
        }
    }
    return false;
}

bool app_perform_offered(App *app, ActionKind kind)
{
    Action action;
    if (!app_offers(app, kind, &action))
        return false;
    app_perform(app, action);
    return true;
}

ActionKind app_turn_towards(const App *app, bool is_left)
{
    bool is_rtl = app->book && app->book->direction == DIRECTION_RTL;
    return is_left != is_rtl ? ACTION_NEXT : ACTION_PREVIOUS;
}

// A warning that nobody has seen yet must not be answered by a stray touch: only Keep reading takes it back. Before a visit the glass
// stays lit, and what was asked for holds.
void app_note_presence(App *app)
{
    if (app->face == FACE_VISIT)
        guard_touch(&app->guard, app->moment.now_ms);
    if (app->visit || app_is_dark(app))
        return;
    app_light(app);
    wishes_renew(&app->wishes, app->moment.now_ms);
}
