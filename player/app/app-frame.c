#include "app/app-frame.h"

#include <assert.h>
#include <string.h>

#include "app/app-private.h"
#include "app/task.h"
#include "base/locale.h"
#include "page/fade.h"
#include "page/overlay.h"
#include "screen/bars.h"
#include "screen/themes.h"

bool app_is_dark(const App *app)
{
    bool may_be_dark = app->face == FACE_ATTRACT || app->face == FACE_COVER;
    return may_be_dark && blanking_is_dark(&app->blanking, &app->spec.hours, &app->moment);
}

bool app_is_heard(const App *app)
{
    return app->wishes.present.is_spoken && app->spec.setting.has_voice;
}

// Of those that visitors may read.
static Text list_voiceless(const App *app, Arena *arena)
{
    const Book *book = app->edition.book;
    const Speech *speech = &app->spec.speech;
    Text *names = arena_many(arena, Text, book->language_count);
    int count = 0;
    for (int i = 0; speech->say && !app->spec.is_mute && i < book->language_count; i++)
        if (!speech->speaks(speech->owner, book->languages[i].code))
            names[count++] = book->languages[i].name;
    return locale_list(phrases_locale(book->phrases), arena, names, count);
}

static void tell_desk(const App *app, View *view)
{
    StaffFacts *facts = arena_new(view->arena, StaffFacts);
    *facts = desk_facts(app->desk, &app->moment);
    facts->language = app->spec.language;
    facts->adult_topics = app->edition.book->adult_topics;
    facts->is_unheard = app->is_unheard;
    facts->voiceless = list_voiceless(app, view->arena);
    view->staff = facts;
}

View app_view(App *app, Arena *arena)
{
    Preferences preferences = app->wishes.present;
    if (!app->visit && preferences.text_step < TEXT_STEP_AFAR)
        preferences.text_step = TEXT_STEP_AFAR;
    if (!app->visit)
        edition_fit_text(&app->edition, &app->spec.glass, &preferences);
    ThemeSpec spec = {app->spec.glass, edition_reader(&app->edition, &preferences)};
    AidTold told = aids_told(&app->aids);
    View view = {
        .book = app->edition.book,
        .typesetter = app->edition.typesetter,
        .layouts = app->edition.layouts,
        .arena = arena,
        .theme = themes_find(app->edition.layouts, &spec),
        .preferences = app->visit ? &app->wishes.present : NULL,
        .answers = app->visit ? &app->visit->answers : NULL,
        .riders = app->visit ? &app->visit->riders : NULL,
        .bookmarks = app->visit ? &app->visit->bookmarks : NULL,
        .finders = app->spec.setting.offers_find ? app->edition.finders : NULL,
        .setting = &app->spec.setting,
        .now_ms = app->moment.now_ms,
        .touched_ms = app->guard.touched_ms,
        .warned_ms = app->guard.warned_ms,
        .is_voice_on = told.is_reading,
        .is_voice_paused = told.is_resting,
    };
    if (app->visit)
        view.arrival = visit_page(app->visit)->arrival;
    if (app->visit && visit_page(app->visit)->kind == &staff_screen)
        tell_desk(app, &view);
    return view;
}

void app_view_sheet(App *app, View *view)
{
    assert(app->visit);
    VisitScreen *top = visit_top(app->visit);
    view->sheet = top->kind->is_sheet ? top->kind : NULL;
}

// The one screen there is while no visit's screens show.
static const ScreenKind *face_screen(const App *app)
{
    const ScreenKind *const faces[] = {[FACE_ATTRACT] = app->waiting.kind,
                                       [FACE_STILL] = &still_there_screen,
                                       [FACE_ENDED] = &ended_screen,
                                       [FACE_COVER] = &cover_screen,
                                       [FACE_ORDER] = &out_of_order_screen};
    assert(app->face != FACE_VISIT);
    return app_is_dark(app) ? &dark_screen : faces[app->face];
}

static void show_found(Frame *frame, const Found *found)
{
    if (!found->end)
        return;
    Found *shown = arena_new(frame->arena, Found);
    *shown = *found;
    frame->found = shown;
    frame->found_count = 1;
}

// The page, and the sheet over it where one is open; one without a name of its own leaves the page's.
static Frame state_visit(App *app, View *view)
{
    VisitScreen *top = visit_top(app->visit), *page = visit_page(app->visit);
    app_view_sheet(app, view);
    Frame frame = frame_begin(view->arena, &view->theme);
    frame.spoken = aids_told(&app->aids).spoken;
    show_found(&frame, &page->found);
    if (top->kind->about)
        frame.about = top->kind->about(top->state);
    page->kind->draw(view, page->state, &frame);
    if (view->sheet) {
        view->sheet_px = top->kind->sheet_px(view, top->state, &frame);
        overlay_lay(&frame, &(Overlay){bars_page(view), bars_sheet(view, view->sheet_px)});
        frame.explained = frame.about.kind;
        frame.about = (Action){0};
        if (top->kind->has_words) {
            frame.beneath = NULL;
            frame.first_read = frame.lines.count;
        }
        frame.is_page_live = top->kind->leaves_turns;
        top->kind->draw(view, top->state, &frame);
    }
    frame.screen = text_of(top->kind->name ? top->kind->name : page->kind->name);
    return frame;
}

// The words that stand in for those of the interface are marked with their language, which a voice is to say them in.
static void mark_stand_ins(const Phrases *phrases, Frame *frame)
{
    if (text_equal(locale_primary(frame->language), PHRASES_STAND_IN))
        return;
    for (int i = 0; i < frame->lines.count; i++) {
        Line *line = &frame->lines.at[i];
        Text words = line->passage.size ? line->passage : line->text;
        if (!line->language.size && !line->block.at[0] && phrases_are_stand_in(phrases, words))
            line->language = PHRASES_STAND_IN;
    }
    for (int i = 0; i < frame->targets.count; i++) {
        Target *target = &frame->targets.at[i];
        if (!target->language.size && phrases_are_stand_in(phrases, target->label))
            target->language = PHRASES_STAND_IN;
    }
}

Frame app_state_frame(App *app, Arena *arena)
{
    View view = app_view(app, arena);
    Frame frame;
    if (app->face == FACE_VISIT) {
        frame = state_visit(app, &view);
    } else {
        const ScreenKind *kind = face_screen(app);
        frame = frame_begin(arena, &view.theme);
        kind->draw(&view, app->waiting.state, &frame);
        frame.screen = text_of(kind->name);
    }
    frame.language = app->edition.book ? app->edition.book->language : TEXT("en");
    frame.level = app->edition.book ? app->edition.book->level : TEXT("");
    mark_stand_ins(app->edition.book ? app->edition.book->phrases : NULL, &frame);
    return frame;
}

// ---- what aids look at

// A visit and its wishes are there on its own two faces and on no other; whoever is in one has a book.
static bool is_visit_sound(const App *app)
{
    bool is_visit_face = app->face == FACE_VISIT || app->face == FACE_STILL || app->face == FACE_ENDED;
    return is_visit_face == (app->visit != NULL) && is_visit_face == app->wishes.is_visit &&
           (!is_visit_face || (app->edition.book && !app->is_ending));
}

static bool is_same_screen(const Frame *a, const Frame *b)
{
    return text_equal(a->screen, b->screen) && id_equal(a->item, b->item);
}

AidSight app_sight(const App *app)
{
    assert(is_visit_sound(app));
    const Frame *frame = frames_present(&app->frames), *last = frames_last(&app->frames);
    AidSight sight = {
        .spec = &app->spec,
        .book = app->edition.book,
        .wishes = &app->wishes.present,
        .now_ms = app->moment.now_ms,
        .warned_ms = app->face == FACE_STILL ? app->guard.warned_ms : 0,
        .is_dark = app_is_dark(app),
        .is_passing = app->face == FACE_STILL || app->face == FACE_ENDED,
        .frame = frame,
        .last = last,
        .stops = &app->frames.stops,
        .is_stale = app->is_dirty,
        .is_settling = !app_has_settled(app),
        .is_same_screen = is_same_screen(last, frame),
        .focus = &app->focus,
        .touch = &app->touch,
        .press = &app->press,
        .has_acted = app->has_acted,
        .acted = app->acted,
        .task = -1,
        .is_heard = app_is_heard(app),
        .told = aids_told(&app->aids),
    };
    if (app->face == FACE_ATTRACT || app->face == FACE_COVER)
        sight.waiting = app->face == FACE_COVER ? &cover_screen : app->waiting.kind;
    if (app->face == FACE_VISIT) {
        const ScreenKind *top = visit_top(app->visit)->kind;
        sight.page = visit_page(app->visit)->kind;
        sight.sheet = top->is_sheet ? top : NULL;
    }
    return sight;
}

// ---- the frame

static int count_words(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        Text rest = frame->lines.at[i].text;
        while (frame->lines.at[i].block.at[0] && text_word(&rest).size)
            count++;
    }
    return count;
}

static void mark_pressed(const App *app, Frame *frame)
{
    for (int i = 0; app->press.key && i < frame->targets.count; i++)
        if (target_key(&frame->targets.at[i]) == app->press.key)
            frame->targets.at[i].pressed = true;
}

static void come_to_task(App *app, const AidSight *sight, Frame *frame, int target)
{
    if (!app->focus.is_steered || target < 0)
        return;
    focus_set(&app->focus, sight->stops, reading_order_target(sight->stops, target));
    focus_apply(&app->focus, sight->stops, frame);
}

// For those who listen the focus stops at everything. It stays on what has acted, under whatever name, and where that
// is gone it goes on from the beginning.
static void apply_focus(App *app, const AidSight *sight, Frame *frame)
{
    app->focus.is_wide = sight->is_heard;
    if (sight->task >= 0 && app->focus.is_steered) {
        come_to_task(app, sight, frame, sight->task);
        return;
    }
    focus_apply(&app->focus, sight->stops, frame);
    if (sight->is_same_screen && sight->last->page == frame->page) {
        focus_follow(&app->focus, sight->last, sight->stops, frame);
        focus_stay(&app->focus, sight->stops, frame);
    }
    if (app->focus.is_shown && !app->focus.key)
        come_to_task(app, sight, frame, task_begin(frame, sight->stops));
}

bool app_has_settled(const App *app)
{
    return app->moment.now_ms >= app->settled_ms;
}

// For a moment after another screen has come up nothing that is touched or struck there acts, wherever it is: the
// second half of a double touch was meant for the screen before (EN 301 549, 5.8). A hand that hides may strike on for
// longer.
static void settle(App *app, const Frame *frame)
{
    enum { SETTLE_MS = 450, COVER_MS = 1000 };
    const Frame *last = frames_last(&app->frames);
    if (!last->screen.size || frame_is_same_place(last, frame))
        return;
    app->came_ms = app->moment.now_ms;
    app->settled_ms = app->came_ms + (app->face == FACE_COVER ? COVER_MS : SETTLE_MS);
}

// What lies over the screen itself: the focus, a finger, the aids.
static void finish_frame(App *app, Frame *frame)
{
    settle(app, frame);
    AidSight sight = app_sight(app);
    sight.task = task_after(&(TaskStep){sight.last, frame, sight.stops, app->acted});
    apply_focus(app, &sight, frame);
    mark_pressed(app, frame);
    aids_apply(&app->aids, &sight, frame);
    if (frame->fade.permille) {
        fade_apply(frame);
        frames_list_stops(&app->frames);
    }
    app->has_acted = false;
    app->acted = ACTION_NONE;
}

const Frame *app_frame(App *app)
{
    if (!app->is_dirty)
        return frames_present(&app->frames);
    edition_tidy(&app->edition);
    Arena *arena = frames_next(&app->frames);
    arena_reset(app->scratch);
    app->preview = (Frame){0};
    Frame stated = app_state_frame(app, arena);
    if (app->face == FACE_VISIT && aids_read(&app->aids, app->edition.book, &stated))
        stated = app_state_frame(app, arena);
    Frame *frame = frames_put(&app->frames, &stated);
    assert(frame->screen.size);
    finish_frame(app, frame);
    if (app->face == FACE_VISIT)
        riders_met_add(&app->visit->riders, frame);
    if (app->face == FACE_VISIT)
        guard_watch(&app->guard, count_words(frame), false, app->moment.now_ms);
    app->is_dirty = false;
    return frame;
}

bool app_is_dirty(const App *app)
{
    return app->is_dirty;
}

int64_t app_frame_due_ms(const App *app)
{
    View view = app_view((App *)app, app->scratch);
    if (app->face != FACE_VISIT) {
        const ScreenKind *kind = face_screen(app);
        return kind->wake_ms ? kind->wake_ms(&view, app->waiting.state) : SCREEN_NEVER;
    }
    int64_t due = SCREEN_NEVER;
    const VisitScreen *end = app->visit->screens + app->visit->depth;
    for (const VisitScreen *screen = visit_page(app->visit); screen < end; screen++) {
        int64_t wake = screen->kind->wake_ms ? screen->kind->wake_ms(&view, screen->state) : SCREEN_NEVER;
        due = wake < due ? wake : due;
    }
    return due;
}

const Frame *app_preview(App *app, int step)
{
    assert(step == 1 || step == -1);
    if (app->face != FACE_VISIT || visit_top(app->visit)->kind->is_sheet)
        return NULL;
    VisitScreen *page = visit_page(app->visit), kept = *page;
    if (!page->kind->perform)
        return NULL;
    Action action = {.kind = step > 0 ? ACTION_NEXT : ACTION_PREVIOUS};
    View view = app_view(app, app->scratch);
    bool has_turned = page->kind->perform(&view, page->state, &action);
    if (has_turned)
        app->preview = app_state_frame(app, app->scratch);
    *page = kept;
    explicit_bzero(&kept, sizeof kept);
    return has_turned ? &app->preview : NULL;
}
