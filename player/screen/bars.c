#include "screen/bars.h"

#include "book/phrases.h"
#include "screen/whereabouts.h"
#include "screen/words.h"

typedef enum Row { ROW_TOP, ROW_BOTTOM } Row;

typedef struct CellRule {
    BarCell cell;
    ActionKind action;
    PhraseId phrase;
    Icon icon;
    Row row;
    int place;       // 0, 1 from the start; 2, 3 towards the end
    int small_place; // in the bar of eight
} CellRule;

static const CellRule rules[] = {
    {CELL_BACK, ACTION_BACK, PHRASE_BACK, ICON_BACK, ROW_TOP, 0, 0},
    {CELL_HOME, ACTION_HOME, PHRASE_HOME, ICON_HOME, ROW_TOP, 1, 1},
    {CELL_SUPPORT, ACTION_SUPPORT, PHRASE_SUPPORT, ICON_SUPPORT, ROW_TOP, 2, 5},
    {CELL_HIDE, ACTION_HIDE, PHRASE_HIDE, ICON_HIDE, ROW_TOP, 3, 6},
    {CELL_PREVIOUS, ACTION_PREVIOUS, PHRASE_PREVIOUS, ICON_PREVIOUS, ROW_BOTTOM, 0, 2},
    {CELL_COMFORT, ACTION_COMFORT, PHRASE_COMFORT, ICON_COMFORT, ROW_BOTTOM, 1, 3},
    {CELL_LISTEN, ACTION_LISTEN, PHRASE_LISTEN, ICON_LISTEN, ROW_BOTTOM, 2, 4},
    {CELL_STOP, ACTION_STOP, PHRASE_STOP, ICON_STOP, ROW_BOTTOM, 2, 4},
    {CELL_NEXT, ACTION_NEXT, PHRASE_NEXT, ICON_NEXT, ROW_BOTTOM, 3, 7},
    {CELL_FINISH, ACTION_FINISH, PHRASE_FINISH, ICON_FINISH, ROW_BOTTOM, 3, 7},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules, SMALL_CELLS = 8 };
typedef enum CellMode { MODE_BESIDE, MODE_ABOVE, MODE_ICON } CellMode;

static int icon_px(const Theme *theme)
{
    return theme->target_px * 42 / 100;
}

static int cell_pad_px(const Theme *theme)
{
    return theme->target_px * 30 / 100;
}

static int bar_px(const Theme *theme)
{
    return theme->edge_px + theme->target_px + theme->gap_px;
}

static int beside_px(View *view, const CellRule *rule)
{
    const Theme *theme = &view->theme;
    int word = words_width_px(view, view_phrase(view, (int)rule->phrase), theme->label);
    int width = 2 * cell_pad_px(theme) + icon_px(theme) + theme->gap_px * 2 / 3 + word;
    return width > theme->target_px ? width : theme->target_px;
}

// The widest two rows of words there can be decide for all screens, so that cells never move.
static CellMode row_mode(View *view, Row row)
{
    const Theme *theme = &view->theme;
    int beside = 3 * theme->gap_px + 2 * theme->edge_px, widest_word = 0, by_place[4] = {0};
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rules[i].row != row)
            continue;
        int width = beside_px(view, &rules[i]);
        int word = words_width_px(view, view_phrase(view, (int)rules[i].phrase), theme->small);
        widest_word = word > widest_word ? word : widest_word;
        by_place[rules[i].place] = width > by_place[rules[i].place] ? width : by_place[rules[i].place];
    }
    for (int i = 0; i < 4; i++)
        beside += by_place[i];
    if (beside <= theme->glass.width_px && theme->label.leading_px <= theme->target_px)
        return MODE_BESIDE;
    int above = 4 * (widest_word + theme->gap_px) + 3 * theme->gap_px + 2 * theme->edge_px;
    bool is_low_enough = icon_px(theme) + theme->small.leading_px <= theme->target_px - 4;
    return above <= theme->glass.width_px && is_low_enough ? MODE_ABOVE : MODE_ICON;
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
static Rect row_strip(const View *view, Row row)
{
    const Theme *theme = &view->theme;
    Rect window = window_rect(view);
    int bar = bar_px(theme);
    bool is_lowest = row == ROW_BOTTOM || is_small(view);
    int y = is_lowest ? window.h - bar + theme->gap_px
            : theme->preferences.is_low ? window.h - bar - theme->target_px
                                        : theme->edge_px;
    return (Rect){theme->edge_px, y, window.w - 2 * theme->edge_px, theme->target_px};
}

// The room between the two cells at the start and the two at the end of the lower row, where all stand with their words.
static int middle_px(View *view)
{
    const Theme *theme = &view->theme;
    int width = theme->glass.width_px - 2 * theme->edge_px - 4 * theme->gap_px;
    for (int place = 0; place < 4; place++) {
        int widest = 0;
        for (int i = 0; i < RULE_COUNT; i++)
            if (rules[i].row == ROW_BOTTOM && rules[i].place == place && beside_px(view, &rules[i]) > widest)
                widest = beside_px(view, &rules[i]);
        width -= widest;
    }
    return width;
}

// Where page numbers stand when they do not fit between the cells.
static int info_px(View *view)
{
    const Theme *theme = &view->theme;
    if (is_small(view))
        return 0;
    bool is_tall = theme->target_px >= 2 * theme->small.leading_px;
    bool has_middle = row_mode(view, ROW_BOTTOM) == MODE_BESIDE && middle_px(view) >= whereabouts_width_px(view, is_tall);
    return has_middle ? 0 : theme->small.leading_px + theme->gap_px / 2;
}

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
    rect_cut_bottom(&room, view->sheet_px ? view->sheet_px : info_px((View *)view));
    int above = is_small(view) || theme->preferences.is_low ? theme->edge_px : theme->gap_px;
    rect_cut_top(&room, above);
    rect_cut_bottom(&room, theme->gap_px / 3);
    return rect_inset(room, theme->edge_px, 0);
}

typedef struct CellLook {
    BoxLook box;
    Color ink;
} CellLook;

static CellLook look_of(const View *view, const CellRule *rule)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    CellLook look = {{palette->surface, palette->border, theme->border_px, theme->radius_px}, palette->text};
    if (rule->cell == CELL_HIDE) {
        look.box.fill = palette->alert_soft;
        look.box.border = look.ink = palette->alert;
    } else if (rule->cell == CELL_NEXT || (rule->cell == CELL_COMFORT && view->sheet == &comfort_screen) ||
               (rule->cell == CELL_LISTEN && view->sheet == &listen_screen)) {
        look.box = (BoxLook){palette->accent, palette->accent, 0, theme->radius_px};
        look.ink = palette->on_accent;
    }
    return look;
}

typedef struct Cell {
    const CellRule *rule;
    Text label;
    CellMode mode;
    Rect rect;
    CellLook look;
} Cell;

static void draw_beside(View *view, Frame *frame, const Cell *cell)
{
    const Theme *theme = &view->theme;
    Rect inner = rect_inset(cell->rect, cell_pad_px(theme), 0);
    bool icon_last = cell->rule->cell == CELL_NEXT;
    bool from_right = icon_last != (theme->direction == DIRECTION_RTL);
    Rect square = from_right ? rect_cut_right(&inner, icon_px(theme)) : rect_cut_left(&inner, icon_px(theme));
    frame_icon(frame, rect_center(square, (Size){square.w, square.w}), cell->rule->icon, cell->look.ink);
    WordsStyle style = {style_colored(theme->label, cell->look.ink), cell->look.box.fill};
    int gap = theme->gap_px * 2 / 3;
    inner.w -= gap;
    inner.x += from_right ? 0 : gap;
    Paragraph words = words_set(view, cell->label, style, inner.w + 1);
    inner.y += (inner.h - paragraph_height_px(&words)) / 2;
    words_draw(view, frame, &words, inner, ALIGN_CENTER);
}

static void draw_above(View *view, Frame *frame, const Cell *cell)
{
    const Theme *theme = &view->theme;
    WordsStyle style = {style_colored(theme->small, cell->look.ink), cell->look.box.fill};
    Paragraph words = words_set(view, cell->label, style, cell->rect.w);
    Rect both = rect_center(cell->rect, (Size){cell->rect.w, icon_px(theme) + paragraph_height_px(&words)});
    Rect square = rect_cut_top(&both, icon_px(theme));
    frame_icon(frame, rect_center(square, (Size){square.h, square.h}), cell->rule->icon, cell->look.ink);
    words_draw(view, frame, &words, both, ALIGN_CENTER);
}

static void draw_icon_alone(View *view, Frame *frame, const Cell *cell)
{
    int px = icon_px(&view->theme);
    frame_icon(frame, rect_center(cell->rect, (Size){px, px}), cell->rule->icon, cell->look.ink);
}

static void draw_cell(View *view, Frame *frame, const Cell *cell)
{
    static void (*const draw[])(View *, Frame *, const Cell *) = {
        [MODE_BESIDE] = draw_beside, [MODE_ABOVE] = draw_above, [MODE_ICON] = draw_icon_alone};
    frame_box(frame, cell->rect, cell->look.box);
    draw[cell->mode](view, frame, cell);
    frame_target(frame, &(Target){
                            .label = cell->label,
                            .role = ROLE_BUTTON,
                            .action = {.kind = cell->rule->action},
                            .rect = cell->rect,
                            .radius_px = cell->look.box.radius_px,
                            .enabled = true,
                            .selected = false,
                        });
}

static int cell_px(View *view, const CellRule *rule, CellMode mode)
{
    const Theme *theme = &view->theme;
    if (mode == MODE_BESIDE)
        return beside_px(view, rule);
    if (mode == MODE_ICON)
        return theme->target_px;
    int width = words_width_px(view, view_phrase(view, (int)rule->phrase), theme->small) + theme->gap_px;
    return width > theme->target_px ? width : theme->target_px;
}

static const CellRule *rule_at(Row row, int place, unsigned cells)
{
    const CellRule *found = NULL;
    for (int i = 0; i < RULE_COUNT; i++) {
        bool is_there = rules[i].row == row && rules[i].place == place;
        if (is_there && (!found || cells & rules[i].cell))
            found = &rules[i];
    }
    return found;
}

static Cell make_cell(View *view, const Bars *bars, const CellRule *rule)
{
    Text label = view_phrase(view, (int)rule->phrase);
    if (rule->cell == CELL_NEXT && bars->next_label.size)
        label = bars->next_label;
    return (Cell){.rule = rule, .label = label, .look = look_of(view, rule)};
}

// Places the four cells of a row and returns the room left in the middle.
static Rect place_row(View *view, const Bars *bars, Row row, Cell cells[4])
{
    const Theme *theme = &view->theme;
    Rect strip = row_strip(view, row), whole = strip;
    CellMode mode = row_mode(view, row);
    static const int order[] = {0, 1, 3, 2}; // the end's cells are cut from the outside in
    for (int i = 0; i < 4; i++) {
        const CellRule *rule = rule_at(row, order[i], bars->cells);
        bool is_shown = bars->cells & rule->cell;
        // An absent cell at the start gives its room to the title; towards the end the place stays.
        if (!is_shown && row == ROW_TOP && order[i] < 2)
            continue;
        int width = cell_px(view, rule, mode);
        Rect rect = order[i] < 2 ? rect_cut_left(&strip, width) : rect_cut_right(&strip, width);
        if (order[i] < 2)
            rect_cut_left(&strip, theme->gap_px);
        else
            rect_cut_right(&strip, theme->gap_px);
        cells[order[i]] = make_cell(view, bars, rule);
        cells[order[i]].mode = mode;
        cells[order[i]].rect = theme->direction == DIRECTION_RTL ? rect_mirror(rect, whole) : rect;
    }
    return theme->direction == DIRECTION_RTL ? rect_mirror(strip, whole) : strip;
}

static void draw_pair(View *view, Frame *frame, const Bars *bars, const Cell pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i].rule && bars->cells & pair[i].rule->cell)
            draw_cell(view, frame, &pair[i]);
}

// Draws a row and returns the room left in its middle.
static Rect draw_row(View *view, Frame *frame, const Bars *bars, Row row)
{
    Cell cells[4] = {0};
    Rect middle = place_row(view, bars, row, cells);
    draw_pair(view, frame, bars, cells);
    draw_pair(view, frame, bars, cells + 2);
    return middle;
}

// The cells of the bar of eight that belong to one row.
static void draw_small(View *view, Frame *frame, const Bars *bars, Row row)
{
    const Theme *theme = &view->theme;
    Rect strip = row_strip(view, ROW_BOTTOM);
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rules[i].row != row || !(bars->cells & rules[i].cell))
            continue;
        Cell cell = make_cell(view, bars, &rules[i]);
        int step = (strip.w - theme->target_px) * rules[i].small_place / (SMALL_CELLS - 1);
        Rect rect = {strip.x + step, strip.y, theme->target_px, theme->target_px};
        cell.rect = theme->direction == DIRECTION_RTL ? rect_mirror(rect, strip) : rect;
        cell.mode = MODE_ICON;
        draw_cell(view, frame, &cell);
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
    words_draw(view, frame, &words, middle, is_home ? ALIGN_START : ALIGN_CENTER);
}

static void draw_hairline(View *view, Frame *frame, int y)
{
    frame_rule(frame, (Rect){0, y, view->theme.glass.width_px, view->theme.hairline_px}, view->theme.palette->rule);
}

Rect bars_sheet(const View *view, int height_px)
{
    Rect room = room_between(view);
    return rect_cut_bottom(&room, height_px);
}

void bars_draw_turns(View *view, Frame *frame, unsigned cells)
{
    Bars bars = {.cells = cells & (CELL_PREVIOUS | CELL_NEXT)};
    if (is_small(view))
        draw_small(view, frame, &bars, ROW_BOTTOM);
    else
        draw_row(view, frame, &bars, ROW_BOTTOM);
}

// A line of progress on the hairline: the bar of eight has no room for more.
static void draw_small_progress(View *view, Frame *frame, const Bars *bars, int y)
{
    const Theme *theme = &view->theme;
    if (bars->page_count < 2 || view->sheet_px)
        return;
    int width = theme->glass.width_px * bars->page / bars->page_count;
    int x = theme->direction == DIRECTION_RTL ? theme->glass.width_px - width : 0;
    frame_rule(frame, (Rect){x, y, width, theme_mm(theme, 0.8)}, theme->palette->accent);
}

// The strip between the page and the bottom bar, where the row itself has no room.
static Rect info_strip(View *view)
{
    Rect room = room_between(view);
    int height = info_px(view);
    return rect_inset((Rect){room.x, room.y + room.h - height, room.w, height}, view->theme.edge_px, 0);
}

void bars_draw_upper(View *view, Frame *frame, const Bars *bars)
{
    const Theme *theme = &view->theme;
    if (is_small(view)) {
        draw_small(view, frame, bars, ROW_TOP);
        return;
    }
    Rect room = room_between(view);
    if (!theme->preferences.is_low)
        draw_hairline(view, frame, room.y - theme->hairline_px);
    Cell cells[4] = {0};
    Rect middle = place_row(view, bars, ROW_TOP, cells);
    draw_pair(view, frame, bars, cells);
    draw_title(view, frame, bars, middle); // the title is met where it stands, between the two pairs
    draw_pair(view, frame, bars, cells + 2);
}

void bars_draw_lower(View *view, Frame *frame, const Bars *wanted)
{
    Bars bars = *wanted;
    if (view->sheet_turns)
        bars.cells &= ~(unsigned)(CELL_PREVIOUS | CELL_NEXT | CELL_FINISH);
    Rect room = room_between(view);
    draw_hairline(view, frame, room.y + room.h);
    if (is_small(view)) {
        draw_small_progress(view, frame, &bars, room.y + room.h);
        draw_small(view, frame, &bars, ROW_BOTTOM);
        return;
    }
    Rect middle = draw_row(view, frame, &bars, ROW_BOTTOM);
    if (!view->sheet_px)
        whereabouts_draw(view, frame, &bars, info_px(view) ? info_strip(view) : middle);
}
