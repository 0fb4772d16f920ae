// Staff: the PIN, and the pages behind it. Whatever page was open, without the PIN there is the pad alone.
#include "screen/staff.h"

#include "screen/staff_pages.h"

enum { CLEAN_MS = 60000 };

static const StaffPage *const pages[STAFF_PAGE_COUNT] = {
    [STAFF_MENU] = &staff_menu,     [STAFF_START] = &staff_start,   [STAFF_GLASS] = &staff_glass, [STAFF_CARD] = &staff_card,
    [STAFF_SOUNDS] = &staff_sounds, [STAFF_TOPICS] = &staff_topics, [STAFF_CLEAN] = &staff_clean, [STAFF_TOUCH] = &staff_touch,
    [STAFF_REPORT] = &staff_report, [STAFF_POWER] = &staff_power, [STAFF_HOURS] = &staff_hours, [STAFF_DAY] = &staff_day,
    [STAFF_TIME] = &staff_time,
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
    return pages[state->page];
}

Stack *staff_stack(View *view, PhraseId title)
{
    Stack *stack = stack_begin(view, bars_room(view), view->theme.column_px);
    stack_words(stack, view_phrase(view, (int)title), view->theme.title, true);
    stack_gap(stack, view->theme.gap_px / 2);
    return stack;
}

Control staff_button(const View *view, PhraseId label, StaffWish wish, int value)
{
    Control button = control_button(view, (int)label, ACTION_STAFF);
    button.action.index = (int)wish;
    button.action.value = value;
    return button;
}

Control staff_option(Text label, StaffWish wish, int value, bool is_selected)
{
    return (Control){.look = LOOK_OPTION,
                     .role = ROLE_OPTION,
                     .label = label,
                     .action = {.kind = ACTION_STAFF, .index = (int)wish, .value = value},
                     .is_selected = is_selected};
}

void staff_draw_face(View *view, Frame *frame, const Control *key, Rect rect)
{
    const Palette *palette = view->theme.palette;
    bool is_filled = key->look == LOOK_PRIMARY && !key->is_disabled;
    Color fill = is_filled ? palette->accent : palette->surface, border = is_filled ? palette->accent : palette->border;
    frame_box(frame, rect, (BoxLook){fill, border, view->theme.border_px, view->theme.radius_px});
    frame_target(frame, &(Target){.label = key->label, .role = ROLE_BUTTON, .action = key->action, .rect = rect,
                                  .radius_px = view->theme.radius_px, .enabled = !key->is_disabled});
}

void staff_draw_key(View *view, Frame *frame, const Control *key, Rect rect)
{
    Control bare = *key;
    bare.icon = ICON_NONE;
    if (rect.w >= control_natural_px(view, key) && control_height_px(view, key, rect.w, rect.h + 1) <= rect.h) {
        control_draw(view, frame, key, rect);
        return;
    }
    if (rect.w >= control_natural_px(view, &bare) && control_height_px(view, &bare, rect.w, rect.h + 1) <= rect.h) {
        control_draw(view, frame, &bare, rect);
        return;
    }
    const Palette *palette = view->theme.palette;
    int px = view->theme.target_px / 2;
    Color ink = key->is_disabled ? palette->dim : key->look == LOOK_PRIMARY ? palette->on_accent : palette->text;
    staff_draw_face(view, frame, key, rect);
    frame_icon(frame, rect_center(rect, (Size){px, px}), key->icon, ink);
}

static void draw_staff(View *view, const void *state, Frame *frame)
{
    const StaffState *staff = state;
    const StaffPage *page = present_page(view, staff);
    Bars bars = {.cells = is_cleaning(view, staff) ? 0 : CELLS_STANDING};
    if (view->staff->door == STAFF_OPEN && view->staff->news == STAFF_SAVED)
        bars.title = view_phrase(view, PHRASE_STAFF_SAVED);
    if (page->stack) {
        Stack *stack = page->stack(view, staff);
        int at = stack_page(stack, &staff->spot);
        stack_bars(stack, at, &bars);
        stack_show(stack, frame, at, &bars);
        return;
    }
    bars_draw_upper(view, frame, &bars);
    page->draw(view, staff, frame, bars_room(view));
    bars_draw_lower(view, frame, &bars);
}

static void open_page(View *view, StaffState *staff, StaffPageId page)
{
    *staff = (StaffState){.page = page, .clean_until_ms = view->now_ms + CLEAN_MS, .px_per_mm = view->theme.glass.px_per_mm};
}

// The page that Back leads to; a time's is its day.
static void close_page(View *view, StaffState *staff)
{
    static const StaffPageId above[STAFF_PAGE_COUNT] = {
        [STAFF_CARD] = STAFF_GLASS, [STAFF_DAY] = STAFF_HOURS, [STAFF_TIME] = STAFF_DAY};
    StaffState left = *staff;
    open_page(view, staff, above[left.page]);
    staff->weekday = left.weekday;
    staff->closed = left.closed;
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
        open_page(view, staff, (StaffPageId)action->index);
        staff_open_time(staff, action->value);
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
    int64_t end = view->staff->door != STAFF_OPEN ? view->staff->wait_until_ms : staff->page == STAFF_CLEAN ? staff->clean_until_ms : 0;
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
