#include "app/app-perform.h"

#include <assert.h>
#include <string.h>

#include "app/app-frame.h"
#include "app/app-keep.h"
#include "app/app-private.h"
#include "app/app-visit.h"
#include "app/navigate.h"
#include "screen/more.h"

// ---- what has come of it

static void end_visit(App *app, const Outcome *outcome)
{
    app_end_visit(app, outcome->face);
}

static void finish_visit(App *app, const Outcome *outcome)
{
    (void)outcome;
    app_finish_visit(app);
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
    edition_renew_finders(&app->edition);
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
    app->spec.is_silent = !app->desk->config.allows_sound;
    app_offer_sound(app);
}

static void allow_find(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.setting.offers_find = app->desk->config.offers_find;
    app->spec.setting.offers_code = app->desk->config.offers_code;
}

// The glass goes dark by them, and the cover tells them, from now on.
static void keep_hours(App *app, const Outcome *outcome)
{
    (void)outcome;
    app->spec.hours = app->desk->config.hours;
}

static void carry_out(App *app, const Outcome *outcome)
{
    static void (*const rules[OUTCOME_COUNT])(App *, const Outcome *) = {
        [OUTCOME_END] = end_visit,   [OUTCOME_FINISH] = finish_visit, [OUTCOME_LANGUAGE] = change_language,
        [OUTCOME_RELOAD] = reload,   [OUTCOME_BEGIN_AS] = begin_as,   [OUTCOME_BEGIN_IN] = begin_in,
        [OUTCOME_MEASURE] = measure, [OUTCOME_SOUND] = allow_sound,   [OUTCOME_HOURS] = keep_hours,
        [OUTCOME_FIND] = allow_find,
    };
    assert(outcome->kind < OUTCOME_COUNT);
    if (outcome->has_moved)
        focus_leave(&app->focus);
    if (rules[outcome->kind])
        rules[outcome->kind](app, outcome);
}

// ---- performing

static bool screen_takes(View *view, VisitScreen *screen, Action *action)
{
    bool is_turn = action->kind == ACTION_NEXT || action->kind == ACTION_PREVIOUS;
    bool is_taken = screen->kind->perform && screen->kind->perform(view, screen->state, action);
    if (is_taken && is_turn)
        screen->found = (Found){0};
    return is_taken;
}

static bool is_at_desk(const App *app)
{
    return app->face == FACE_VISIT && visit_page(app->visit)->kind == &staff_screen;
}

// Where it was left is noted on the way Home, and forgotten there.
static Outcome forget_book(App *app, View *view, Id book)
{
    Outcome outcome = navigate(app->visit, view, &(Action){.kind = ACTION_HOME});
    app_keep_forget(app, book);
    return outcome;
}

static Outcome find_outcome(App *app, Action *action)
{
    View view = app_view(app, app->scratch);
    if (action->kind == ACTION_FORGET)
        return forget_book(app, &view, action->id);
    if (action->kind == ACTION_OPEN)
        app_keep_recall(app, action->id);
    if (action->kind != ACTION_STAFF)
        return navigate(app->visit, &view, action);
    return is_at_desk(app) ? desk_serve(app->desk, app->edition.book, action, &app->moment) : (Outcome){0};
}

// What no screen took.
static void perform_beyond(App *app, Action *action)
{
    if (app_cue(app, &(AidCue){.kind = CUE_ACTION, .action = action}))
        return;
    Outcome outcome = find_outcome(app, action);
    carry_out(app, &outcome);
}

// A page that stays as it is beneath a sheet is not turned.
static bool is_for_page(const ScreenKind *sheet, ActionKind kind)
{
    bool is_turn = kind == ACTION_NEXT || kind == ACTION_PREVIOUS;
    return is_turn ? sheet->leaves_turns : kind != ACTION_DONE && kind != ACTION_BACK && kind != ACTION_HIDE;
}

// What leads elsewhere is done on the page, as if the sheet had not been there.
static void clear_way(App *app, ActionKind kind)
{
    const ScreenKind *sheet = visit_top(app->visit)->kind;
    if (sheet->gives_way && kind != sheet->opened_by && kind != ACTION_DONE)
        visit_close_sheets(app->visit);
}

// A sheet is asked first; what it declines goes to the page below, then beyond.
static void perform_in_visit(App *app, Action action)
{
    clear_way(app, action.kind);
    View view = app_view(app, app->scratch);
    VisitScreen *top = visit_top(app->visit), *page = visit_page(app->visit);
    app_view_sheet(app, &view);
    if (screen_takes(&view, top, &action))
        return;
    if (top != page && is_for_page(top->kind, action.kind) && screen_takes(&view, page, &action))
        return;
    perform_beyond(app, &action);
}

static bool leads_to_languages(const View *view, const Action *action)
{
    bool has_others = view->book && view->book->language_count > 1;
    return has_others && action->kind == ACTION_OPEN && id_is(action->id, languages_screen.name);
}

static void perform_before_visit(App *app, Action action)
{
    View view = app_view(app, app->scratch);
    const ScreenKind *kind = app->waiting.kind;
    if (action.kind == ACTION_BEGIN) {
        app_begin_in(app, id_text(&action.id));
        if (action.block.at[0])
            perform_in_visit(app, (Action){.kind = ACTION_OPEN, .id = action.block});
    } else if (leads_to_languages(&view, &action))
        app_wait(app, &languages_screen);
    else if (action.kind == ACTION_BACK)
        app_wait(app, &attract_screen);
    else if (kind->perform)
        kind->perform(&view, app->waiting.state, &action);
}

static void perform_after_finish(App *app, Action action)
{
    if (action.kind == ACTION_HOME) {
        app->face = FACE_VISIT;
        guard_touch(&app->guard, app->moment.now_ms);
    } else if (action.kind == ACTION_HIDE || action.kind == ACTION_FINISH)
        app_end_visit(app, action.kind == ACTION_HIDE ? FACE_COVER : FACE_ATTRACT);
}

// One touch leads on; after a time in the dark it may be somebody else, who begins at the beginning.
static void leave_cover(App *app, bool was_dark)
{
    if (was_dark)
        app->face = FACE_ATTRACT;
    else
        app_begin(app);
}

void app_perform(App *app, Action action)
{
    assert(action.kind < ACTION_KIND_COUNT);
    arena_reset(app->scratch);
    app->is_dirty = app->has_acted = true;
    app->acted = action.kind;
    bool was_dark = app_is_dark(app);
    if (action.kind == ACTION_WAKE)
        blanking_light(&app->blanking, app->moment.now_ms);
    switch (app->face) {
    case FACE_ATTRACT:
        perform_before_visit(app, action);
        break;
    case FACE_COVER:
        if (action.kind == ACTION_WAKE)
            leave_cover(app, was_dark);
        break;
    case FACE_STILL:
        if (action.kind == ACTION_KEEP) {
            app->face = FACE_VISIT;
            guard_touch(&app->guard, app->moment.now_ms);
        } else if (action.kind == ACTION_FINISH || action.kind == ACTION_HIDE)
            perform_beyond(app, &action);
        break;
    case FACE_ENDED:
        perform_after_finish(app, action);
        break;
    case FACE_VISIT:
        if (action.kind != ACTION_LISTEN)
            app_cue(app, &(AidCue){.kind = CUE_PAUSE, .action = &action});
        app->desk->news = STAFF_QUIET;
        perform_in_visit(app, action);
        if (action.kind == ACTION_PREFER && app->visit) // wider letters leave room for fewer sizes
            edition_fit_text(&app->edition, &app->spec.glass, &app->wishes.present);
        break;
    case FACE_ORDER:
        break;
    }
    app_cue(app, &(AidCue){.kind = CUE_PERFORMED});
    app_watch_desk(app);
}

void app_watch_desk(App *app)
{
    if (desk_watch(app->desk, is_at_desk(app), app->guard.held_ms, &app->moment))
        app->is_dirty = true;
    assert(!app->desk->is_open || is_at_desk(app));
}

bool app_offers(App *app, ActionKind kind, Action *action)
{
    const Frame *frame = app_frame(app);
    int index = frame_target_acting(frame, kind), more = frame_target_acting(frame, ACTION_MORE);
    if (index >= 0)
        *action = frame->targets.at[index].action;
    return index >= 0 || (more >= 0 && more_offers(&frame->targets.at[more].action, kind, action));
}

bool app_perform_offered(App *app, ActionKind kind)
{
    Action action;
    bool is_offered = app_offers(app, kind, &action);
    if (is_offered)
        app_perform(app, action);
    return is_offered;
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
    if (app->face == FACE_ENDED) // whoever steers by keys or switches needs more time to take it back
        app->ended_ms = app->moment.now_ms;
    if (frames_present(&app->frames)->fade.permille) // it comes back
        app->is_dirty = true;
    if (app->visit || app_is_dark(app))
        return;
    app->present_ms = app->moment.now_ms;
    blanking_light(&app->blanking, app->moment.now_ms);
    wishes_renew(&app->wishes, app->moment.now_ms);
}

// ---- what aids ask for

enum { PAGES_AHEAD_MOST = 60 }; // passed over in search of words: pictures, buttons

// What is read aloud: the page, or a sheet with words of its own.
static VisitScreen *read_screen(const App *app)
{
    VisitScreen *top = visit_top(app->visit);
    return top->kind->has_words ? top : visit_page(app->visit);
}

static bool turn_page(App *app, ActionKind way)
{
    assert(way == ACTION_NEXT || way == ACTION_PREVIOUS);
    View view = app_view(app, app->scratch);
    app_view_sheet(app, &view);
    Action action = {.kind = way, .value = TURN_PAGE};
    return screen_takes(&view, read_screen(app), &action);
}

static bool has_words(App *app)
{
    Frame frame = app_state_frame(app, app->scratch);
    return aids_suit(&app->aids, app->edition.book, &frame, app->scratch);
}

// To the nearest page that way which has something to read; false, and nothing turned, when there is none.
static bool turn_to_words(App *app, ActionKind way)
{
    VisitScreen *page = read_screen(app), kept = *page;
    bool is_found = false;
    for (int i = 0; i < PAGES_AHEAD_MOST && !is_found && turn_page(app, way); i++)
        is_found = has_words(app);
    if (!is_found)
        *page = kept;
    explicit_bzero(&kept, sizeof kept);
    return is_found;
}

static void turn(App *app, const AidTurn *wanted)
{
    arena_reset(app->scratch);
    bool has_turned = wanted->is_to_words ? turn_to_words(app, wanted->way) : turn_page(app, wanted->way);
    app->is_dirty = true;
    app_cue(app, &(AidCue){.kind = CUE_TURNED, .turn = *wanted, .has_turned = has_turned});
}

static void open_sheet(App *app, const ScreenKind *sheet)
{
    assert(sheet->is_sheet);
    visit_close_sheets(app->visit);
    visit_push(app->visit, sheet);
}

static void close_sheet(App *app, const ScreenKind *sheet)
{
    if (app->visit && visit_top(app->visit)->kind == sheet)
        visit_pop(app->visit);
}

static void perform_pressed(App *app)
{
    assert(app->press.key);
    const Frame *frame = app_frame(app);
    int index = frame_target_at(frame, app->touch.x0, app->touch.y0);
    uint64_t key = app->press.key;
    app->press = (Press){0};
    app->is_dirty = true;
    touch_let_go(&app->touch);
    if (index < 0 || target_key(&frame->targets.at[index]) != key)
        return; // the screen changed under the finger
    app_note_presence(app);
    app_perform(app, frame->targets.at[index].action);
}

// What concerns fingers and the focus.
static void steer(App *app, const AidRequest *request)
{
    if (request->asks & AID_RELEASES)
        app->press = (Press){0};
    if (request->asks & AID_LETS_GO)
        touch_let_go(&app->touch);
    if (request->asks & AID_HOLDS)
        touch_hold(&app->touch, &(Held){request->held, request->held_key, true});
    if (request->asks & AID_STIRS)
        app_note_presence(app);
    if (request->asks & AID_FOCUSES)
        app->focus = request->focus;
}

// What is for the other aids.
static void pass_on(App *app, unsigned asks)
{
    static const struct {
        AidAsk ask;
        AidCueKind cue;
    } cues[] = {{AID_HUSHES, CUE_STIR},
                {AID_PAUSES, CUE_PAUSE},
                {AID_RESTS, CUE_ELSEWHERE},
                {AID_TELLS, CUE_FOCUS},
                {AID_INVITES, CUE_INVITE}};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        if (asks & cues[i].ask)
            app_cue(app, &(AidCue){.kind = cues[i].cue});
}

// What changes the visit and its page.
static void change(App *app, const AidRequest *request)
{
    if (request->asks & AID_WISHES)
        *wishes_ask(&app->wishes, app->moment.now_ms) = request->wishes;
    if (request->asks & AID_MUTES)
        app->spec.setting.has_voice = false;
    if (request->asks & AID_SILENCES)
        app->spec.setting.has_sound = false;
    if (request->asks & (AID_MUTES | AID_SILENCES))
        app->is_unheard = true;
    if (request->asks & AID_OPENS)
        open_sheet(app, request->sheet);
    if (request->asks & AID_CLOSES)
        close_sheet(app, request->sheet);
    if (request->asks & AID_TURNS)
        turn(app, &request->turn);
}

// What is asked for comes with all that it needs.
static bool is_fit(const AidRequest *request)
{
    unsigned asks = request->asks;
    bool has_sheet = !(asks & (AID_OPENS | AID_CLOSES)) || request->sheet;
    bool has_way = !(asks & AID_TURNS) || request->turn.way != ACTION_NONE;
    bool has_key = !(asks & AID_HOLDS) || request->held_key;
    bool has_action = !(asks & AID_PERFORMS) || request->action.kind != ACTION_NONE;
    return has_sheet && has_way && has_key && has_action;
}

void app_grant(App *app, const AidRequest *request)
{
    assert(is_fit(request));
    assert(app->visit || !(request->asks & (AID_OPENS | AID_TURNS)));
    assert(!(request->asks & AID_FEEDS) || request->asks & AID_TAKES);
    assert(!(request->asks & AID_TELLS) || request->asks & AID_FOCUSES);
    assert(!(request->asks & AID_PRESSES) || !(request->asks & AID_PERFORMS));
    steer(app, request);
    pass_on(app, request->asks);
    change(app, request);
    app->has_acted = app->has_acted || request->asks & AID_ACTS;
    app->is_dirty = app->is_dirty || request->asks & AID_REDRAWS;
    if (request->asks & AID_PRESSES)
        perform_pressed(app);
    if (request->asks & AID_PERFORMS)
        app_perform(app, request->action);
}

unsigned app_cue(App *app, const AidCue *cue)
{
    for (int i = 0; aid_kinds[i]; i++) {
        if (!aid_kinds[i]->hear)
            continue;
        AidSight sight = app_sight(app);
        AidRequest request = aid_kinds[i]->hear(app->aids.states[i].bytes, &sight, cue);
        app_grant(app, &request);
        if (request.asks & AID_TAKES)
            return request.asks;
    }
    return 0;
}
