// What staff ask of the desk: the PIN is tried, settings change at once and are written, the end is asked for.
#include <assert.h>
#include <string.h>

#include "app/config-writer.h"
#include "app/desk.h"
#include "base/version.h"

_Static_assert((int)STAFF_PIN_MOST == (int)LOCK_DIGITS_MOST, "the pad must take every PIN");

_Static_assert((int)STAFF_CLOCK_KEPT == (int)CLOCK_KEPT, "screens and devices must tell the same trust");

_Static_assert((int)STAFF_STICK_FAILED == (int)OFFER_FAILED, "screens and packs must tell the same states");

_Static_assert((int)STAFF_UNWRITTEN == (int)OFFER_UNWRITTEN, "and the same of what is written");

_Static_assert((int)STAFF_BY_FORMAT == (int)INSTALL_BY_FORMAT, "and the same reasons");

_Static_assert((int)STAFF_POWER_WEAK == (int)MACHINE_POWER_WEAK, "screens and devices must tell the same power");

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

static StaffClock clock_facts(const Desk *desk, const Moment *moment)
{
    const Clock *clock = desk->clock;
    return (StaffClock){
        .trust = (StaffTrust)moment->trust,
        .may_be_set = clock && clock_may_be_set(clock),
        .has_battery = clock && clock_has_battery(clock),
        .has_failed = clock && clock_has_failed(clock, moment->now_ms),
        .day = moment->day,
        .minute_of_day = moment->minute_of_day,
        .change_ms = clock ? clock_due_ms(clock, moment->next_minute_ms) : moment->next_minute_ms,
        .least_day = clock_made_day(),
        .zone = text_of(desk->zone),
        .zones = desk->zones.list.at,
        .zone_count = desk->zones.list.count,
    };
}

static StaffPack pack_facts(const PackOffer *offer)
{
    return (StaffPack){
        .state = (StaffStick)offer->state,
        .reason = (StaffReason)offer->reason,
        .name = id_text(&offer->name.id),
        .is_keys = pack_name_is_trust(&offer->name),
        .version = offer->name.version,
        .present = offer->present,
        .languages = offer->languages,
        .roles = offer->roles,
        .changed = offer->changed,
        .removed = offer->removed,
    };
}

static StaffUpdate update_facts(const Desk *desk, const Moment *moment)
{
    const Update *update = desk->update;
    return (StaffUpdate){
        .stick = pack_facts(&update->offer),
        .last = pack_facts(&update->last),
        .status = (StaffStatus)update->offer.status,
        .current = update->current.version,
        .previous = update->previous.version,
        .is_asked = update->is_asked,
        .is_late = update_is_late(update, moment->now_ms),
        .change_ms = update_due_ms(update, moment->next_minute_ms),
    };
}

static StaffMachine machine_facts(const Machine *machine)
{
    return (StaffMachine){
        .name = text_of(machine->name),
        .faults = machine->faults,
        .hangs = machine->hangs,
        .room_mib = machine->room_mib,
        .temperature_c = machine->temperature_c,
        .has_temperature = machine->has_temperature,
        .power = (StaffPower)machine->power,
    };
}

static ConfigState worse_state(const Config *config)
{
    return config->settings_state > config->state ? config->settings_state : config->state;
}

StaffFacts desk_facts(const Desk *desk, const Moment *moment)
{
    return (StaffFacts){
        .door = door_of(desk),
        .wait_until_ms = desk->wait_until_ms,
        .news = desk->news,
        .preferences = desk->config.preferences,
        .allows_sound = desk->config.allows_sound,
        .fixed = desk->config.fixed,
        .hours = &desk->config.hours,
        .clock = clock_facts(desk, moment),
        .given_up = desk->given_up,
        .update = update_facts(desk, moment),
        .machine = machine_facts(&desk->machine),
        .health = (StaffHealth)worse_state(&desk->config),
        .check = desk->check,
        .version = text_of(version_of_build),
        .origin = (StaffOrigin)desk->origin,
        .up_ms = moment->now_ms - desk->opened_ms,
        .memory_mib = desk->memory_mib,
    };
}

// ---- what staff set

static void save(Desk *desk)
{
    bool is_saved = desk->folder && config_write(&desk->config, desk->folder);
    desk->news = is_saved ? STAFF_SAVED : STAFF_UNSAVED;
    if (is_saved)
        desk->config.settings_state = CONFIG_SOUND;
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

static OutcomeKind set_find(Desk *desk, const Action *action)
{
    desk->config.offers_find = action->value;
    return OUTCOME_FIND;
}

static OutcomeKind set_code(Desk *desk, const Action *action)
{
    desk->config.offers_code = action->value;
    return OUTCOME_FIND;
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

// From that day on the battery is believed.
static OutcomeKind confirm_clock(Desk *desk, const Action *action)
{
    (void)action;
    if (desk->clock)
        clock_confirm(desk->clock);
    desk->config.clock_confirmed_day = desk->moment.day;
    return OUTCOME_HOURS;
}

static OutcomeKind set_clock(Desk *desk, const Action *action)
{
    enum { DAY_MINUTES = 24 * 60 };
    if (desk->clock && clock_ask_time(desk->clock, action->value, desk->moment.now_ms))
        desk->config.clock_confirmed_day = action->value / DAY_MINUTES;
    return OUTCOME_HOURS;
}

static OutcomeKind set_zone(Desk *desk, const Action *action)
{
    if (desk->clock)
        clock_ask_zone(desk->clock, id_text(&action->id), desk->moment.now_ms);
    return OUTCOME_HOURS;
}

static const struct {
    OutcomeKind (*set)(Desk *desk, const Action *action);
    unsigned part; // StaffPart; 0: nobody fixes it
} setters[] = {
    [STAFF_SET_SIZE] = {set_size, STAFF_PART_START},
    [STAFF_SET_THEME] = {set_theme, STAFF_PART_START},
    [STAFF_SET_LANGUAGE] = {set_language, STAFF_PART_START},
    [STAFF_SET_DISTANCE] = {set_distance, STAFF_PART_GLASS},
    [STAFF_SET_SCALE] = {set_scale, STAFF_PART_GLASS},
    [STAFF_SET_SOUND] = {set_sound, STAFF_PART_SOUND},
    [STAFF_SET_TOPICS] = {set_topics, STAFF_PART_TOPICS},
    [STAFF_SET_FIND] = {set_find, STAFF_PART_FIND},
    [STAFF_SET_CODE] = {set_code, STAFF_PART_CODE},
    [STAFF_SET_DAY] = {set_day, STAFF_PART_HOURS},
    [STAFF_SET_WEEKDAYS] = {set_weekdays, STAFF_PART_HOURS},
    [STAFF_CONFIRM_CLOCK] = {confirm_clock, 0},
    [STAFF_SET_CLOCK] = {set_clock, 0},
    [STAFF_SET_ZONE] = {set_zone, 0},
};

static void accept(Desk *desk)
{
    update_accept(desk->update, desk->moment.now_ms);
}

static void roll_back(Desk *desk)
{
    update_roll_back(desk->update, desk->moment.now_ms);
}

static void write_status(Desk *desk)
{
    const Machine *machine = &desk->machine;
    Report report = {desk->moment.trust, desk->given_up, machine->faults, machine->hangs};
    update_write_status(desk->update, &report, desk->moment.now_ms);
}

// What the installer is asked for: nothing of the settings changes by it.
static bool ask_installer(Desk *desk, StaffWish wish)
{
    static void (*const requests[])(Desk *) = {
        [STAFF_ACCEPT] = accept, [STAFF_ROLL_BACK] = roll_back, [STAFF_WRITE_STATUS] = write_status};
    if (wish >= sizeof requests / sizeof *requests || !requests[wish])
        return false;
    requests[wish](desk);
    return true;
}

static void unlock(Desk *desk, Action *action, int64_t now_ms)
{
    desk->verdict = desk->lock ? lock_try(desk->lock, id_text(&action->id), now_ms) : LOCK_UNSET;
    desk->is_open = desk->verdict == LOCK_RIGHT;
    assert(!desk->is_open || desk->lock);
    if (desk->verdict == LOCK_WRONG && lock_wait_ms(desk->lock, now_ms) > 0)
        desk->verdict = LOCK_EARLY; // the wait is what there is to tell
    explicit_bzero(&action->id, sizeof action->id);
}

static Outcome serve(Desk *desk, Book *book, const Action *action)
{
    assert(desk->is_open && action->index >= 0);
    size_t wish = (size_t)action->index;
    if (wish == STAFF_END) {
        desk->end = (StaffEnd)action->value;
        return (Outcome){.kind = OUTCOME_END, .face = FACE_COVER};
    }
    if (wish == STAFF_EXAMINE)
        desk_begin_check(desk, book, clock_is_believed(desk->moment.trust) ? desk->moment.day : 0);
    if (ask_installer(desk, (StaffWish)wish))
        return (Outcome){0};
    bool is_setter = wish < sizeof setters / sizeof *setters && setters[wish].set;
    if (!is_setter || (desk->config.fixed & setters[wish].part))
        return (Outcome){0};
    Outcome outcome = {.kind = setters[wish].set(desk, action)};
    assert(outcome.kind < OUTCOME_COUNT && outcome.kind != OUTCOME_END);
    save(desk);
    return outcome;
}

Outcome desk_serve(Desk *desk, Book *book, Action *action, const Moment *moment)
{
    assert(action->kind == ACTION_STAFF);
    Outcome outcome = {0};
    desk->moment = *moment;
    if (action->index == STAFF_UNLOCK)
        unlock(desk, action, moment->now_ms);
    else if (desk->is_open)
        outcome = serve(desk, book, action);
    desk_look(desk, moment->now_ms);
    return outcome;
}

// ---- the lock falls shut

static bool is_other_time(const Moment *a, const Moment *b)
{
    return a->trust != b->trust || a->day != b->day || a->minute_of_day != b->minute_of_day;
}

bool desk_watch(Desk *desk, bool is_there, int64_t touched_ms, const Moment *moment)
{
    bool was_open = desk->is_open;
    if (is_there && !(was_open && moment->now_ms >= touched_ms + DESK_IDLE_MS)) {
        bool is_other = was_open && is_other_time(&desk->moment, moment);
        desk->moment = *moment;
        if (!desk->is_attended || is_other)
            desk_look(desk, moment->now_ms);
        return is_other;
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
