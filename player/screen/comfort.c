// Comfort: a sheet over the page, which changes live above it: one row of tabs, one row of choices.
#include <assert.h>

#include "book/phrases.h"
#include "screen/choices.h"
#include "screen/control.h"
#include "screen/sheet.h"
#include "screen/tabs.h"
#include "screen/words.h"

typedef struct ComfortState {
    int tab;
    int first;       // of the choices shown, where not all fit
    bool has_chosen; // and then those are shown that hold the choice made last
    int chosen;
} ComfortState;
SCREEN_STATE(ComfortState);

// ---- the plan of the sheet

static Control done_button(const View *view)
{
    return (Control){.look = LOOK_PRIMARY,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, PHRASE_DONE),
                     .action = {.kind = ACTION_DONE}};
}

static Control more_button(const View *view, int next)
{
    return (Control){.look = LOOK_BUTTON,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, PHRASE_MORE),
                     .icon = ICON_NEXT,
                     .action = {.kind = ACTION_PAGE, .index = next}};
}

// Choices of equal width, then More where not all fit, then Done; these two below the choices where they would leave no
// room.
typedef struct ChoiceRow {
    int tab;
    Choice *list;
    int count, shown; // shown: at once
    int first;        // of those shown
    Rect room;        // where it is drawn
    int cell_px, height_px;
    int done_px, more_px; // more_px 0: all are shown
    int tabs_px;          // the height of the tabs above
    int apart_px;         // more room between groups, where all are shown
    bool has_ticks;       // each of them has room for one
    bool has_button_row;
} ChoiceRow;

static int choice_pad_px(const View *view)
{
    return 5 * view->theme.border_px;
}

// Above and below its words.
static int choice_rim_px(const View *view)
{
    return 4 * view->theme.border_px;
}

static TextStyle least_style(const Choice *choice)
{
    return text_is(choice->shown, "A") ? choice->style : choice->small;
}

static uint64_t mix_style(uint64_t key, const TextStyle *style)
{
    const int numbers[] = {style->font.family, style->font.style, style->font.size_px, style->tracking,
                           style->leading_px};
    return hash_bytes(key, numbers, sizeof numbers);
}

static int measure_least_px(View *view, const Choice *choice, int lines)
{
    TextStyle style = least_style(choice);
    int all = words_width_px(view, choice->shown, style) + 1, step = view->theme.target_px / 32 + 1;
    if (lines == 1)
        return all;
    for (int width = all / lines; width < all; width += step) {
        Paragraph set = words_set(view, choice->shown, (WordsStyle){style, choice->fill}, width);
        if (set.line_count <= lines && !words_are_broken(&set))
            return width;
    }
    return all;
}

// The width at which the words stand on so many lines and none of them is broken.
static int words_least_px(View *view, const Choice *choice, int lines)
{
    TextStyle style = least_style(choice);
    bool is_new;
    uint64_t key = hash_number(mix_style(view_key(view, PLAN_LEAST), &style), lines);
    int *least = plans_find(layouts_plans(view->layouts), hash_text(key, choice->shown), sizeof *least, &is_new);
    if (is_new)
        *least = measure_least_px(view, choice, lines);
    return *least;
}

// What the widest needs.
static int least_choice_px(View *view, const ChoiceRow *row, int lines)
{
    int least = view->theme.target_px;
    for (int i = 0; i < row->count; i++) {
        int needed = words_least_px(view, &row->list[i], lines) + 2 * choice_pad_px(view) + 1;
        least = needed > least ? needed : least;
    }
    return least;
}

static bool begins_group(const ChoiceRow *row, int i)
{
    return i > 0 && row->list[i].group != row->list[i - 1].group;
}

// Groups stand apart by as much again as choices do, where there is room for it.
static int part_groups(const View *view, ChoiceRow *row, int room, int least)
{
    int gap = view->theme.gap_px, breaks = 0;
    for (int i = 1; i < row->count; i++)
        breaks += begins_group(row, i);
    row->apart_px = row->shown == row->count && room - breaks * gap >= row->count * (least + gap) - gap ? gap : 0;
    return room - breaks * row->apart_px;
}

// A row of their own for More and Done, where beside them one choice would stand alone, and there is the height for it.
static bool wants_button_row(const View *view, const ChoiceRow *row, int with_more)
{
    int higher_px = row->tabs_px + 2 * (view->theme.target_px + view->theme.gap_px);
    return with_more < 1 || (with_more == 1 && higher_px <= sheet_most_px(view));
}

// Small print smaller than the visitor's is for the few words that need it: the others get the room for theirs.
static bool is_last_resort(const View *view, const ChoiceRow *row)
{
    return row->count && row->list[0].small.font.size_px < view->theme.small.font.size_px;
}

static void share_width(const View *view, ChoiceRow *row, int width, int least)
{
    int gap = view->theme.gap_px, beside = width - row->done_px - gap, most = row->count * (least + gap) - gap;
    int with_more = (beside - row->more_px) / (least + gap);
    row->has_button_row = most > beside && wants_button_row(view, row, with_more);
    row->shown = row->has_button_row ? (width + gap) / (least + gap) : with_more;
    if (most <= beside || row->shown >= row->count) {
        row->shown = row->count;
        row->more_px = 0;
    }
    if (row->shown < 1 || (row->more_px && is_last_resort(view, row)))
        row->shown = 1;
    int room = row->has_button_row ? width : beside - (row->more_px ? row->more_px + gap : 0);
    room = part_groups(view, row, room, least);
    assert(row->shown > 0);
    row->cell_px = (room - (row->shown - 1) * gap) / row->shown;
}

// How the words of a choice stand in it.
typedef struct ChoicePlan {
    bool is_small, is_closer; // in small print; with their lines closer
    int height_px, widest_px;
} ChoicePlan;

static Paragraph set_as(View *view, const Choice *choice, const ChoicePlan *plan, int width_px)
{
    TextStyle style = style_colored(plan->is_small ? choice->small : choice->style, choice->ink);
    if (plan->is_closer)
        style = style_closer(style, 1.3);
    return words_set(view, choice->shown, (WordsStyle){style, choice->fill}, width_px);
}

// Two lines hold together closer than a page does. False: a word is broken, or they are too high.
static bool try_plan(View *view, const Choice *choice, ChoicePlan *plan, Size room)
{
    Paragraph set = set_as(view, choice, plan, room.w);
    plan->is_closer = set.line_count > 1;
    if (plan->is_closer)
        set = set_as(view, choice, plan, room.w);
    plan->height_px = paragraph_height_px(&set);
    plan->widest_px = paragraph_widest_px(&set);
    return !words_are_broken(&set) && plan->height_px + choice_rim_px(view) <= room.h;
}

// In their own style, else in small print.
static ChoicePlan plan_choice(View *view, const Choice *choice, int width_px, int height_px)
{
    uint64_t key = mix_style(mix_style(view_key(view, PLAN_CHOICE), &choice->style), &choice->small);
    key = hash_text(hash_number(hash_number(key, width_px), height_px), choice->shown);
    bool is_new;
    ChoicePlan *plan = plans_find(layouts_plans(view->layouts), key, sizeof *plan, &is_new);
    if (is_new && !try_plan(view, choice, plan, (Size){width_px, height_px})) {
        *plan = (ChoicePlan){.is_small = true};
        try_plan(view, choice, plan, (Size){width_px, height_px});
    }
    return *plan;
}

static int choices_height_px(View *view, const ChoiceRow *row)
{
    int height = view->theme.target_px;
    for (int i = 0; i < row->count; i++) {
        ChoicePlan plan =
            plan_choice(view, &row->list[i], row->cell_px - 2 * choice_pad_px(view), view->theme.target_px);
        int needed = plan.height_px + choice_rim_px(view);
        height = needed > height ? needed : height;
    }
    return height;
}

static Rect sheet_inside(const View *view)
{
    return rect_inset((Rect){0, 0, view->theme.glass.width_px, sheet_most_px(view)}, view->theme.edge_px, 0);
}

static int buttons_height_px(const View *view, const ChoiceRow *row)
{
    return row->has_button_row ? view->theme.target_px + view->theme.gap_px : 0;
}

static ChoiceRow lay_choices(View *view, int tab, int lines, TextStyle small)
{
    Rect inside = sheet_inside(view);
    TabRow tab_row = tabs_fit(view, inside.w);
    Control done = done_button(view), more = more_button(view, 0);
    Choices choices = choices_list(view, tab);
    ChoiceRow row = {.tab = tab, .tabs_px = tabs_height_px(view, &tab_row), .list = choices.at, .count = choices.count};
    for (int i = 0; i < row.count; i++)
        row.list[i].small = small;
    row.done_px = control_natural_px(view, &done);
    row.more_px = control_natural_px(view, &more);
    share_width(view, &row, inside.w, least_choice_px(view, &row, lines));
    row.height_px = choices_height_px(view, &row);
    return row;
}

// Choices stand on two lines where the sheet has the height for that, and on one where it has not; last of all they are
// set as small as anything is.
static ChoiceRow fit_choices(View *view, int tab)
{
    int most_px = sheet_inside(view).h;
    ChoiceRow row = {0};
    for (int lines = 2; lines >= 1; lines--) {
        row = lay_choices(view, tab, lines, view->theme.small);
        if (row.tabs_px + row.height_px + buttons_height_px(view, &row) <= most_px)
            return row;
    }
    return lay_choices(view, tab, 2, choices_least_style(view));
}

// ---- drawing

static Rect mirrored(const View *view, Rect rect)
{
    Rect glass = {0, 0, view->theme.glass.width_px, 0};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, glass) : rect;
}

// Where a tick has no room the border says more.
static BoxLook outline_of(const Theme *theme, const Choice *choice, bool has_tick)
{
    const Palette *palette = theme->palette;
    Color border = choice->is_selected ? palette->accent : palette->border;
    int times = !choice->is_selected ? 1 : has_tick ? 2 : 3;
    return (BoxLook){choice->fill, border, theme->border_px * times, theme->radius_px};
}

static int tick_px(const View *view)
{
    return view->theme.target_px * 34 / 100;
}

// Ticks stand in a row where every choice has room for one.
static bool leaves_tick_room(View *view, const ChoiceRow *row)
{
    int inner_px = row->cell_px - 2 * choice_pad_px(view);
    for (int i = 0; i < row->count; i++) {
        ChoicePlan plan = plan_choice(view, &row->list[i], inner_px, view->theme.target_px);
        if (inner_px - plan.widest_px < tick_px(view) + view->theme.gap_px)
            return false;
    }
    return true;
}

// Draws a tick before the words and returns how far they give way to it.
static int draw_tick(View *view, Frame *frame, Rect inner, const Paragraph *words)
{
    const Theme *theme = &view->theme;
    bool is_rtl = theme->direction == DIRECTION_RTL;
    int tick = tick_px(view), more = tick + theme->gap_px / 2;
    Rect both = rect_center(inner, (Size){paragraph_widest_px(words) + more, inner.h}), all = both;
    Rect square = rect_cut_left(&both, tick);
    if (is_rtl)
        square = rect_mirror(square, all);
    frame_icon(frame, rect_center(square, (Size){tick, tick}), ICON_CHECK, words->passage.style.color);
    return (is_rtl ? -1 : 1) * more / 2;
}

static Rect cell_rect(const View *view, const ChoiceRow *row, int place)
{
    int x = row->room.x + place * (row->cell_px + view->theme.gap_px);
    for (int i = 1; i <= place; i++)
        x += begins_group(row, i) ? row->apart_px : 0;
    return mirrored(view, (Rect){x, row->room.y, row->cell_px, row->height_px});
}

static void draw_choice(View *view, Frame *frame, const ChoiceRow *row, int place)
{
    const Theme *theme = &view->theme;
    assert(place >= 0 && row->first + place < row->count);
    const Choice *choice = &row->list[row->first + place];
    Rect rect = cell_rect(view, row, place);
    Rect inner = rect_inset(rect, choice_pad_px(view), 0), at = inner;
    ChoicePlan plan = plan_choice(view, choice, inner.w, theme->target_px);
    Paragraph set = set_as(view, choice, &plan, inner.w);
    frame_box(frame, rect, outline_of(theme, choice, row->has_ticks));
    if (choice->is_selected && row->has_ticks)
        at.x += draw_tick(view, frame, inner, &set);
    at.y += (at.h - paragraph_height_px(&set)) / 2;
    words_draw_centered(view, frame, &set, at);
    frame_target(frame, &(Target){.label = choice->label,
                                  .role = ROLE_OPTION,
                                  .action = choices_action(view, row->tab, choice),
                                  .rect = rect,
                                  .radius_px = theme->radius_px,
                                  .enabled = true,
                                  .selected = choice->is_selected});
}

// Done at the end of the row, More before it.
static void draw_ending(View *view, Frame *frame, Rect room, const ChoiceRow *row)
{
    int next = row->first + row->shown;
    Control done = done_button(view), more = more_button(view, next < row->count ? next : 0);
    Rect done_rect = rect_cut_right(&room, row->done_px);
    rect_cut_right(&room, view->theme.gap_px);
    if (row->more_px)
        control_draw(view, frame, &more, mirrored(view, rect_cut_right(&room, row->more_px)));
    if (!bars_hold_done(view))
        control_draw(view, frame, &done, mirrored(view, done_rect));
}

// Choices may come and go with the one that was made, which stays in sight.
static int first_shown(const ChoiceRow *row, const ComfortState *state)
{
    if (!row->more_px)
        return 0;
    for (int i = 0; state->has_chosen && i < row->count; i++)
        if (row->list[i].value == state->chosen)
            return i / row->shown * row->shown;
    assert(state->first >= 0);
    return state->first < row->count ? state->first : 0;
}

static void draw_choices(View *view, Frame *frame, Rect room, const ComfortState *state)
{
    ChoiceRow row = fit_choices(view, state->tab);
    row.has_ticks = leaves_tick_room(view, &row);
    row.first = first_shown(&row, state);
    row.room = room;
    for (int i = 0; i < row.shown && row.first + i < row.count; i++)
        draw_choice(view, frame, &row, i);
    if (row.has_button_row)
        rect_cut_top(&room, row.height_px + view->theme.gap_px);
    draw_ending(view, frame, rect_cut_top(&room, row.has_button_row ? view->theme.target_px : row.height_px), &row);
}

// As high as the highest tab needs, so that the page above does not move from tab to tab.
static int comfort_sheet_px(View *view, const void *state)
{
    (void)state;
    int highest = 0;
    TabRow tab_row = tabs_fit(view, sheet_inside(view).w);
    for (int i = 0; i < tab_row.count; i++) {
        ChoiceRow row = fit_choices(view, tab_row.list[i]);
        int needed = tabs_height_px(view, &tab_row) + row.height_px + buttons_height_px(view, &row);
        highest = needed > highest ? needed : highest;
    }
    return sheet_height_px(view, highest);
}

static void draw_comfort(View *view, const void *state, Frame *frame)
{
    const ComfortState *comfort = state;
    Rect room = sheet_draw(view, frame, view->sheet_px);
    TabRow row = tabs_fit(view, room.w);
    tabs_draw(view, frame, rect_cut_top(&room, tabs_height_px(view, &row)), comfort->tab);
    draw_choices(view, frame, room, comfort);
}

// The page above has tabs and pages of its own to tell, and says whose they are.
static bool is_for_page(const Action *action)
{
    return (action->kind == ACTION_TAB || action->kind == ACTION_PAGE) && action->id.at[0];
}

static bool perform_on_comfort(View *view, void *state, Action *action)
{
    ComfortState *comfort = state;
    if (is_for_page(action))
        return false;
    switch (action->kind) {
    case ACTION_TAB:
        if (!choices_are_shown(view, action->index))
            return true;
        *comfort = (ComfortState){.tab = action->index};
        return true;
    case ACTION_PREFER:
        choices_prefer(view->preferences, action->index, action->value);
        comfort->has_chosen = true;
        comfort->chosen = action->value;
        return true;
    case ACTION_PAGE:
        comfort->first = action->index;
        comfort->has_chosen = false;
        return true;
    case ACTION_COMFORT: // the button that opened it closes it
        *action = (Action){.kind = ACTION_DONE};
        return false;
    default:
        return false;
    }
}

const ScreenKind comfort_screen = {.name = "comfort",
                                   .is_sheet = true,
                                   .opened_by = ACTION_COMFORT,
                                   .draw = draw_comfort,
                                   .perform = perform_on_comfort,
                                   .sheet_px = comfort_sheet_px};
