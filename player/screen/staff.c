// Staff: the PIN, and the pages behind it. Whatever page was open, without the PIN there is the pad alone.
#include "screen/staff.h"

#include <assert.h>

#include "screen/staff-pages.h"

enum { CLEAN_MS = 60000 };

static const StaffPage *const pages[STAFF_PAGE_COUNT] = {
    [STAFF_MENU] = &staff_menu,     [STAFF_START] = &staff_start,   [STAFF_GLASS] = &staff_glass,
    [STAFF_CARD] = &staff_card,     [STAFF_SOUNDS] = &staff_sounds, [STAFF_TOPICS] = &staff_topics,
    [STAFF_FIND] = &staff_find,     [STAFF_CLEAN] = &staff_clean,   [STAFF_TOUCH] = &staff_touch,
    [STAFF_REPORT] = &staff_report, [STAFF_POWER] = &staff_power,   [STAFF_HOURS] = &staff_hours,
    [STAFF_DAY] = &staff_day,       [STAFF_TIME] = &staff_time,     [STAFF_CLOCK] = &staff_clock,
    [STAFF_DATE] = &staff_date,     [STAFF_MINUTE] = &staff_minute, [STAFF_REGIONS] = &staff_regions,
    [STAFF_ZONES] = &staff_zones,   [STAFF_UPDATE] = &staff_update,
};

// What a page sets that can be fixed.
static const unsigned parts[STAFF_PAGE_COUNT] = {
    [STAFF_START] = STAFF_PART_START,   [STAFF_GLASS] = STAFF_PART_GLASS,
    [STAFF_CARD] = STAFF_PART_GLASS,    [STAFF_SOUNDS] = STAFF_PART_SOUND,
    [STAFF_TOPICS] = STAFF_PART_TOPICS, [STAFF_FIND] = STAFF_PART_FIND | STAFF_PART_CODE,
    [STAFF_HOURS] = STAFF_PART_HOURS,   [STAFF_DAY] = STAFF_PART_HOURS,
    [STAFF_TIME] = STAFF_PART_HOURS,
};

static bool is_cleaning(const View *view, const StaffState *state)
{
    return view->staff->door == STAFF_OPEN && state->page == STAFF_CLEAN && view->now_ms < state->clean_until_ms;
}

static const StaffPage *present_page(const View *view, const StaffState *state)
{
    if (view->staff->door != STAFF_OPEN)
        return staff_takes_digits(view) ? &staff_pad : &staff_notice;
    if (state->page == STAFF_CLEAN && !is_cleaning(view, state))
        return &staff_menu;
    assert(state->page >= 0 && state->page < STAFF_PAGE_COUNT && pages[state->page]);
    unsigned fixable = parts[state->page];
    return fixable && (view->staff->fixed & fixable) == fixable ? &staff_fixed : pages[state->page];
}

static void draw_staff(View *view, const void *state, Frame *frame)
{
    const StaffState *staff = state;
    const StaffPage *page = present_page(view, staff);
    Bars bars = {.cells = is_cleaning(view, staff) ? 0 : CELLS_STANDING};
    if (view->staff->door == STAFF_OPEN && view->staff->news == STAFF_SAVED)
        bars.news = view_phrase(view, PHRASE_STAFF_SAVED);
    if (page->stack) {
        Stack *stack = page->stack(view, staff);
        int at = stack_page(stack, &staff->spot);
        stack_bars(stack, at, &bars);
        stack_show(stack, frame, at, &bars);
        return;
    }
    bars_draw_upper(view, frame, &bars);
    page->draw(view, staff, frame, theme_column(&view->theme, bars_room(view)));
    bars_draw_lower(view, frame, &bars);
}

static void open_page(View *view, StaffState *staff, StaffPageId page)
{
    *staff =
        (StaffState){.page = page, .clean_until_ms = view->now_ms + CLEAN_MS, .px_per_mm = view->theme.glass.px_per_mm};
}

// The page that Back leads to; a time's is its day.
static void close_page(View *view, StaffState *staff)
{
    static const StaffPageId above[STAFF_PAGE_COUNT] = {
        [STAFF_CARD] = STAFF_GLASS,   [STAFF_DAY] = STAFF_HOURS,    [STAFF_TIME] = STAFF_DAY,
        [STAFF_DATE] = STAFF_CLOCK,   [STAFF_MINUTE] = STAFF_CLOCK, [STAFF_REGIONS] = STAFF_CLOCK,
        [STAFF_ZONES] = STAFF_REGIONS};
    StaffState left = *staff;
    open_page(view, staff, above[left.page]);
    staff->weekday = left.weekday;
    staff->closed = left.closed;
    staff->shift = staff->page == STAFF_CLOCK ? left.shift : 0;
}

static bool perform_on_staff(View *view, void *state, Action *action)
{
    StaffState *staff = state;
    const StaffPage *page = present_page(view, staff);
    bool is_open = view->staff->door == STAFF_OPEN;
    if (is_cleaning(view, staff))
        return action->kind != ACTION_HIDE;
    if (page == &staff_menu)
        staff->page = STAFF_MENU;
    if (is_open && action->kind == ACTION_TAB && action->index > STAFF_MENU && action->index < STAFF_PAGE_COUNT) {
        int shift = staff->shift;
        open_page(view, staff, (StaffPageId)action->index);
        staff_open_time(staff, action->value);
        staff->zone = action->value;
        staff->shift = shift;
        bool must_look = action->index == STAFF_REPORT;
        *action = (Action){.kind = ACTION_STAFF, .index = STAFF_EXAMINE};
        return !must_look;
    }
    if (is_open && action->kind == ACTION_BACK && staff->page != STAFF_MENU) {
        close_page(view, staff);
        return true;
    }
    if (page->perform && page->perform(view, staff, action))
        return true;
    return page->stack && stack_turn(page->stack(view, staff), &staff->spot, action);
}

static int64_t staff_wake_ms(const View *view, const void *state)
{
    const StaffState *staff = state;
    int64_t end = view->staff->door != STAFF_OPEN ? view->staff->wait_until_ms
                  : staff->page == STAFF_CLEAN    ? staff->clean_until_ms
                                                  : 0;
    if (view->staff->door == STAFF_OPEN && staff->page == STAFF_UPDATE)
        return view->staff->update.change_ms;
    if (view->staff->door == STAFF_OPEN && staff->page >= STAFF_CLOCK)
        return view->staff->clock.change_ms;
    int64_t left = end - view->now_ms;
    return left > 0 ? view->now_ms + (left - 1) % 1000 + 1 : SCREEN_NEVER;
}

static bool staff_holds_idle(const View *view, const void *state)
{
    return is_cleaning(view, state);
}

const ScreenKind staff_screen = {.name = "staff",
                                 .draw = draw_staff,
                                 .perform = perform_on_staff,
                                 .wake_ms = staff_wake_ms,
                                 .holds_idle = staff_holds_idle};
