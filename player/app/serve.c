// How the desk serves staff: the PIN is tried, settings change at once and are written, the end is asked for.
#include <string.h>

#include "app/config-writer.h"
#include "app/inside.h"

_Static_assert((int)STAFF_PIN_MOST == (int)LOCK_DIGITS_MOST, "the pad must take every PIN");

_Static_assert((int)STAFF_AFTER_HANG == (int)ORIGIN_HANG, "screens and devices must tell the same origins");

// ---- what staff see

static bool has_desk_page(const App *app)
{
    return app->visit && visit_page(app->visit)->kind == &staff_screen;
}

static bool is_at_desk(const App *app)
{
    return app->face == FACE_VISIT && has_desk_page(app);
}

static StaffDoor door_of(const Desk *desk)
{
    if (desk->is_open)
        return STAFF_OPEN;
    if (!desk->is_set)
        return STAFF_UNSET;
    return desk->verdict == LOCK_BROKEN ? STAFF_BROKEN : desk->verdict == LOCK_WRONG ? STAFF_REFUSED : STAFF_LOCKED;
}

void app_view_desk(App *app, View *view)
{
    const Desk *desk = app->desk;
    if (!has_desk_page(app))
        return;
    StaffFacts *facts = arena_new(view->arena, StaffFacts);
    *facts = (StaffFacts){
        .door = door_of(desk),
        .wait_until_ms = desk->wait_until_ms,
        .news = desk->news,
        .language = app->spec.language,
        .preferences = desk->config.preferences,
        .allows_sound = desk->config.allows_sound,
        .adult_topics = app->book->adult_topics,
        .hours = &desk->config.hours,
        .health = (StaffHealth)desk->config.state,
        .check = desk->check,
        .version = TEXT(LECTERN_VERSION),
        .origin = (StaffOrigin)desk->origin,
        .up_ms = app->moment.now_ms - desk->opened_ms,
        .memory_mib = desk->memory_mib,
        .frame_count = (int)app->frame_count,
    };
    view->staff = facts;
}

// ---- what staff set

static void save(Desk *desk)
{
    bool is_saved = desk->config_path && config_write(&desk->config, desk->config_path);
    desk->news = is_saved ? STAFF_SAVED : STAFF_UNSAVED;
    if (is_saved)
        desk->config.state = CONFIG_SOUND;
}

// What visits begin with; the present one shows it, and keeps what else was asked for in it: a voice, a switch.
static void begin_with(App *app, Preferences preferences)
{
    app->desk->config.preferences = app->wishes.clinic = preferences;
    app->wishes.present.text_step = preferences.text_step;
    app->wishes.present.theme = preferences.theme;
    app_fit_text(app, &app->wishes.present);
}

static void set_size(App *app, const Action *action)
{
    Preferences preferences = app->desk->config.preferences;
    preferences.text_step = action->value;
    begin_with(app, preferences);
}

static void set_theme(App *app, const Action *action)
{
    Preferences preferences = app->desk->config.preferences;
    preferences.theme = (ThemeId)action->value;
    begin_with(app, preferences);
}

static void set_language(App *app, const Action *action)
{
    app->spec.language = app->desk->config.language = text_copy(app->texts, id_text(&action->id));
}

static void measure(App *app, double px_per_mm, double distance_mm)
{
    const Glass *glass = &app->spec.glass;
    app_resize(app, glass_of(glass->width_px, glass->height_px, px_per_mm, distance_mm));
}

static void set_distance(App *app, const Action *action)
{
    app->desk->config.distance_mm = app->desk->distance_mm = action->value;
    measure(app, app->spec.glass.px_per_mm, action->value);
}

static void set_scale(App *app, const Action *action)
{
    double px_per_mm = action->value / 1000.0;
    app->desk->config.px_per_mm = app->desk->px_per_mm = px_per_mm;
    measure(app, px_per_mm, app->spec.glass.distance_mm);
}

static void set_sound(App *app, const Action *action)
{
    app->desk->config.allows_sound = action->value;
    app->spec.is_mute = !app->desk->config.allows_sound || !app->desk->config.allows_voice;
    app->spec.setting.has_voice = app->spec.speech.say && !app->spec.is_mute;
}

static void set_topics(App *app, const Action *action)
{
    app->desk->config.adult_topics = app->spec.adult_topics = action->value ? WISH_ON : WISH_OFF;
    app->spec.setting.adult_topics = app->book->adult_topics = action->value;
}

// The glass goes dark by them, and the cover tells them, from now on.
static void keep_hours(App *app)
{
    app->spec.hours = app->desk->config.hours;
    app_word_hours(app);
}

static void set_day(App *app, const Action *action)
{
    if (action->value >= 0 && action->value < WEEKDAY_COUNT)
        hours_read(id_text(&action->id), &app->desk->config.hours.days[action->value]);
    keep_hours(app);
}

static void set_weekdays(App *app, const Action *action)
{
    enum { MONDAY = 1, FRIDAY = 5 };
    for (int weekday = MONDAY; weekday <= FRIDAY; weekday++)
        hours_read(id_text(&action->id), &app->desk->config.hours.days[weekday]);
    keep_hours(app);
}

static void (*const setters[])(App *, const Action *) = {
    [STAFF_SET_SIZE] = set_size,         [STAFF_SET_THEME] = set_theme, [STAFF_SET_LANGUAGE] = set_language,
    [STAFF_SET_DISTANCE] = set_distance, [STAFF_SET_SCALE] = set_scale, [STAFF_SET_SOUND] = set_sound,
    [STAFF_SET_TOPICS] = set_topics,     [STAFF_SET_DAY] = set_day,     [STAFF_SET_WEEKDAYS] = set_weekdays,
};

static void unlock(App *app, Action *action)
{
    Desk *desk = app->desk;
    desk->verdict = desk->lock ? lock_try(desk->lock, id_text(&action->id), app->moment.now_ms) : LOCK_UNSET;
    desk->is_open = desk->verdict == LOCK_RIGHT;
    if (desk->verdict == LOCK_WRONG && lock_wait_ms(desk->lock, app->moment.now_ms) > 0)
        desk->verdict = LOCK_EARLY; // the wait is what there is to tell
    explicit_bzero(&action->id, sizeof action->id);
}

void app_serve_staff(App *app, const Action *action)
{
    Desk *desk = app->desk;
    size_t wish = (size_t)action->index;
    if (!is_at_desk(app))
        return;
    if (wish == STAFF_UNLOCK)
        unlock(app, (Action *)action);
    else if (!desk->is_open)
        return;
    else if (wish == STAFF_EXAMINE)
        desk->check = desk_check(app->book, app->moment.minute_of_day < 0 ? 0 : app->moment.day);
    else if (wish == STAFF_END) {
        desk->end = (StaffEnd)action->value;
        app_end_visit(app, FACE_COVER);
    } else if (wish < sizeof setters / sizeof *setters && setters[wish]) {
        setters[wish](app, action);
        save(desk);
    }
    desk_look(desk, app->moment.now_ms);
}

// ---- the lock falls shut

void app_clear_news(App *app)
{
    app->desk->news = STAFF_QUIET;
}

void app_watch_desk(App *app)
{
    Desk *desk = app->desk;
    bool is_idle = desk->is_open && app->moment.now_ms >= app->guard.held_ms + DESK_IDLE_MS;
    if (is_at_desk(app) && !is_idle) {
        if (!desk->is_attended)
            desk_look(desk, app->moment.now_ms);
        return;
    }
    if (desk->is_open)
        app->is_dirty = true;
    desk_leave(desk);
}

int64_t app_desk_deadline_ms(const App *app)
{
    return app->desk->is_open ? app->guard.held_ms + DESK_IDLE_MS : SCREEN_NEVER;
}

// ---- for the loop

StaffEnd app_end(const App *app)
{
    return app->desk->end;
}

void app_scale(const App *app, double *px_per_mm, double *distance_mm)
{
    *px_per_mm = app->desk->px_per_mm > 0 ? app->desk->px_per_mm : *px_per_mm;
    *distance_mm = app->desk->distance_mm > 0 ? app->desk->distance_mm : *distance_mm;
}
