#include "app/app-visit.h"

#include <assert.h>
#include <string.h>

#include "app/app-keep.h"
#include "app/app-private.h"

// ---- what it has open

bool app_open_book(App *app, Text language)
{
    Book *book = edition_open_book(&app->spec, language);
    if (app->visit && app->edition.book && book)
        visit_carry(app->visit, app->edition.book, book);
    edition_take(&app->edition, book);
    if (book)
        app->spec.setting.adult_topics = book->adult_topics;
    return book;
}

bool app_open_library(App *app)
{
    bool is_open = app_open_book(app, app->spec.language);
    if (!is_open && app->spec.language.size)
        is_open = app_open_book(app, TEXT(""));
    if (is_open)
        app->spec.language = text_copy(app->texts, book_code(app->edition.book));
    return is_open;
}

bool app_may_renew(const App *app)
{
    bool is_waiting = app->face == FACE_ATTRACT && app->waiting.kind == &attract_screen;
    return !app->visit && !app->is_ending && (is_waiting || app->face == FACE_COVER || app->face == FACE_ORDER);
}

void app_renew(App *app, int given_up)
{
    assert(app_may_renew(app));
    aids_forget(&app->aids);
    app->desk->given_up = given_up;
    if (!app_open_library(app))
        app->face = FACE_ORDER;
    else if (app->face == FACE_ORDER)
        app->face = FACE_ATTRACT;
    app->preview = (Frame){0};
    app->is_dirty = true;
}

void app_resize(App *app, Glass glass)
{
    enum { SWIPE_MM = 15 };
    app->spec.glass = glass;
    app->touch.swipe_px = (int)(SWIPE_MM * glass.px_per_mm);
    if (app->visit)
        edition_fit_text(&app->edition, &app->spec.glass, &app->wishes.present);
    app->is_dirty = true;
}

void app_lay_anew(App *app)
{
    layouts_forget(app->edition.layouts);
    app->is_dirty = true;
}

// ---- a visit

void app_offer_sound(App *app)
{
    app->spec.setting.has_voice = app->spec.speech.say && !app->spec.is_mute;
    app->spec.setting.speaks = app->spec.speech.speaks;
    app->spec.setting.speaker = app->spec.speech.owner;
    app->spec.setting.has_sound = app->spec.breath.play && !app->spec.is_silent;
}

// What could be heard in the visit that ends was heard.
static void judge_sound(App *app)
{
    const Setting *setting = &app->spec.setting;
    if (app->has_spoken && setting->has_voice && setting->has_sound)
        app->is_unheard = false;
    app->has_spoken = false;
}

void app_begin(App *app)
{
    app_settle(app);
    if (!app->edition.book)
        return;
    shelving_finish(app->spec.shelving, app->edition.book->language);
    arena_wipe(app->visit_arena);
    app->visit = visit_begin(app->visit_arena);
    wishes_begin(&app->wishes);
    app_keep_begin(app);
    edition_fit_text(&app->edition, &app->spec.glass, &app->wishes.present);
    visit_push(app->visit, &home_screen);
    guard_touch(&app->guard, app->moment.now_ms);
    focus_leave(&app->focus);
    assert(app->visit->depth == 1 && app->wishes.is_visit);
    app->face = FACE_VISIT;
    app->is_dirty = true;
}

void app_begin_in(App *app, Text language)
{
    app_settle(app); // it may open the library in another language
    bool is_other = app->edition.book && language.size && !text_equal(language, app->edition.book->language);
    if (is_other && !app_open_book(app, language))
        app->face = FACE_ORDER;
    else
        app_begin(app);
}

void app_wait(App *app, const ScreenKind *kind)
{
    app->waiting = (VisitScreen){.kind = kind};
    app->is_dirty = true;
    focus_hide(&app->focus);
}

void app_finish_visit(App *app)
{
    assert(app->visit);
    visit_rewind(app->visit);
    explicit_bzero(visit_top(app->visit)->state, SCREEN_STATE_BYTES);
    app->face = FACE_ENDED;
    app->ended_ms = app->moment.now_ms;
    aids_forget(&app->aids);
    app->is_dirty = true;
    app->press = (Press){0};
    focus_leave(&app->focus);
    touch_drop(&app->touch); // the second half of a double touch is not meant for what has come up
}

void app_end_visit(App *app, AppFace face)
{
    assert(face != FACE_VISIT && face != FACE_STILL && face != FACE_ENDED);
    assert(app->visit && !app->is_ending);
    app_keep_end(app);
    app->face = face;
    blanking_light(&app->blanking, app->moment.now_ms);
    app_wait(app, &attract_screen);
    app->visit = NULL; // not even its colours show from here on
    wishes_end(&app->wishes);
    aids_forget(&app->aids);
    app->is_ending = true;
    app->is_dirty = true;
    app->press = (Press){0};
    focus_hide(&app->focus);
    touch_forget(&app->touch);
}

// Everything that holds anything of what was read or answered. The frame on the glass shows the cover and stays.
void app_trim(App *app)
{
    arena_trim(app->scratch);
}

void app_settle(App *app)
{
    if (!app->is_ending)
        return;
    assert(!app->visit);
    app->is_ending = false;
    app_keep_settle(app);
    arena_wipe(app->visit_arena);
    arena_wipe(app->scratch);
    frames_forget_last(&app->frames);
    app->preview = (Frame){0};
    edition_drop_bodies(&app->edition);
    shelving_look_again(app->spec.shelving);
    typesetter_forget(app->edition.typesetter);
    if (app->spec.forget)
        app->spec.forget(app->spec.owner);
    judge_sound(app);
    app_offer_sound(app); // whatever this visit met
    assert(!arena_used(app->visit_arena) && !arena_used(app->scratch));
    assert(!app->wishes.is_visit);
    // The next visitor meets the default language, in all its words. What is on the glass still speaks the other.
    Text present = app->edition.book ? book_code(app->edition.book) : TEXT("");
    if (present.size && app->spec.language.size && !text_equal(present, app->spec.language)) {
        if (!app_open_book(app, app->spec.language))
            app->face = FACE_ORDER;
        app->is_dirty = true;
    }
}
