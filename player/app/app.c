#include "app/app.h"

#include <assert.h>
#include <stdlib.h>

#include "app/app-frame.h"
#include "app/app-keep.h"
#include "app/app-perform.h"
#include "app/app-private.h"
#include "app/app-visit.h"
#include "base/heap.h"
#include "screen/ended.h"

enum { RETRY_MS = 10000 };

App *app_create(const AppSpec *spec, Moment moment)
{
    assert(spec->content && spec->metrics);
    Edition edition;
    if (!edition_open(&edition, spec))
        return NULL;
    App *app = heap_take(sizeof *app);
    app->edition = edition;
    app->spec = *spec;
    app->moment = moment;
    app->texts = arena_create();
    app->visit_arena = arena_create();
    app->scratch = arena_create();
    frames_open(&app->frames);
    app->spec.setting.hours = &app->spec.hours;
    app->spec.setting.is_private = discretion_guards;
    app->spec.setting.privacy = &app->edition.discretion;
    app_offer_sound(app);
    app->spec.setting.has_headphones = spec->has_headphones;
    app->spec.setting.is_personal = spec->reading_folder;
    app->spec.setting.switch_count = !spec->act_key ? 0 : spec->move_key ? 2 : 1;
    aids_open(&app->aids, &app->spec);
    app->wishes = wishes_of(&spec->preferences);
    app->guard.least_ms = spec->idle_ms;
    app->desk = desk_open(&spec->desk, moment.now_ms);
    app->is_dirty = true;
    app_wait(app, &attract_screen);
    app->face = app_open_library(app) ? FACE_ATTRACT : FACE_ORDER;
    app->retry_ms = moment.now_ms + RETRY_MS;
    app_resize(app, spec->glass);
    return app;
}

void app_destroy(App *app)
{
    if (!app)
        return;
    aids_close(&app->aids);
    desk_close(app->desk);
    edition_close(&app->edition);
    arena_wipe(app->visit_arena);
    arena_destroy(app->visit_arena);
    arena_destroy(app->scratch);
    arena_destroy(app->texts);
    frames_close(&app->frames);
    free(app);
}

// ---- time

static void forget_wishes(App *app)
{
    if (!wishes_lapse(&app->wishes, app->moment.now_ms))
        return;
    app_cue(app, &(AidCue){.kind = CUE_LAPSED});
    app->is_dirty = true;
}

static void look_again(App *app)
{
    if (app->face != FACE_ORDER || app->moment.now_ms < app->retry_ms)
        return;
    app->retry_ms = app->moment.now_ms + RETRY_MS;
    if (!app_open_library(app))
        return;
    app->face = FACE_ATTRACT;
    app->is_dirty = true;
}

// Whoever looked through the languages has gone: the next one finds Attract.
static int64_t waiting_due_ms(const App *app)
{
    enum { NOBODY_MS = 60000 };
    bool stays = app->face != FACE_ATTRACT || app->waiting.kind == &attract_screen;
    return stays ? SCREEN_NEVER : app->present_ms + NOBODY_MS;
}

static void come_back(App *app)
{
    if (app->moment.now_ms >= waiting_due_ms(app))
        app_wait(app, &attract_screen);
}

static bool page_holds_idle(App *app, const View *view)
{
    const VisitScreen *page = visit_page(app->visit);
    return page->kind->holds_idle && page->kind->holds_idle(view, page->state);
}

// What is being told holds the time, as it does that of a visit.
static void judge_ended(App *app)
{
    if (aids_told(&app->aids).is_narrating)
        app->ended_ms = app->moment.now_ms;
    if (app->moment.now_ms >= app->ended_ms + ENDED_SHOWN_MS)
        app_end_visit(app, FACE_ATTRACT);
}

// Nobody was there; whoever only listened is told.
static void lapse(App *app)
{
    bool was_heard = app_is_heard(app);
    app_end_visit(app, FACE_ATTRACT);
    if (was_heard)
        app_cue(app, &(AidCue){.kind = CUE_CLEARED});
}

static void judge(App *app)
{
    if (app->face == FACE_ENDED)
        judge_ended(app);
    if (!app->visit || app->face == FACE_ENDED)
        return;
    View view = app_view(app, app->scratch);
    AidTold told = aids_told(&app->aids);
    app->has_spoken |= told.is_reading || told.is_narrating;
    bool is_held = page_holds_idle(app, &view) || (told.is_reading && !told.is_resting) || told.is_narrating;
    guard_watch(&app->guard, app->guard.word_count, is_held, app->moment.now_ms);
    GuardVerdict verdict = guard_judge(&app->guard, app->moment.now_ms);
    AppFace face = verdict == GUARD_WARN ? FACE_STILL : FACE_VISIT;
    if (verdict == GUARD_OVER)
        lapse(app);
    else if (face != app->face) {
        app->face = face;
        app_cue(app, &(AidCue){.kind = CUE_PAUSE});
        app->is_dirty = true;
        app->press = (Press){0};
        touch_forget(&app->touch);
    }
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t dark_due_ms(const App *app)
{
    bool may_be_dark = app->face == FACE_ATTRACT || app->face == FACE_COVER;
    return may_be_dark ? blanking_due_ms(&app->blanking, &app->spec.hours, &app->moment) : SCREEN_NEVER;
}

int64_t app_deadline_ms(const App *app)
{
    int64_t deadline = earlier(earlier(app_frame_due_ms(app), dark_due_ms(app)), wishes_due_ms(&app->wishes));
    if (app->face == FACE_ENDED)
        deadline = earlier(deadline, app->ended_ms + ENDED_SHOWN_MS);
    else if (app->visit)
        deadline =
            earlier(earlier(deadline, guard_deadline_ms(&app->guard)), desk_due_ms(app->desk, app->guard.held_ms));
    if (app->face == FACE_ORDER)
        deadline = earlier(deadline, app->retry_ms);
    deadline = earlier(deadline, waiting_due_ms(app));
    AidSight sight = app_sight(app);
    return earlier(deadline, aids_due_ms(&app->aids, &sight));
}

static void advance_aids(App *app)
{
    for (int i = 0; aid_kinds[i]; i++) {
        if (!aid_kinds[i]->advance)
            continue;
        AidSight sight = app_sight(app);
        AidRequest request = aid_kinds[i]->advance(app->aids.states[i].bytes, &sight);
        app_grant(app, &request);
    }
}

void app_advance(App *app, Moment moment)
{
    assert(moment.now_ms >= app->moment.now_ms);
    bool is_due = app_frame_due_ms(app) <= moment.now_ms, was_dark = app_is_dark(app);
    app->moment = moment;
    if (is_due || was_dark != app_is_dark(app))
        app->is_dirty = true;
    look_again(app);
    forget_wishes(app);
    come_back(app);
    advance_aids(app);
    judge(app);
    app_watch_desk(app);
}

void app_stir(App *app)
{
    if (desk_stir(app->desk, app->moment.now_ms))
        app->is_dirty = true;
}

void app_plug(App *app, bool are_in)
{
    if (app->spec.has_headphones == are_in)
        return;
    app->spec.has_headphones = app->spec.setting.has_headphones = are_in;
    app->is_dirty = true;
    if (are_in)
        app_note_presence(app);
    app_frame(app);
    app_cue(app, &(AidCue){.kind = CUE_PLUG});
}

void app_shown(App *app, int64_t now_ms)
{
    int64_t turn_ms = app->moment.now_ms, took_ms = now_ms - turn_ms;
    assert(took_ms >= 0);
    if (app->came_ms == turn_ms)
        app->settled_ms += took_ms;
    if (app->ended_ms == turn_ms)
        app->ended_ms += took_ms;
    touch_delay(&app->touch, turn_ms, took_ms);
    guard_delay(&app->guard, turn_ms, took_ms);
}

bool app_work(App *app)
{
    bool has_ended;
    bool has_worked = layouts_extend(app->edition.layouts, &has_ended);
    if (!has_worked)
        has_worked = desk_go_on_checking(app->desk, &has_ended);
    if (!has_worked && app->spec.setting.offers_find)
        has_worked = edition_list_words(&app->edition, &has_ended);
    if (!has_worked && app_keep_work(app))
        return true;
    if (!has_worked && !app->visit && app->edition.book)
        return shelving_go_on(app->spec.shelving, app->edition.book->language);
    // The last page is known, or what was found: the frame that shows it is stated anew.
    if (has_worked && has_ended && app->face == FACE_VISIT)
        app->is_dirty = true;
    return has_worked;
}

// ---- for commands and tests

int64_t app_heeds_ms(const App *app, int x, int y)
{
    bool is_second = app->touch.has_tapped && rect_contains(app->touch.tapped, x, y);
    int64_t alone_ms = is_second ? app->touch.tapped_ms + TOUCH_DOUBLE_MS : 0;
    return app->settled_ms > alone_ms ? app->settled_ms : alone_ms;
}

AppFace app_face(const App *app)
{
    return app->face;
}

Book *app_book(App *app)
{
    return app->edition.book;
}

Bookmarks *app_bookmarks(App *app)
{
    return app->visit ? &app->visit->bookmarks : NULL;
}

Answers *app_answers(App *app)
{
    return app->visit ? &app->visit->answers : NULL;
}

Preferences *app_preferences(App *app)
{
    return &app->wishes.present;
}

void app_touch_all(App *app)
{
    app->is_dirty = true;
}

Typesetter *app_typesetter(App *app)
{
    return app->edition.typesetter;
}

Layouts *app_layouts(App *app)
{
    return app->edition.layouts;
}

long app_frame_count(const App *app)
{
    return app->frames.count;
}

StaffEnd app_end(const App *app)
{
    return app->desk->end;
}

void app_scale(const App *app, double *px_per_mm, double *distance_mm)
{
    desk_scale(app->desk, px_per_mm, distance_mm);
}
