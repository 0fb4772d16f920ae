// What staff ask of the desk: the PIN is tried, settings change at once and are written, the end is asked for.
#include <assert.h>
#include <string.h>

#include "app/config-writer.h"
#include "app/desk.h"

_Static_assert((int)STAFF_PIN_MOST == (int)LOCK_DIGITS_MOST, "the pad must take every PIN");

_Static_assert((int)STAFF_AFTER_HANG == (int)ORIGIN_HANG, "screens and devices must tell the same origins");

// ---- what staff see

static StaffDoor door_of(const Desk *desk)
{
    if (desk->is_open)
        return STAFF_OPEN;
    if (!desk->is_set)
        return STAFF_UNSET;
    return desk->verdict == LOCK_BROKEN ? STAFF_BROKEN : desk->verdict == LOCK_WRONG ? STAFF_REFUSED : STAFF_LOCKED;
}

StaffFacts desk_facts(const Desk *desk, int64_t now_ms)
{
    return (StaffFacts){
        .door = door_of(desk),
        .wait_until_ms = desk->wait_until_ms,
        .news = desk->news,
        .preferences = desk->config.preferences,
        .allows_sound = desk->config.allows_sound,
        .hours = &desk->config.hours,
        .health = (StaffHealth)desk->config.state,
        .check = desk->check,
        .version = TEXT(LECTERN_VERSION),
        .origin = (StaffOrigin)desk->origin,
        .up_ms = now_ms - desk->opened_ms,
        .memory_mib = desk->memory_mib,
    };
}

// ---- what staff set

static void save(Desk *desk)
{
    bool is_saved = desk->config_path && config_write(&desk->config, desk->config_path);
    desk->news = is_saved ? STAFF_SAVED : STAFF_UNSAVED;
    if (is_saved)
        desk->config.state = CONFIG_SOUND;
}

static OutcomeKind set_size(Desk *desk, const Action *action)
{
    desk->config.preferences.text_step = action->value;
    return OUTCOME_BEGIN_AS;
}

static OutcomeKind set_theme(Desk *desk, const Action *action)
{
    desk->config.preferences.theme = (ThemeId)action->value;
    return OUTCOME_BEGIN_AS;
}

static OutcomeKind set_language(Desk *desk, const Action *action)
{
    desk->config.language = text_copy(desk->texts, id_text(&action->id));
    return OUTCOME_BEGIN_IN;
}

static OutcomeKind set_distance(Desk *desk, const Action *action)
{
    desk->config.distance_mm = desk->distance_mm = action->value;
    return OUTCOME_MEASURE;
}

static OutcomeKind set_scale(Desk *desk, const Action *action)
{
    desk->config.px_per_mm = desk->px_per_mm = action->value / 1000.0;
    return OUTCOME_MEASURE;
}

static OutcomeKind set_sound(Desk *desk, const Action *action)
{
    desk->config.allows_sound = action->value;
    return OUTCOME_SOUND;
}

static OutcomeKind set_topics(Desk *desk, const Action *action)
{
    desk->config.adult_topics = action->value ? WISH_ON : WISH_OFF;
    return OUTCOME_RELOAD;
}

static OutcomeKind set_day(Desk *desk, const Action *action)
{
    if (action->value >= 0 && action->value < WEEKDAY_COUNT)
        hours_read(id_text(&action->id), &desk->config.hours.days[action->value]);
    return OUTCOME_HOURS;
}

static OutcomeKind set_weekdays(Desk *desk, const Action *action)
{
    enum { MONDAY = 1, FRIDAY = 5 };
    for (int weekday = MONDAY; weekday <= FRIDAY; weekday++)
        hours_read(id_text(&action->id), &desk->config.hours.days[weekday]);
    return OUTCOME_HOURS;
}

static OutcomeKind (*const setters[])(Desk *, const Action *) = {
    [STAFF_SET_SIZE] = set_size,         [STAFF_SET_THEME] = set_theme, [STAFF_SET_LANGUAGE] = set_language,
    [STAFF_SET_DISTANCE] = set_distance, [STAFF_SET_SCALE] = set_scale, [STAFF_SET_SOUND] = set_sound,
    [STAFF_SET_TOPICS] = set_topics,     [STAFF_SET_DAY] = set_day,     [STAFF_SET_WEEKDAYS] = set_weekdays,
};

static void unlock(Desk *desk, Action *action, int64_t now_ms)
{
    desk->verdict = desk->lock ? lock_try(desk->lock, id_text(&action->id), now_ms) : LOCK_UNSET;
    desk->is_open = desk->verdict == LOCK_RIGHT;
    assert(!desk->is_open || desk->lock);
    if (desk->verdict == LOCK_WRONG && lock_wait_ms(desk->lock, now_ms) > 0)
        desk->verdict = LOCK_EARLY; // the wait is what there is to tell
    explicit_bzero(&action->id, sizeof action->id);
}

static Outcome serve(Desk *desk, Book *book, const Action *action, const Moment *moment)
{
    assert(desk->is_open && action->index >= 0);
    size_t wish = (size_t)action->index;
    if (wish == STAFF_END) {
        desk->end = (StaffEnd)action->value;
        return (Outcome){.kind = OUTCOME_END, .face = FACE_COVER};
    }
    if (wish == STAFF_EXAMINE)
        desk_begin_check(desk, book, moment->minute_of_day < 0 ? 0 : moment->day);
    if (wish >= sizeof setters / sizeof *setters || !setters[wish])
        return (Outcome){0};
    Outcome outcome = {.kind = setters[wish](desk, action)};
    assert(outcome.kind < OUTCOME_COUNT && outcome.kind != OUTCOME_END);
    save(desk);
    return outcome;
}

Outcome desk_serve(Desk *desk, Book *book, Action *action, const Moment *moment)
{
    assert(action->kind == ACTION_STAFF);
    Outcome outcome = {0};
    if (action->index == STAFF_UNLOCK)
        unlock(desk, action, moment->now_ms);
    else if (desk->is_open)
        outcome = serve(desk, book, action, moment);
    desk_look(desk, moment->now_ms);
    return outcome;
}

// ---- the lock falls shut

bool desk_watch(Desk *desk, bool is_there, int64_t touched_ms, int64_t now_ms)
{
    bool was_open = desk->is_open;
    if (is_there && !(was_open && now_ms >= touched_ms + DESK_IDLE_MS)) {
        if (!desk->is_attended)
            desk_look(desk, now_ms);
        return false;
    }
    desk_leave(desk);
    return was_open;
}

int64_t desk_due_ms(const Desk *desk, int64_t touched_ms)
{
    return desk->is_open ? touched_ms + DESK_IDLE_MS : INT64_MAX;
}

void desk_scale(const Desk *desk, double *px_per_mm, double *distance_mm)
{
    *px_per_mm = desk->px_per_mm > 0 ? desk->px_per_mm : *px_per_mm;
    *distance_mm = desk->distance_mm > 0 ? desk->distance_mm : *distance_mm;
}
