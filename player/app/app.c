#include "app/app.h"

#include <assert.h>
#include <stdlib.h>

#include "app/app-perform.h"
#include "app/app-visit.h"
#include "app/inside.h"

enum { RETRY_MS = 10000 };

App *app_create(const AppSpec *spec, Moment moment)
{
    Edition edition;
    if (!edition_open(&edition, spec->metrics))
        return NULL;
    App *app = calloc(1, sizeof *app);
    assert(app);
    app->edition = edition;
    app->spec = *spec;
    app->moment = moment;
    app->texts = arena_create();
    app->visit_arena = arena_create();
    app->scratch = arena_create();
    for (int i = 0; i < 2; i++)
        app->frame_arenas[i] = arena_create();
    app->spec.setting.has_voice = spec->speech.say && !spec->is_mute;
    app->spec.setting.switch_count = !spec->act_key ? 0 : spec->move_key ? 2 : 1;
    recital_open(&app->recital, &app->spec.speech);
    narrator_open(&app->narrator, &app->spec.speech);
    app->wishes = wishes_of(&spec->preferences);
    app->guard.least_ms = spec->idle_ms;
    app->desk = desk_open(&spec->desk, moment.now_ms);
    app->is_dirty = true;
    app->face = app_open_library(app) ? FACE_ATTRACT : FACE_ORDER;
    app->retry_ms = moment.now_ms + RETRY_MS;
    app_resize(app, spec->glass);
    return app;
}

void app_destroy(App *app)
{
    if (!app)
        return;
    recital_close(&app->recital);
    narrator_close(&app->narrator);
    desk_close(app->desk);
    edition_close(&app->edition);
    arena_wipe(app->visit_arena);
    arena_destroy(app->visit_arena);
    arena_destroy(app->scratch);
    arena_destroy(app->texts);
    for (int i = 0; i < 2; i++) {
        arena_wipe(app->frame_arenas[i]);
        arena_destroy(app->frame_arenas[i]);
    }
    free(app);
}

// ---- time

static void forget_wishes(App *app)
{
    if (!wishes_lapse(&app->wishes, app->moment.now_ms))
        return;
    narrator_forget(&app->narrator);
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

static bool page_holds_idle(App *app, const View *view)
{
    const VisitScreen *page = visit_page(app->visit);
    return page->kind->holds_idle && page->kind->holds_idle(view, page->state);
}

static void judge(App *app)
{
    if (app->face != FACE_VISIT && app->face != FACE_STILL)
        return;
    View view = app_view(app, app->scratch);
    bool is_held = page_holds_idle(app, &view) || recital_is_speaking(&app->recital) || app_is_narrating(app);
    guard_watch(&app->guard, app->guard.word_count, is_held, app->moment.now_ms);
    GuardVerdict verdict = guard_judge(&app->guard, app->moment.now_ms);
    AppFace face = verdict == GUARD_WARN ? FACE_STILL : FACE_VISIT;
    if (verdict == GUARD_OVER)
        app_end_visit(app, FACE_ATTRACT);
    else if (face != app->face) {
        app->face = face;
        app_hush(app);
        app->is_dirty = true;
        app->pressed_key = 0;
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
    if (app->face == FACE_VISIT || app->face == FACE_STILL)
        deadline = earlier(earlier(deadline, guard_deadline_ms(&app->guard)), desk_due_ms(app->desk, app->guard.held_ms));
    if (app->face == FACE_ORDER)
        deadline = earlier(deadline, app->retry_ms);
    deadline = earlier(earlier(deadline, app_hold_deadline_ms(app)), app_scan_deadline_ms(app));
    deadline = earlier(deadline, app_narrator_deadline_ms(app));
    return earlier(deadline, recital_wake_ms(&app->recital, app->moment.now_ms));
}

void app_advance(App *app, Moment moment)
{
    bool is_due = app_frame_due_ms(app) <= moment.now_ms, was_dark = app_is_dark(app);
    app->moment = moment;
    if (is_due || was_dark != app_is_dark(app))
        app->is_dirty = true;
    app_tell_hours(app);
    look_again(app);
    forget_wishes(app);
    app_hold(app);
    app_scan(app);
    app_read_aloud(app);
    app_go_on_narrating(app);
    judge(app);
    app_watch_desk(app);
}

// ---- for commands and tests

AppFace app_face(const App *app)
{
    return app->face;
}

Book *app_book(App *app)
{
    return app->edition.book;
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
    return app->frame_count;
}

StaffEnd app_end(const App *app)
{
    return app->desk->end;
}

void app_scale(const App *app, double *px_per_mm, double *distance_mm)
{
    desk_scale(app->desk, px_per_mm, distance_mm);
}
