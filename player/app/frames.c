// The frames: what the screens may look at; what they and all that lies over them make of it; when that is out of date.
#include <string.h>

#include "app/inside.h"
#include "screen/bars.h"
#include "screen/themes.h"

bool app_is_dark(const App *app)
{
    bool may_be_dark = app->face == FACE_ATTRACT || app->face == FACE_COVER;
    return may_be_dark && blanking_is_dark(&app->blanking, &app->spec.hours, &app->moment);
}

static void tell_desk(const App *app, View *view)
{
    StaffFacts *facts = arena_new(view->arena, StaffFacts);
    *facts = desk_facts(app->desk, app->moment.now_ms);
    facts->language = app->spec.language;
    facts->adult_topics = app->edition.book->adult_topics;
    facts->frame_count = (int)app->frame_count;
    view->staff = facts;
}

View app_view(App *app, Arena *arena)
{
    Preferences preferences = app->wishes.present;
    if (!app->visit)
        edition_fit_text(&app->edition, &app->spec.glass, &preferences);
    ThemeSpec spec = {app->spec.glass, preferences, edition_direction(&app->edition)};
    View view = {
        .book = app->edition.book,
        .typesetter = app->edition.typesetter,
        .layouts = app->edition.layouts,
        .arena = arena,
        .theme = themes_find(app->edition.layouts, &spec),
        .preferences = app->visit ? &app->wishes.present : NULL,
        .answers = app->visit ? &app->visit->answers : NULL,
        .setting = &app->spec.setting,
        .now_ms = app->moment.now_ms,
        .minute_of_day = app->moment.minute_of_day,
        .next_minute_ms = app->moment.next_minute_ms,
        .warned_ms = app->guard.warned_ms,
        .is_voice_paused = app->recital.is_paused,
    };
    if (app->visit && visit_page(app->visit)->kind == &staff_screen)
        tell_desk(app, &view);
    return view;
}

void app_view_sheet(App *app, View *view)
{
    VisitScreen *top = visit_top(app->visit);
    if (!top->kind->is_sheet)
        return;
    view->sheet = top->kind;
    view->may_listen = visit_page(app->visit)->kind == &exercise_screen && app->spec.setting.has_voice;
    if (top->kind->sheet_px)
        view->sheet_px = top->kind->sheet_px(view, top->state, &view->sheet_turns);
}

// The one screen there is while no visit's screens show.
static const ScreenKind *face_screen(const App *app)
{
    static const ScreenKind *const faces[] = {[FACE_ATTRACT] = &attract_screen,
                                              [FACE_STILL] = &still_screen,
                                              [FACE_COVER] = &cover_screen,
                                              [FACE_ORDER] = &order_screen};
    return app_is_dark(app) ? &dark_screen : faces[app->face];
}

// The page, and the sheet over it where one is open; one without a name of its own leaves the page's.
static Frame state_visit(App *app, View *view)
{
    VisitScreen *top = visit_top(app->visit), *page = visit_page(app->visit);
    app_view_sheet(app, view);
    if (view->sheet)
        app->sheet_y = bars_sheet(view, view->sheet_px).y;
    Frame frame = frame_begin(view->arena, &view->theme);
    if (app->recital.start == START_NOWHERE)
        frame.spoken = app->recital.present.spoken;
    page->kind->draw(view, page->state, &frame);
    if (top != page)
        top->kind->draw(view, top->state, &frame);
    frame.screen = text_of(top->kind->name ? top->kind->name : page->kind->name);
    return frame;
}

Frame app_state_frame(App *app, Arena *arena)
{
    View view = app_view(app, arena);
    Frame frame;
    app->sheet_y = view.theme.glass.height_px;
    if (app->face == FACE_VISIT) {
        frame = state_visit(app, &view);
    } else {
        const ScreenKind *kind = face_screen(app);
        frame = frame_begin(arena, &view.theme);
        kind->draw(&view, app->waiting.state, &frame);
        frame.screen = text_of(kind->name);
    }
    frame.language = app->edition.book ? app->edition.book->language : TEXT("en");
    return frame;
}

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
    for (int i = 0; app->pressed_key && i < frame->targets.count; i++)
        if (target_key(&frame->targets.at[i]) == app->pressed_key)
            frame->targets.at[i].pressed = true;
}

// What lies over the screen itself: the ruler, the focus, a finger, a switch, the voice.
static void finish_frame(App *app, Frame *frame)
{
    const Preferences *wishes = &frame->theme.preferences;
    stops_find(frame, frame->arena, &app->stops);
    if (wishes->has_ruler && !app_is_heard(app)) // whose keys move the focus
        ruler_apply(&app->ruler, frame);
    app->focus.is_wide = app_is_heard(app);
    focus_apply(&app->focus, &app->stops, frame);
    app_show_scan(app, frame);
    mark_pressed(app, frame);
    app_show_hold(app, frame);
    frame->is_veiled = wishes->is_veiled && app_is_heard(app);
    app_narrate(app, frame);
    app->has_acted = false;
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

const Frame *app_frame(App *app)
{
    if (!app->is_dirty)
        return &app->frames[app->present];
    app->present = !app->present;
    Arena *arena = app->frame_arenas[app->present];
    arena_wipe(arena); // a frame that is shorter than the last would leave some of it
    arena_reset(app->scratch);
    Frame *frame = &app->frames[app->present];
    *frame = app_state_frame(app, arena);
    if (app->face == FACE_VISIT && recital_take(&app->recital, frame))
        *frame = app_state_frame(app, arena);
    finish_frame(app, frame);
    if (app->face == FACE_VISIT)
        guard_watch(&app->guard, count_words(frame), false, app->moment.now_ms);
    app->is_dirty = false;
    app->frame_count++;
    return frame;
}

bool app_work(App *app)
{
    bool has_ended;
    bool has_worked = layouts_extend(app->edition.layouts, &has_ended);
    // The last page is known: the frame that shows "of" is stated anew.
    if (has_worked && has_ended && app->face == FACE_VISIT)
        app->is_dirty = true;
    return has_worked;
}

const Frame *app_preview(App *app, int step)
{
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
