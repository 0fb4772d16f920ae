#include "screen/bars.h"

#include <assert.h>

#include "screen/bar-button.h"
#include "screen/page-progress.h"
#include "screen/words.h"

typedef enum BarRow { ROW_TOP, ROW_BOTTOM, ROW_COUNT } BarRow;

// Where a cell stands.
typedef struct Stand {
    BarCell cell;
    BarButtonKind kind;
    BarRow row;
    int place;       // 0, 1 from the start; 2, 3 towards the end
    int small_place; // in the bar of eight
} Stand;

static const Stand stands[] = {
    {CELL_BACK, {ACTION_BACK, PHRASE_BACK, ICON_BACK}, ROW_TOP, 0, 0},
    {CELL_HOME, {ACTION_HOME, PHRASE_HOME, ICON_HOME}, ROW_TOP, 1, 1},
    {CELL_SUPPORT, {ACTION_SUPPORT, PHRASE_SUPPORT, ICON_SUPPORT}, ROW_TOP, 2, 5},
    {CELL_HIDE, {ACTION_HIDE, PHRASE_HIDE, ICON_HIDE}, ROW_TOP, 3, 6},
    {CELL_PREVIOUS, {ACTION_PREVIOUS, PHRASE_PREVIOUS, ICON_PREVIOUS}, ROW_BOTTOM, 0, 2},
    {CELL_COMFORT, {ACTION_COMFORT, PHRASE_COMFORT, ICON_COMFORT}, ROW_BOTTOM, 1, 3},
    {CELL_LISTEN, {ACTION_LISTEN, PHRASE_LISTEN, ICON_LISTEN}, ROW_BOTTOM, 2, 4},
    {CELL_STOP, {ACTION_STOP, PHRASE_STOP, ICON_STOP}, ROW_BOTTOM, 2, 4},
    {CELL_NEXT, {ACTION_NEXT, PHRASE_NEXT, ICON_NEXT}, ROW_BOTTOM, 3, 7},
    {CELL_FINISH, {ACTION_FINISH, PHRASE_FINISH, ICON_FINISH}, ROW_BOTTOM, 3, 7},
    {CELL_DONE, {ACTION_DONE, PHRASE_DONE, ICON_CHECK}, ROW_BOTTOM, 3, 7},
};
enum { STAND_COUNT = sizeof stands / sizeof *stands, ROW_PLACES = 4, SMALL_CELLS = 8 };

// How the cells stand on a glass, in letters and a language: the same for all screens, so that cells never move.
typedef struct BarPlan {
    BarButtonMode modes[ROW_COUNT];
    int advance_cache_px[STAND_COUNT]; // in the mode of their row
    int info_px;                       // where page numbers stand when they do not fit between the cells
} BarPlan;

static int bar_px(const Theme *theme)
{
    return theme->edge_px + theme->target_px + theme->gap_px;
}

static bool is_small(const View *view)
{
    return glass_is_small(&view->theme.glass);
}

static Rect window_rect(const View *view)
{
    return (Rect){0, 0, view->theme.glass.width_px, view->theme.glass.height_px};
}

// The strip of a row, without its margins.
static Rect row_strip(const View *view, BarRow row)
{
    const Theme *theme = &view->theme;
    Rect window = window_rect(view);
    int bar = bar_px(theme);
    bool is_lowest = row == ROW_BOTTOM || is_small(view);
    int y = is_lowest                   ? window.h - bar + theme->gap_px
            : theme->preferences.is_low ? window.h - bar - theme->target_px
                                        : theme->edge_px;
    return (Rect){theme->edge_px, y, window.w - 2 * theme->edge_px, theme->target_px};
}

// ---- the plan

// The widest cell there can be at a place.
static int widest_px(View *view, BarButtonMode mode, BarRow row, int place)
{
    int widest = 0;
    for (int i = 0; i < STAND_COUNT; i++) {
        if (stands[i].row != row || stands[i].place != place)
            continue;
        int width = bar_button_width_px(view, &stands[i].kind, mode);
        widest = width > widest ? width : widest;
    }
    return widest;
}

// The width of all its cells at their widest, without gaps; with their words below they count as equal.
static int row_px(View *view, BarButtonMode mode, BarRow row)
{
    int sum = 0, widest = 0;
    for (int place = 0; place < ROW_PLACES; place++) {
        int width = widest_px(view, mode, row, place);
        sum += width;
        widest = width > widest ? width : widest;
    }
    return mode == MODE_BESIDE ? sum : ROW_PLACES * widest;
}

// The widest row of words there can be decides.
static BarButtonMode choose_mode(View *view, BarRow row)
{
    const Theme *theme = &view->theme;
    int room = theme->glass.width_px - 2 * theme->edge_px - (ROW_PLACES - 1) * theme->gap_px;
    for (BarButtonMode mode = MODE_BESIDE; mode < MODE_ICON; mode++)
        if (bar_button_is_low_enough(theme, mode) && row_px(view, mode, row) <= room)
            return mode;
    return MODE_ICON;
}

// The room in the middle of the lower row, where all its cells stand with their words.
static int middle_px(View *view)
{
    const Theme *theme = &view->theme;
    int gaps = 2 * theme->edge_px + ROW_PLACES * theme->gap_px;
    return theme->glass.width_px - gaps - row_px(view, MODE_BESIDE, ROW_BOTTOM);
}

static int measure_info_px(View *view, BarButtonMode mode)
{
    const Theme *theme = &view->theme;
    if (is_small(view))
        return 0;
    bool is_tall = theme->target_px >= 2 * theme->small.leading_px;
    bool has_middle = mode == MODE_BESIDE && middle_px(view) >= page_progress_width_px(view, is_tall);
    return has_middle ? 0 : theme->small.leading_px + theme->gap_px / 2;
}

static BarPlan make_plan(View *view)
{
    BarPlan plan = {.modes = {choose_mode(view, ROW_TOP), choose_mode(view, ROW_BOTTOM)}};
    for (int i = 0; i < STAND_COUNT; i++)
        plan.advance_cache_px[i] = bar_button_width_px(view, &stands[i].kind, plan.modes[stands[i].row]);
    plan.info_px = measure_info_px(view, plan.modes[ROW_BOTTOM]);
    return plan;
}

static const BarPlan *plan_of(const View *view)
{
    bool is_new;
    BarPlan *plan = plans_find(layouts_plans(view->layouts), view_key(view, PLAN_BARS), sizeof *plan, &is_new);
    if (is_new)
        *plan = make_plan((View *)view);
    return plan;
}

// ---- the room between

static Rect room_between(const View *view)
{
    const Theme *theme = &view->theme;
    Rect room = window_rect(view);
    int bar = bar_px(theme);
    rect_cut_bottom(&room, bar);
    if (theme->preferences.is_low && !is_small(view))
        rect_cut_bottom(&room, theme->target_px + theme->gap_px);
    else if (!is_small(view))
        rect_cut_top(&room, bar);
    return room;
}

Rect bars_room(const View *view)
{
    const Theme *theme = &view->theme;
    Rect room = room_between(view);
    rect_cut_bottom(&room, plan_of(view)->info_px);
    int above = is_small(view) || theme->preferences.is_low ? theme->edge_px : theme->gap_px;
    rect_cut_top(&room, above);
    rect_cut_bottom(&room, theme->gap_px / 3);
    return rect_inset(room, theme->edge_px, 0);
}

Rect bars_lower_strip(const View *view)
{
    return is_small(view) ? (Rect){0} : row_strip(view, ROW_BOTTOM);
}

// What stands at a place of a row: of two, the one whose cell is shown.
static const Stand *stand_at(BarRow row, int place, unsigned cells)
{
    const Stand *found = NULL;
    for (int i = 0; i < STAND_COUNT; i++) {
        bool is_there = stands[i].row == row && stands[i].place == place;
        if (is_there && (!found || cells & stands[i].cell))
            found = &stands[i];
    }
    return found;
}

static BarButton make_cell(View *view, const Bars *bars, const Stand *stand)
{
    Text label = view_phrase(view, (int)stand->kind.phrase);
    if (stand->cell == CELL_NEXT && bars->next_label.size)
        label = bars->next_label;
    return (BarButton){.kind = &stand->kind, .label = label, .mode = MODE_ICON};
}

// Places the cells of a row, those that are shown, and returns the room left in the middle.
static Rect place_row(View *view, const Bars *bars, BarRow row, BarButton cells[ROW_PLACES])
{
    const Theme *theme = &view->theme;
    Rect strip = row_strip(view, row), whole = strip;
    const BarPlan *plan = plan_of(view);
    static const int order[ROW_PLACES] = {0, 1, 3, 2}; // the end's cells are cut from the outside in
    for (int i = 0; i < ROW_PLACES; i++) {
        const Stand *stand = stand_at(row, order[i], bars->cells);
        bool is_shown = bars->cells & stand->cell, is_at_start = order[i] < 2;
        // An absent cell at the start gives its room to the title; towards the end the place stays.
        if (!is_shown && row == ROW_TOP && is_at_start)
            continue;
        Rect (*cut)(Rect *, int) = is_at_start ? rect_cut_left : rect_cut_right;
        Rect rect = cut(&strip, plan->advance_cache_px[stand - stands]);
        cut(&strip, theme->gap_px);
        if (!is_shown)
            continue;
        cells[order[i]] = make_cell(view, bars, stand);
        cells[order[i]].mode = plan->modes[row];
        cells[order[i]].rect = theme->direction == DIRECTION_RTL ? rect_mirror(rect, whole) : rect;
    }
    return theme->direction == DIRECTION_RTL ? rect_mirror(strip, whole) : strip;
}

static void draw_pair(View *view, Frame *frame, const BarButton pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i].kind)
            bar_button_draw(view, frame, &pair[i]);
}

// Draws a row and returns the room left in its middle.
static Rect draw_row(View *view, Frame *frame, const Bars *bars, BarRow row)
{
    BarButton cells[ROW_PLACES] = {0};
    Rect middle = place_row(view, bars, row, cells);
    draw_pair(view, frame, cells);
    draw_pair(view, frame, cells + 2);
    return middle;
}

// The cells of the bar of eight that belong to one row.
static void draw_small(View *view, Frame *frame, const Bars *bars, BarRow row)
{
    const Theme *theme = &view->theme;
    Rect strip = row_strip(view, ROW_BOTTOM);
    for (int i = 0; i < STAND_COUNT; i++) {
        if (stands[i].row != row || !(bars->cells & stands[i].cell))
            continue;
        BarButton cell = make_cell(view, bars, &stands[i]);
        int step = (strip.w - theme->target_px) * stands[i].small_place / (SMALL_CELLS - 1);
        Rect rect = {strip.x + step, strip.y, theme->target_px, theme->target_px};
        cell.rect = theme->direction == DIRECTION_RTL ? rect_mirror(rect, strip) : rect;
        bar_button_draw(view, frame, &cell);
    }
}

static void draw_title(View *view, Frame *frame, const Bars *bars, Rect middle)
{
    const Theme *theme = &view->theme;
    bool is_home = !(bars->cells & (CELL_BACK | CELL_HOME));
    TextStyle style = is_home ? theme->label : style_colored(theme->label, theme->palette->dim);
    if (!bars->title.size || style.leading_px > middle.h || words_width_px(view, bars->title, style) > middle.w)
        return;
    Paragraph words = words_set(view, bars->title, (WordsStyle){style, theme->palette->ground}, middle.w);
    if (bars->has_contents)
        frame_target(frame, &(Target){.label = bars->title,
                                      .role = ROLE_BUTTON,
                                      .action = {.kind = ACTION_CONTENTS},
                                      .rect = middle,
                                      .radius_px = theme->radius_px,
                                      .enabled = true});
    middle.y += (middle.h - paragraph_height_px(&words)) / 2;
    if (is_home)
        words_draw(view, frame, &words, middle);
    else
        words_draw_centered(view, frame, &words, middle);
}

static void draw_hairline(View *view, Frame *frame, int y)
{
    frame_rule(frame, (Rect){0, y, view->theme.glass.width_px, view->theme.hairline_px}, view->theme.palette->rule);
}

// The lower bar stays beneath a sheet that leaves it in use, and where Hide is in it or next to it.
static bool keeps_bar(const View *view)
{
    return is_small(view) || view->theme.preferences.is_low || (view->sheet && view->sheet->leaves_turns);
}

static Rect sheet_room(const View *view)
{
    Rect room = room_between(view);
    const Theme *theme = &view->theme;
    if (!keeps_bar(view))
        room.h = theme->glass.height_px - room.y;
    if (room.y == 0 && theme->edge_px > theme->gap_px) // what stands at its head keeps from the edge of the glass
        rect_cut_top(&room, theme->edge_px - theme->gap_px);
    return room;
}

Rect bars_sheet(const View *view, int height_px)
{
    assert(height_px >= 0);
    Rect room = sheet_room(view);
    return rect_cut_bottom(&room, height_px);
}

int bars_sheet_most_px(const View *view)
{
    return sheet_room(view).h;
}

bool bars_hold_done(const View *view)
{
    return view->sheet && keeps_bar(view) && !view->sheet->leaves_turns;
}

// Whatever has words for visitors can be listened to, but where Stop has that place. A page that stays as it is beneath
// a sheet is not turned.
static unsigned cells_of(const View *view, unsigned cells)
{
    bool has_words = cells & CELL_HIDE && !view->staff;
    if (has_words && view->setting->has_voice && !(cells & CELL_STOP))
        cells |= CELL_LISTEN;
    unsigned turning = CELL_PREVIOUS | CELL_NEXT | CELL_FINISH;
    return bars_hold_done(view) ? (cells & ~turning) | CELL_DONE : cells;
}

// A line of progress on the hairline: the bar of eight has no room for more.
static void draw_small_progress(View *view, Frame *frame, const Bars *bars, int y)
{
    const Theme *theme = &view->theme;
    if (bars->page_count < 2)
        return;
    assert(bars->page >= 1 && bars->page <= bars->page_count);
    int width = theme->glass.width_px * bars->page / bars->page_count;
    int x = theme->direction == DIRECTION_RTL ? theme->glass.width_px - width : 0;
    frame_rule(frame, (Rect){x, y, width, theme_mm(theme, 0.8)}, theme->palette->accent);
}

// The strip between the page and the bottom bar, where the row itself has no room.
static Rect info_strip(View *view)
{
    Rect room = room_between(view);
    int height = plan_of(view)->info_px;
    return rect_inset((Rect){room.x, room.y + room.h - height, room.w, height}, view->theme.edge_px, 0);
}

void bars_draw_upper(View *view, Frame *frame, const Bars *bars)
{
    assert(bars->cells < 2 * CELL_FINISH);
    const Theme *theme = &view->theme;
    if (is_small(view)) {
        draw_small(view, frame, bars, ROW_TOP);
        return;
    }
    Rect room = room_between(view);
    if (!theme->preferences.is_low)
        draw_hairline(view, frame, room.y - theme->hairline_px);
    BarButton cells[ROW_PLACES] = {0};
    Rect middle = place_row(view, bars, ROW_TOP, cells);
    draw_pair(view, frame, cells);
    draw_title(view, frame, bars, middle); // the title is met where it stands, between the two pairs
    draw_pair(view, frame, cells + 2);
}

void bars_draw_lower(View *view, Frame *frame, const Bars *bars)
{
    assert(bars->cells < 2 * CELL_FINISH);
    Bars shown = *bars;
    shown.cells = cells_of(view, bars->cells);
    Rect room = room_between(view);
    if (bars->leaves_lower)
        return;
    draw_hairline(view, frame, room.y + room.h);
    if (is_small(view)) {
        draw_small_progress(view, frame, &shown, room.y + room.h);
        draw_small(view, frame, &shown, ROW_BOTTOM);
        return;
    }
    Rect middle = draw_row(view, frame, &shown, ROW_BOTTOM);
    page_progress_draw(view, frame, &shown, plan_of(view)->info_px ? info_strip(view) : middle);
}
