// Date and time: what the machine's clock says and who vouches for it; a new time, moved in steps, which is set at one
// touch; and the time zone, by its part of the world.
#include <assert.h>
#include <string.h>

#include "base/calendar.h"
#include "screen/staff-pages.h"

enum { HOUR_MINUTES = 60, DAY_MINUTES = 24 * HOUR_MINUTES, YEAR_MONTHS = 12, YEARS_MOST = 50 };

// ---- the time being made

static int present_minute(const View *view)
{
    const StaffClock *clock = &view->staff->clock;
    return clock->day * DAY_MINUTES + clock->minute_of_day;
}

// A clock that cannot be right is moved from the first day that can be.
static int new_minute(const View *view, const StaffState *state)
{
    const StaffClock *clock = &view->staff->clock;
    int behind = clock->day < clock->least_day ? clock->least_day - clock->day : 0;
    return present_minute(view) + behind * DAY_MINUTES + state->shift;
}

static Text minute_words(const View *view, int minute)
{
    int day = minute / DAY_MINUTES, minute_of_day = minute % DAY_MINUTES;
    Locale *locale = phrases_locale(view->book->phrases);
    Text moment[] = {locale_full_date(locale, view->arena, day), locale_time(locale, view->arena, minute_of_day)};
    return phrase_pair(view->arena, view->book->phrases, PHRASE_BESIDE, moment);
}

static void add_time(View *view, Stack *stack, PhraseId phrase, int minute)
{
    Text words = minute_words(view, minute);
    stack_words(stack, WORDS_PROMPT, phrase_words(view->arena, view->book->phrases, phrase, words));
}

// ---- the overview

PhraseId staff_trust_words(const StaffClock *clock)
{
    static const PhraseId words[] = {
        [STAFF_CLOCK_UNSURE] = PHRASE_STAFF_CLOCK_UNSURE, [STAFF_CLOCK_WRONG] = PHRASE_STAFF_CLOCK_WRONG,
        [STAFF_CLOCK_SERVED] = PHRASE_STAFF_CLOCK_SERVED, [STAFF_CLOCK_SET] = PHRASE_STAFF_CLOCK_SET,
        [STAFF_CLOCK_KEPT] = PHRASE_STAFF_CLOCK_KEPT,
    };
    bool is_lost = clock->trust == STAFF_CLOCK_SET && !clock->has_battery;
    return is_lost ? PHRASE_STAFF_CLOCK_SET_FOR_NOW : words[clock->trust];
}

static Control way(const View *view, PhraseId label, StaffPageId page, Icon icon)
{
    Control button = control_button(view, (int)label, ACTION_TAB);
    button.action = staff_way((int)page, 0);
    button.icon = icon;
    return button;
}

static void add_ways(View *view, Stack *stack)
{
    Control ways[] = {way(view, PHRASE_STAFF_CLOCK_DATE, STAFF_DATE, ICON_LIST),
                      way(view, PHRASE_STAFF_CLOCK_TIME, STAFF_MINUTE, ICON_CLOCK),
                      way(view, PHRASE_STAFF_CLOCK_ZONE, STAFF_REGIONS, ICON_LANGUAGE)};
    int count = view->staff->clock.zone_count ? 3 : 2;
    if (view->staff->clock.zone.size)
        ways[2].label =
            phrase_words(view->arena, view->book->phrases, PHRASE_STAFF_CLOCK_ZONE_NOW, view->staff->clock.zone);
    stack_choices(stack, &(StackChoices){ways, NULL, count, -1});
}

static void add_end(View *view, Stack *stack, const StaffState *state)
{
    const StaffClock *clock = &view->staff->clock;
    bool is_new = clock->may_be_set && new_minute(view, state) != present_minute(view);
    Control end = staff_button(view, PHRASE_STAFF_CLOCK_RIGHT, STAFF_CONFIRM_CLOCK, 0);
    if (is_new)
        end = staff_button(view, PHRASE_STAFF_CLOCK_TAKE, STAFF_SET_CLOCK, new_minute(view, state));
    end.icon = ICON_CHECK;
    end.look = LOOK_PRIMARY;
    if (is_new || clock->trust == STAFF_CLOCK_UNSURE)
        stack_buttons(stack, &end, 1);
}

static Stack *stack_clock(View *view, const StaffState *state)
{
    const StaffClock *clock = &view->staff->clock;
    Stack *stack = staff_stack(view, PHRASE_STAFF_CLOCK);
    staff_add_news(view, stack);
    if (clock->has_failed)
        stack_panel(stack, view_phrase(view, PHRASE_STAFF_CLOCK_FAILED));
    add_time(view, stack, PHRASE_STAFF_CLOCK_SAYS, present_minute(view));
    if (clock->may_be_set && new_minute(view, state) != present_minute(view))
        add_time(view, stack, PHRASE_STAFF_CLOCK_NEW, new_minute(view, state));
    else
        stack_words(stack, WORDS_PRINT, view_phrase(view, (int)staff_trust_words(clock)));
    if (clock->may_be_set)
        add_ways(view, stack);
    else
        stack_words(stack, WORDS_PRINT, view_phrase(view, PHRASE_STAFF_CLOCK_FIXED));
    add_end(view, stack, state);
    return stack;
}

// What was made has been asked for: it is no longer new.
static bool perform_on_clock(View *view, StaffState *state, Action *action)
{
    (void)view;
    if (action->kind == ACTION_STAFF && action->index == STAFF_SET_CLOCK)
        state->shift = 0;
    return false;
}

const StaffPage staff_clock = {.stack = stack_clock, .perform = perform_on_clock};

// ---- the steps by which it is moved

typedef struct ClockStep {
    PhraseId label;
    int count; // that its words name
    int minutes, months;
} ClockStep;

enum { MOVE_COUNT = 6 };

static const ClockStep date_steps[MOVE_COUNT] = {
    {PHRASE_STAFF_DAY_EARLIER, 1, -DAY_MINUTES, 0},  {PHRASE_STAFF_DAY_LATER, 1, DAY_MINUTES, 0},
    {PHRASE_STAFF_MONTH_EARLIER, 1, 0, -1},          {PHRASE_STAFF_MONTH_LATER, 1, 0, 1},
    {PHRASE_STAFF_YEAR_EARLIER, 1, 0, -YEAR_MONTHS}, {PHRASE_STAFF_YEAR_LATER, 1, 0, YEAR_MONTHS}};
static const ClockStep minute_steps[MOVE_COUNT] = {
    {PHRASE_STAFF_MINUTE_EARLIER, 1, -1, 0},          {PHRASE_STAFF_MINUTE_LATER, 1, 1, 0},
    {PHRASE_STAFF_MINUTE_EARLIER, 10, -10, 0},        {PHRASE_STAFF_MINUTE_LATER, 10, 10, 0},
    {PHRASE_STAFF_HOUR_EARLIER, 1, -HOUR_MINUTES, 0}, {PHRASE_STAFF_HOUR_LATER, 1, HOUR_MINUTES, 0}};

static int moved(int minute, const ClockStep *step)
{
    int day = minute / DAY_MINUTES, minute_of_day = minute % DAY_MINUTES;
    return calendar_move(day, step->months) * DAY_MINUTES + minute_of_day + step->minutes;
}

static bool may_move(const View *view, int minute, const ClockStep *step)
{
    int least = view->staff->clock.least_day, most = calendar_move(least, YEARS_MOST * YEAR_MONTHS);
    int day = moved(minute, step) / DAY_MINUTES;
    return day >= least && day < most;
}

static Stack *stack_steps(View *view, const StaffState *state, PhraseId title, const ClockStep *steps)
{
    int minute = new_minute(view, state);
    Stack *stack = staff_stack(view, title);
    stack_words(stack, WORDS_PROMPT, minute_words(view, minute));
    Control buttons[MOVE_COUNT];
    for (int i = 0; i < MOVE_COUNT; i++) {
        buttons[i] = control_counted(view, (int)steps[i].label, steps[i].count, ACTION_COUNT);
        buttons[i].action.index = i;
        buttons[i].is_disabled = !may_move(view, minute, &steps[i]);
    }
    stack_choices(stack, &(StackChoices){buttons, NULL, MOVE_COUNT, -1});
    return stack;
}

static bool perform_step(const View *view, StaffState *state, const Action *action, const ClockStep *steps)
{
    if (action->kind != ACTION_COUNT || action->index < 0 || action->index >= MOVE_COUNT)
        return false;
    int minute = new_minute(view, state);
    if (may_move(view, minute, &steps[action->index]))
        state->shift += moved(minute, &steps[action->index]) - minute;
    return true;
}

static Stack *stack_date(View *view, const StaffState *state)
{
    return stack_steps(view, state, PHRASE_STAFF_CLOCK_DATE, date_steps);
}

static bool perform_on_date(View *view, StaffState *state, Action *action)
{
    return perform_step(view, state, action, date_steps);
}

static Stack *stack_minute(View *view, const StaffState *state)
{
    return stack_steps(view, state, PHRASE_STAFF_CLOCK_TIME, minute_steps);
}

static bool perform_on_minute(View *view, StaffState *state, Action *action)
{
    return perform_step(view, state, action, minute_steps);
}

const StaffPage staff_date = {.stack = stack_date, .perform = perform_on_date};
const StaffPage staff_minute = {.stack = stack_minute, .perform = perform_on_minute};

// ---- the zone

// "Europe" of "Europe/Rome".
static Text region_of(Text zone)
{
    return text_slice(zone, 0, text_find(zone, TEXT("/"), 0));
}

// "Argentina, Buenos Aires" of "America/Argentina/Buenos_Aires".
static Text city_of(const View *view, Text zone)
{
    Text city = TEXT("");
    for (size_t from = region_of(zone).size + 1; from < zone.size;) {
        size_t end = text_find(zone, TEXT("/"), from);
        char *name = text_string(view->arena, text_slice(zone, from, end));
        for (char *byte = strchr(name, '_'); byte; byte = strchr(byte, '_'))
            *byte = ' ';
        Text names[] = {city, text_of(name)};
        city = city.size ? phrase_pair(view->arena, view->book->phrases, PHRASE_LISTED, names) : names[1];
        from = end + 1;
    }
    return city;
}

static void show_cards(View *view, Stack *stack, Control *cards, int count)
{
    for (int i = 0; i < count; i++) {
        cards[i].look = LOOK_CARD;
        cards[i].role = ROLE_CARD;
        cards[i].icon = cards[i].is_selected ? ICON_CHECK : ICON_NONE;
        cards[i].is_selected = false;
    }
    staff_add_news(view, stack);
    stack_cards(stack, &(StackCards){cards, count, 6, 2, true, false, 0});
}

// The first zone of each region, in its place among all.
static Stack *stack_regions(View *view, const StaffState *state)
{
    (void)state;
    const StaffClock *clock = &view->staff->clock;
    Control *regions = arena_many(view->arena, Control, clock->zone_count + 1);
    int count = 0;
    for (int i = 0; i < clock->zone_count; i++) {
        Text region = region_of(clock->zones[i]);
        if (i > 0 && text_equal(region, region_of(clock->zones[i - 1])))
            continue;
        regions[count++] = (Control){.label = region,
                                     .is_selected = text_equal(region, region_of(clock->zone)),
                                     .action = staff_way(STAFF_ZONES, i)};
    }
    Stack *stack = staff_stack(view, PHRASE_STAFF_CLOCK_ZONE);
    show_cards(view, stack, regions, count);
    return stack;
}

static Stack *stack_zones(View *view, const StaffState *state)
{
    const StaffClock *clock = &view->staff->clock;
    Control *cities = arena_many(view->arena, Control, clock->zone_count + 1);
    Text region = state->zone < clock->zone_count ? region_of(clock->zones[state->zone]) : TEXT("");
    int count = 0;
    for (int i = state->zone; i < clock->zone_count && text_equal(region, region_of(clock->zones[i])); i++) {
        Text city = city_of(view, clock->zones[i]);
        cities[count] = staff_option(city, STAFF_SET_ZONE, 0, text_equal(clock->zones[i], clock->zone));
        cities[count++].action.id = id_of(clock->zones[i]);
    }
    Stack *stack = staff_stack(view, PHRASE_STAFF_CLOCK_ZONE);
    show_cards(view, stack, cities, count);
    return stack;
}

const StaffPage staff_regions = {.stack = stack_regions};
const StaffPage staff_zones = {.stack = stack_zones};
