#include "app/app-perform.h"

#include <assert.h>

#include "app/app-visit.h"
#include "app/inside.h"
#include "app/navigate.h"

// ---- what has come of it

static void end_visit(App *app, const Outcome *outcome)
{
    app_end_visit(app, outcome->face);
}

static void change_language(App *app, const Outcome *outcome)
{
    if (!app_open_book(app, id_text(&outcome->language)))
        app_end_visit(app, FACE_ORDER);
}

static void reload(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.adult_topics = app->desk->config.adult_topics;
    app->spec.setting.adult_topics = app->edition.book->adult_topics = app->spec.adult_topics == WISH_ON;
    edition_drop_bodies(&app->edition);
}

static void begin_as(App *app, const Outcome *outcome)
{
    (void)outcome;
    wishes_set(&app->wishes, &app->desk->config.preferences);
    edition_fit_text(&app->edition, &app->spec.glass, &app->wishes.present);
}

static void begin_in(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.language = app->desk->config.language;
}

static void measure(App *app, const Outcome *outcome)
{
    (void)outcome;
    Glass glass = app->spec.glass;
    desk_scale(app->desk, &glass.px_per_mm, &glass.distance_mm);
    app_resize(app, glass_of(glass.width_px, glass.height_px, glass.px_per_mm, glass.distance_mm));
}

static void allow_sound(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.is_mute = !app->desk->config.allows_sound || !app->desk->config.allows_voice;
    app->spec.setting.has_voice = app->spec.speech.say && !app->spec.is_mute;
}

// The glass goes dark by them, and the cover tells them, from now on.
static void keep_hours(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.hours = app->desk->config.hours;
    app->spec.setting.opening_hours = TEXT("");
    edition_word_hours(&app->edition, &app->spec.hours);
    app_tell_hours(app);
}

static void carry_out(App *app, const Outcome *outcome)
{
    static void (*const rules[OUTCOME_COUNT])(App *, const Outcome *) = {
        [OUTCOME_END] = end_visit,     [OUTCOME_LANGUAGE] = change_language, [OUTCOME_RELOAD] = reload,
        [OUTCOME_BEGIN_AS] = begin_as, [OUTCOME_BEGIN_IN] = begin_in,        [OUTCOME_MEASURE] = measure,
        [OUTCOME_SOUND] = allow_sound, [OUTCOME_HOURS] = keep_hours,
    };
    assert(outcome->kind < OUTCOME_COUNT);
    if (outcome->has_moved)
        focus_hide(&app->focus);
    if (rules[outcome->kind])
        rules[outcome->kind](app, outcome);
}

// ---- performing

static bool screen_takes(View *view, VisitScreen *screen, Action *action)
{
    return screen->kind->perform && screen->kind->perform(view, screen->state, action);
}

static bool is_at_desk(const App *app)
{
    return app->face == FACE_VISIT && visit_page(app->visit)->kind == &staff_screen;
}

static Outcome find_outcome(App *app, Action *action)
{
    View view = app_view(app, app->scratch);
    if (action->kind != ACTION_STAFF)
        return navigate(app->visit, &view, action);
    return is_at_desk(app) ? desk_serve(app->desk, app->edition.book, action, &app->moment) : (Outcome){0};
}

// What no screen took.
static void perform_beyond(App *app, Action *action)
{
    if (action->kind == ACTION_LISTEN) {
        app_listen(app, action);
        return;
    }
    Outcome outcome = find_outcome(app, action);
    carry_out(app, &outcome);
}

// A sheet is asked first; what it declines goes to the page below, then beyond.
static void perform_in_visit(App *app, Action action)
{
    View view = app_view(app, app->scratch);
    VisitScreen *top = visit_top(app->visit), *page = visit_page(app->visit);
    app_view_sheet(app, &view);
    if (screen_takes(&view, top, &action))
        return;
    bool is_the_sheets = action.kind == ACTION_DONE || action.kind == ACTION_BACK || action.kind == ACTION_HIDE;
    if (top != page && !is_the_sheets && screen_takes(&view, page, &action))
        return;
    perform_beyond(app, &action);
}

static void begin(App *app, const Action *action)
{
    Text wanted = id_text(&action->id);
    app_settle(app); // it may open the library in another language
    if (app->edition.book && wanted.size && !text_equal(wanted, app->edition.book->language) &&
        !app_open_book(app, wanted)) {
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
        blanking_light(&app->blanking, app->moment.now_ms);
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
            perform_beyond(app, &action);
        break;
    case FACE_VISIT:
        if (action.kind != ACTION_LISTEN)
            app_hush(app);
        app->desk->news = STAFF_QUIET;
        perform_in_visit(app, action);
        if (action.kind == ACTION_PREFER && app->visit) // wider letters leave room for fewer sizes
            edition_fit_text(&app->edition, &app->spec.glass, &app->wishes.present);
        break;
    case FACE_ORDER:
        break;
    }
    app_leave_recital(app);
    app_watch_desk(app);
}

void app_watch_desk(App *app)
{
    if (desk_watch(app->desk, is_at_desk(app), app->guard.held_ms, app->moment.now_ms))
        app->is_dirty = true;
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
    bool is_rtl = edition_direction(&app->edition) == DIRECTION_RTL;
    return is_left != is_rtl ? ACTION_NEXT : ACTION_PREVIOUS;
}

// A warning that nobody has seen yet must not be answered by a stray touch: only Keep reading takes it back. Before a
// visit the glass stays lit, and what was asked for holds.
void app_note_presence(App *app)
{
    if (app->face == FACE_VISIT)
        guard_touch(&app->guard, app->moment.now_ms);
    if (app->visit || app_is_dark(app))
        return;
    blanking_light(&app->blanking, app->moment.now_ms);
    wishes_renew(&app->wishes, app->moment.now_ms);
}
