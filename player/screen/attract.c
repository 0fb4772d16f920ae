// Attract: what stands on the glass between visits: neutral and still. A touch anywhere begins, in the language of the
// button where there are several. Languages stand in one column, in more where they would be too many for one, and last
// of all on further pages, from which the first one comes back by itself.
#include <assert.h>

#include "book/phrases.h"
#include "screen/control.h"
#include "screen/words.h"

enum { PAGE_MS = 60000 }; // nobody seems to be there any more

typedef struct AttractState {
    int first; // of the languages shown
    int64_t until_ms;
} AttractState;
SCREEN_STATE(AttractState);

static Control begin_button(const View *view, const Language *language)
{
    Control button = {
        .look = LOOK_PRIMARY,
        .role = ROLE_BUTTON,
        .label = language ? language->name : view_phrase(view, PHRASE_ATTRACT_BEGIN),
        .action = {.kind = ACTION_BEGIN},
    };
    if (language)
        button.action.id = id_of(language->code);
    return button;
}

static Control more_button(const View *view, int next)
{
    Control button = control_button(view, PHRASE_MORE, ACTION_PAGE);
    button.icon = ICON_NEXT;
    button.action.index = next;
    return button;
}

// What a button has beyond its words: more at its sides, and a target and a quarter of height, so that nobody misses
// it.
typedef struct Ease {
    int sides_px, least_px;
} Ease;

static Ease full_ease(const View *view)
{
    return (Ease){2 * view->theme.edge_px, view->theme.target_px * 5 / 4};
}

static Size button_size(View *view, const Control *button, Size room, Ease ease)
{
    int width = control_natural_px(view, button) + ease.sides_px;
    width = width < room.w ? width : room.w;
    int height = control_height_px(view, button, width, room.h);
    return (Size){width, height > ease.least_px ? height : ease.least_px};
}

// ---- one column, each button as large as its own words want it

static int column_px(View *view, Size room)
{
    int height = -view->theme.gap_px;
    for (int i = 0; i < view->book->language_count; i++) {
        Control button = begin_button(view, &view->book->languages[i]);
        height += button_size(view, &button, room, full_ease(view)).h + view->theme.gap_px;
    }
    return height;
}

static void draw_column(View *view, Frame *frame, Rect room)
{
    Size half = {room.w, view->theme.glass.height_px / 2};
    for (int i = 0; i < view->book->language_count; i++) {
        Control button = begin_button(view, &view->book->languages[i]);
        Size size = button_size(view, &button, half, full_ease(view));
        control_draw(view, frame, &button, rect_center(rect_cut_top(&room, size.h), size));
        rect_cut_top(&room, view->theme.gap_px);
    }
}

// ---- several, all alike

typedef struct LanguageGrid {
    Size cell;
    int columns, rows;
    int first, shown; // languages at once; where there are more, More stands in the last place
} LanguageGrid;

static int place_count(const LanguageGrid *grid)
{
    assert(grid->columns > 0);
    return grid->columns * grid->rows;
}

static Size larger(Size a, Size b)
{
    return (Size){a.w > b.w ? a.w : b.w, a.h > b.h ? a.h : b.h};
}

// What the largest needs; two of them always stand below each other.
static Size cell_size(View *view, Size room, Ease ease)
{
    int limit = (room.h - view->theme.gap_px) / 2;
    Size half = {room.w, limit > 1 ? limit : 1};
    Control more = more_button(view, 0);
    Size size = button_size(view, &more, half, ease);
    for (int i = 0; i < view->book->language_count; i++) {
        Control button = begin_button(view, &view->book->languages[i]);
        size = larger(size, button_size(view, &button, half, ease));
    }
    return size;
}

// As few columns as hold them all, of plainer buttons where larger ones would not do.
static LanguageGrid fit_grid(View *view, Size room)
{
    const Ease eases[] = {full_ease(view), {full_ease(view).sides_px, 0}, {0, 0}};
    int count = view->book->language_count, gap = view->theme.gap_px;
    LanguageGrid grid = {0};
    for (size_t i = 0; i < sizeof eases / sizeof *eases; i++) {
        grid.cell = cell_size(view, room, eases[i]);
        int most = (room.w + gap) / (grid.cell.w + gap);
        grid.rows = (room.h + gap) / (grid.cell.h + gap);
        grid.shown = count;
        for (grid.columns = 1; grid.columns < most && place_count(&grid) < count; grid.columns++)
            continue;
        if (place_count(&grid) >= count)
            return grid;
    }
    grid.shown = place_count(&grid) - 1;
    return grid;
}

static int grid_px(const View *view, const LanguageGrid *grid)
{
    int count = view->book->language_count, places = place_count(grid) < count ? place_count(grid) : count;
    int rows = (places + grid->columns - 1) / grid->columns;
    return rows * (grid->cell.h + view->theme.gap_px) - view->theme.gap_px;
}

static Rect place_rect(const View *view, const LanguageGrid *grid, Rect room, int place)
{
    int gap = view->theme.gap_px, step = grid->cell.w + gap;
    Rect all = rect_center(room, (Size){grid->columns * step - gap, room.h});
    Rect rect = {all.x + place % grid->columns * step, room.y + place / grid->columns * (grid->cell.h + gap),
                 grid->cell.w, grid->cell.h};
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, all) : rect;
}

static void draw_grid(View *view, Frame *frame, Rect room, const LanguageGrid *grid)
{
    int count = view->book->language_count, end = grid->first + grid->shown;
    assert(grid->first >= 0 && grid->first < count && grid->shown > 0);
    for (int i = grid->first; i < end && i < count; i++) {
        Control button = begin_button(view, &view->book->languages[i]);
        control_draw(view, frame, &button, place_rect(view, grid, room, i - grid->first));
    }
    Control more = more_button(view, end < count ? end : 0);
    if (grid->shown < count)
        control_draw(view, frame, &more, place_rect(view, grid, room, grid->shown));
}

// ---- all of it

// The title and what stands apart from it.
typedef struct Head {
    Paragraph title;
    int height_px; // 0: there is none
} Head;

static Head make_head(View *view, TextStyle style, int width_px, int apart_px)
{
    Head head = {
        .title = words_set(view, view->book->quiet_title, (WordsStyle){style, view->theme.palette->calm}, width_px)};
    head.height_px = paragraph_height_px(&head.title) + apart_px;
    return head;
}

// What is left of the room when so much is to stand in its middle.
static Rect lowered(Rect room, int height_px)
{
    rect_cut_top(&room, height_px < room.h ? (room.h - height_px) / 2 : 0);
    return room;
}

// Takes the head off the top of the room.
static void draw_head(View *view, Frame *frame, Rect *room, const Head *head)
{
    Rect at = rect_cut_top(room, head->height_px);
    if (head->height_px)
        words_draw_centered(view, frame, &head->title, at);
}

// The title gives way to the languages: it is set smaller, and left out, where they all stand there then; where they
// never do it stays small.
static LanguageGrid fit_below(View *view, Rect room, Head *head)
{
    const Theme *theme = &view->theme;
    const Head heads[] = {*head, make_head(view, theme->label, room.w, theme->gap_px), {.height_px = 0}};
    enum { SMALL = 1, NONE, COUNT };
    LanguageGrid grids[COUNT];
    int found = -1;
    for (int i = 0; i < COUNT; i++) {
        grids[i] = fit_grid(view, (Size){room.w, room.h - heads[i].height_px});
        if (found < 0 && grids[i].shown == view->book->language_count)
            found = i;
    }
    if (found < 0)
        found = grids[SMALL].shown > 0 ? SMALL : NONE;
    *head = heads[found];
    return grids[found];
}

static void draw_languages(View *view, Frame *frame, Rect room, int first)
{
    const Theme *theme = &view->theme;
    Head head = make_head(view, theme->large, room.w, theme->edge_px * 2);
    int column = column_px(view, (Size){room.w, theme->glass.height_px / 2});
    if (head.height_px + column <= room.h) {
        room = lowered(room, head.height_px + column);
        draw_head(view, frame, &room, &head);
        draw_column(view, frame, room);
        return;
    }
    LanguageGrid grid = fit_below(view, room, &head);
    grid.first = first - first % grid.shown;
    room = lowered(room, head.height_px + grid_px(view, &grid));
    draw_head(view, frame, &room, &head);
    draw_grid(view, frame, room, &grid);
}

// The whole glass is the target; the button shows what it does.
static void draw_begin(View *view, Frame *frame, Rect room)
{
    Head head = make_head(view, view->theme.large, room.w, view->theme.edge_px * 2);
    Control begin = begin_button(view, NULL);
    Size size = button_size(view, &begin, (Size){room.w, view->theme.glass.height_px / 2}, full_ease(view));
    room = lowered(room, head.height_px + size.h);
    draw_head(view, frame, &room, &head);
    int before = frame->targets.count;
    control_draw(view, frame, &begin, rect_center(rect_cut_top(&room, size.h), size));
    frame->targets.at[before].rect = (Rect){0, 0, view->theme.glass.width_px, view->theme.glass.height_px};
    frame->targets.at[before].radius_px = 0;
}

static void draw_attract(View *view, const void *state, Frame *frame)
{
    const AttractState *attract = state;
    bool is_paged = view->now_ms < attract->until_ms && attract->first < view->book->language_count;
    const Theme *theme = &view->theme;
    Rect room = rect_inset((Rect){0, 0, theme->glass.width_px, theme->glass.height_px}, theme->edge_px, theme->edge_px);
    frame->ground = theme->palette->calm;
    if (view->book->language_count > 1)
        draw_languages(view, frame, room, is_paged ? attract->first : 0);
    else
        draw_begin(view, frame, room);
}

static bool perform_on_attract(View *view, void *state, Action *action)
{
    if (action->kind != ACTION_PAGE)
        return false;
    bool is_known = action->index >= 0 && action->index < view->book->language_count;
    *(AttractState *)state = (AttractState){is_known ? action->index : 0, view->now_ms + PAGE_MS};
    return true;
}

static int64_t attract_wake_ms(const View *view, const void *state)
{
    const AttractState *attract = state;
    return attract->first && view->now_ms < attract->until_ms ? attract->until_ms : SCREEN_NEVER;
}

const ScreenKind attract_screen = {
    .name = "attract", .draw = draw_attract, .perform = perform_on_attract, .wake_ms = attract_wake_ms};
