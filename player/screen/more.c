// More: a sheet over the page with what the bars have no room for, each under its usual name and at full size. Whatever
// is touched there closes it first, and is then done on the page.
#include "screen/more.h"

#include "book/phrases.h"
#include "screen/control.h"
#include "screen/sheet.h"

typedef struct MoreState {
    unsigned cells; // BarCell
} MoreState;
SCREEN_STATE(MoreState);

static void enter_more(View *view, void *state, const Action *how)
{
    (void)view;
    ((MoreState *)state)->cells = (unsigned)how->value;
}

bool more_offers(const Action *more, ActionKind kind, Action *offered)
{
    int count;
    const BarStand *stands = bar_stands(&count);
    for (int i = 0; i < count; i++) {
        *offered = bar_button_action(&stands[i].kind);
        if (stands[i].kind.action == kind && (unsigned)more->value & stands[i].cell)
            return true;
    }
    return false;
}

// ---- what stands there

enum { MORE_MOST = 18, COLUMNS_MOST = 4 };

typedef struct MoreGrid {
    Control buttons[MORE_MOST];
    int count, columns, height_px; // of a row
} MoreGrid;

static Control button_of(const View *view, const BarButtonKind *kind)
{
    return (Control){.look = LOOK_BUTTON,
                     .role = ROLE_BUTTON,
                     .label = view_phrase(view, (int)kind->phrase),
                     .icon = kind->icon,
                     .action = bar_button_action(kind)};
}

// Done stands last where no bar has it. A voice may have gone since the sheet was opened.
static void list_buttons(const View *view, unsigned cells, MoreGrid *grid)
{
    int count;
    const BarStand *stands = bar_stands(&count);
    cells &= view->setting->has_voice ? ~0U : ~(unsigned)(CELL_LISTEN | CELLS_SPEECH);
    cells |= bars_hold_done(view) ? 0 : CELL_DONE;
    for (int i = 0; i < count; i++)
        if (cells & stands[i].cell)
            grid->buttons[grid->count++] = button_of(view, &stands[i].kind);
    if (cells & CELL_DONE)
        grid->buttons[grid->count - 1].look = LOOK_PRIMARY;
}

static int column_px(const View *view, int columns)
{
    const Theme *theme = &view->theme;
    return (theme->glass.width_px - 2 * theme->edge_px - (columns - 1) * theme->gap_px) / columns;
}

static int rows_of(const MoreGrid *grid)
{
    return (grid->count + grid->columns - 1) / grid->columns;
}

static int grid_px(const View *view, const MoreGrid *grid)
{
    return rows_of(grid) * (grid->height_px + view->theme.gap_px) - view->theme.gap_px;
}

// Whether all names stand on one line each, in a sheet that the glass has room for.
static bool try_columns(View *view, MoreGrid *grid, int columns)
{
    int width = column_px(view, columns), most = sheet_most_px(view);
    bool fits = true;
    grid->columns = columns;
    grid->height_px = view->theme.target_px;
    for (int i = 0; i < grid->count; i++) {
        int height = control_height_px(view, &grid->buttons[i], width, most);
        grid->height_px = height > grid->height_px ? height : grid->height_px;
        fits = fits && control_natural_px(view, &grid->buttons[i]) <= width;
    }
    return fits && grid_px(view, grid) <= most;
}

// As few columns as make so few rows: the last one is as full as it can be.
static void even_columns(MoreGrid *grid)
{
    int rows = rows_of(grid);
    grid->columns = (grid->count + rows - 1) / rows;
}

// In as few columns as let each be of full size.
static void squeeze(const View *view, MoreGrid *grid)
{
    enum { COLUMNS_LEAST = 2 };
    int gap = view->theme.gap_px;
    for (grid->columns = COLUMNS_LEAST; grid->columns <= COLUMNS_MOST; grid->columns++) {
        grid->height_px = (sheet_most_px(view) + gap) / rows_of(grid) - gap;
        if (grid->height_px >= view->theme.target_px)
            return;
    }
    grid->columns = COLUMNS_MOST;
}

// What many names do without where they have no room: their icons, then, as cards, some of the room beside them.
static void simplify(MoreGrid *grid, int times)
{
    for (int i = 0; times && i < grid->count; i++) {
        grid->buttons[i].icon = ICON_NONE;
        grid->buttons[i].is_modest = times > 1;
        if (times > 1 && grid->buttons[i].look == LOOK_BUTTON)
            grid->buttons[i].look = LOOK_CARD;
    }
}

// Side by side as far as their names have room; at last in rows that are as high as the sheet allows.
static MoreGrid make_grid(View *view, unsigned cells)
{
    enum { TIMES = 3 };
    MoreGrid grid = {0};
    list_buttons(view, cells, &grid);
    for (int times = 0; times < TIMES; times++) {
        simplify(&grid, times);
        for (int columns = COLUMNS_MOST; columns > 0; columns--)
            if (try_columns(view, &grid, columns)) {
                even_columns(&grid);
                return grid;
            }
    }
    squeeze(view, &grid);
    return grid;
}

static int more_sheet_px(View *view, const void *state, const Frame *page)
{
    (void)page;
    MoreGrid grid = make_grid(view, ((const MoreState *)state)->cells);
    return sheet_height_px(view, grid_px(view, &grid));
}

// The buttons of the last row share its width, so that it has no hole.
static Rect button_rect(const View *view, const MoreGrid *grid, int i, Rect room)
{
    int first = i - i % grid->columns, left = grid->count - first, gap = view->theme.gap_px;
    int width = column_px(view, left < grid->columns ? left : grid->columns);
    return (Rect){room.x + (i - first) * (width + gap), room.y + i / grid->columns * (grid->height_px + gap), width,
                  grid->height_px};
}

static void draw_more(View *view, const void *state, Frame *frame)
{
    MoreGrid grid = make_grid(view, ((const MoreState *)state)->cells);
    Rect room = sheet_draw(view, frame, view->sheet_px);
    for (int i = 0; i < grid.count; i++) {
        Rect rect = button_rect(view, &grid, i, room);
        control_draw(view, frame, &grid.buttons[i],
                     view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, room) : rect);
    }
}

static bool perform_on_more(View *view, void *state, Action *action)
{
    (void)view, (void)state;
    if (action->kind == ACTION_MORE) // the button that opened it closes it
        *action = (Action){.kind = ACTION_DONE};
    return false;
}

const ScreenKind more_screen = {.name = "more",
                                .is_sheet = true,
                                .gives_way = true,
                                .opened_by = ACTION_MORE,
                                .enter = enter_more,
                                .draw = draw_more,
                                .perform = perform_on_more,
                                .sheet_px = more_sheet_px};
