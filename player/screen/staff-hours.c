// Opening hours: the week, a day of it, and one time of that day, moved in steps.
#include <assert.h>

#include "screen/staff-pages.h"

// What stands in an action that opens a day, or one time of it.
static int subject_of(int weekday, int time)
{
    assert(weekday >= 0 && weekday < WEEKDAY_COUNT && time >= 0 && time < TIMES_MOST);
    return weekday * TIMES_MOST + time;
}

void staff_open_time(StaffState *state, int subject)
{
    state->weekday = subject / TIMES_MOST % WEEKDAY_COUNT;
    state->time = subject % TIMES_MOST;
}

static PhraseId weekday_phrase(int weekday)
{
    return (PhraseId)((int)PHRASE_WEEKDAY_SUNDAY + weekday);
}

static const OpeningDay *present_day(const View *view, const StaffState *state)
{
    assert(state->weekday >= 0 && state->weekday < WEEKDAY_COUNT);
    return &view->staff->hours->days[state->weekday];
}

// ---- the week

static Control day_card(View *view, int weekday)
{
    const Hours *hours = view->staff->hours;
    Text words = hours_words(view->arena, &hours->days[weekday], view->book->phrases);
    if (!words.size && hours_are_set(hours))
        words = view_phrase(view, PHRASE_STAFF_DAY_CLOSED);
    return (Control){.look = LOOK_CARD,
                     .role = ROLE_CARD,
                     .label = view_phrase(view, (int)weekday_phrase(weekday)),
                     .detail = words,
                     .action = staff_way(STAFF_DAY, subject_of(weekday, 0))};
}

static Stack *stack_week(View *view, const StaffState *state)
{
    (void)state;
    enum { FIRST = 1 }; // Monday
    Control days[WEEKDAY_COUNT];
    for (int i = 0; i < WEEKDAY_COUNT; i++)
        days[i] = day_card(view, (FIRST + i) % WEEKDAY_COUNT);
    Stack *stack = staff_stack(view, PHRASE_STAFF_HOURS);
    staff_add_news(view, stack);
    if (!hours_are_set(view->staff->hours))
        stack_words(stack, WORDS_PRINT, view_phrase(view, PHRASE_STAFF_HOURS_NONE));
    else if (view->staff->clock.trust < STAFF_CLOCK_SERVED)
        stack_words(stack, WORDS_PRINT, view_phrase(view, PHRASE_STAFF_HOURS_UNSURE));
    stack_cards(stack, &(StackCards){days, WEEKDAY_COUNT, 6, 2, true, false, 0});
    return stack;
}

const StaffPage staff_hours = {.stack = stack_week};

// ---- a day

typedef enum DayWish { DAY_OPEN, DAY_CLOSED, DAY_PART, DAY_JOIN, DAY_FOR_ALL } DayWish;

static Text time_words(View *view, const OpeningDay *day, int time)
{
    Text words = locale_time(phrases_locale(view->book->phrases), view->arena, hours_time(day, time));
    return phrase_words(view->arena, view->book->phrases, time % 2 ? PHRASE_STAFF_CLOSES : PHRASE_STAFF_OPENS, words);
}

static Control day_button(const View *view, PhraseId label, DayWish wish, bool may_be)
{
    Control button = control_button(view, (int)label, ACTION_CHOOSE);
    button.action.index = (int)wish;
    button.is_disabled = !may_be;
    return button;
}

static void add_state(View *view, Stack *stack, const OpeningDay *day)
{
    Control states[] = {day_button(view, PHRASE_STAFF_DAY_OPEN, DAY_OPEN, true),
                        day_button(view, PHRASE_STAFF_DAY_CLOSED, DAY_CLOSED, true)};
    for (int i = 0; i < 2; i++) {
        states[i].look = LOOK_OPTION;
        states[i].role = ROLE_OPTION;
        states[i].is_selected = (i == DAY_OPEN) == (day->count > 0);
    }
    stack_choices(stack, &(StackChoices){states, NULL, 2, -1});
}

static void add_times(View *view, Stack *stack, const StaffState *state)
{
    const OpeningDay *day = present_day(view, state);
    Control times[TIMES_MOST];
    for (int time = 0; time < 2 * day->count; time++) {
        times[time] = control_button(view, PHRASE_STAFF_OPENS, ACTION_TAB);
        times[time].label = time_words(view, day, time);
        times[time].icon = ICON_CLOCK;
        times[time].action = staff_way(STAFF_TIME, subject_of(state->weekday, time));
    }
    stack_choices(stack, &(StackChoices){times, NULL, 2 * day->count, -1});
}

static void add_more(View *view, Stack *stack, const OpeningDay *day)
{
    OpeningDay tried = *day;
    Control more[3];
    int count = 0;
    if (hours_part(&tried))
        more[count++] = day_button(view, PHRASE_STAFF_BREAK_ADD, DAY_PART, true);
    tried = *day;
    if (hours_join(&tried))
        more[count++] = day_button(view, PHRASE_STAFF_BREAK_REMOVE, DAY_JOIN, true);
    more[count++] = day_button(view, PHRASE_STAFF_WEEKDAYS, DAY_FOR_ALL, true);
    stack_buttons(stack, more, count);
}

static Stack *stack_day(View *view, const StaffState *state)
{
    const OpeningDay *day = present_day(view, state);
    Stack *stack = staff_stack(view, weekday_phrase(state->weekday));
    staff_add_news(view, stack);
    add_state(view, stack, day);
    if (day->count)
        add_times(view, stack, state);
    add_more(view, stack, day);
    return stack;
}

// Those of before it was closed, else those of another day, else nine to five.
static OpeningDay usual_day(const View *view, const StaffState *state)
{
    const Hours *hours = view->staff->hours;
    OpeningDay usual = state->closed;
    for (int i = 1; i <= WEEKDAY_COUNT && !usual.count; i++)
        usual = hours->days[i % WEEKDAY_COUNT];
    return usual.count ? usual : (OpeningDay){.openings = {{9 * 60, 17 * 60}}, .count = 1};
}

// The app keeps it.
static void ask_for(View *view, const StaffState *state, const OpeningDay *day, Action *action)
{
    *action = (Action){.kind = ACTION_STAFF,
                       .index = STAFF_SET_DAY,
                       .value = state->weekday,
                       .id = id_of(hours_print(view->arena, day))};
}

static bool perform_on_day(View *view, StaffState *state, Action *action)
{
    if (action->kind != ACTION_CHOOSE)
        return false;
    OpeningDay day = *present_day(view, state);
    DayWish wish = (DayWish)action->index;
    bool is_open = day.count > 0;
    if (is_open == (wish == DAY_OPEN) && wish <= DAY_CLOSED)
        return true; // it is that already
    if (wish == DAY_OPEN)
        day = usual_day(view, state);
    else if (wish == DAY_CLOSED) {
        state->closed = day;
        day.count = 0;
    } else if (wish == DAY_PART)
        hours_part(&day);
    else if (wish == DAY_JOIN)
        hours_join(&day);
    ask_for(view, state, &day, action);
    if (wish == DAY_FOR_ALL)
        action->index = STAFF_SET_WEEKDAYS;
    return false;
}

const StaffPage staff_day = {.stack = stack_day, .perform = perform_on_day};

// ---- a time of it

static Stack *stack_time(View *view, const StaffState *state)
{
    static const struct {
        PhraseId label;
        int count; // that its words name
        int minutes;
    } steps[] = {{PHRASE_STAFF_MINUTE_EARLIER, 15, -15},
                 {PHRASE_STAFF_MINUTE_LATER, 15, 15},
                 {PHRASE_STAFF_HOUR_EARLIER, 1, -60},
                 {PHRASE_STAFF_HOUR_LATER, 1, 60}};
    enum { COUNT = sizeof steps / sizeof *steps };
    const OpeningDay *day = present_day(view, state);
    Stack *stack = staff_stack(view, weekday_phrase(state->weekday));
    staff_add_news(view, stack);
    if (state->time >= 2 * day->count)
        return stack;
    stack_words(stack, WORDS_PROMPT, time_words(view, day, state->time));
    Control buttons[COUNT];
    for (int i = 0; i < COUNT; i++) {
        OpeningDay tried = *day;
        buttons[i] = control_counted(view, (int)steps[i].label, steps[i].count, ACTION_COUNT);
        buttons[i].action.value = steps[i].minutes;
        buttons[i].is_disabled = !hours_move(&tried, state->time, steps[i].minutes);
    }
    stack_choices(stack, &(StackChoices){buttons, NULL, COUNT, -1});
    return stack;
}

static bool perform_on_time(View *view, StaffState *state, Action *action)
{
    OpeningDay day = *present_day(view, state);
    if (action->kind != ACTION_COUNT)
        return false;
    if (!hours_move(&day, state->time, action->value))
        return true;
    ask_for(view, state, &day, action);
    return false;
}

const StaffPage staff_time = {.stack = stack_time, .perform = perform_on_time};
