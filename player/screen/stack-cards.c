// The cards of a Stack: in equal rows, as many on a page as fit and are easy to
// overlook, the words above them on each.
#include <assert.h>

#include "screen/control-figure.h"
#include "screen/stack-private.h"

enum {
    CARDS_A_PAGE = 6, // plain language: more are hard to choose among
    CALM_CARDS_A_PAGE = 3,
    SAMPLE = 24, // cards that decide whether an arrangement is worth measuring whole
};

static bool has_larger_text(const View *view)
{
    enum { LARGER_TEXT_STEP = 4 };
    return view->theme.preferences.text_step >= LARGER_TEXT_STEP;
}

int stack_cards_least(const View *view)
{
    return has_larger_text(view) ? 2 : 3;
}

bool stack_is_alike(const Stack *stack, const StackPart *cards)
{
    return cards && cards->cards.is_shelf && has_larger_text(stack->view);
}

int stack_cards_wanted(int count)
{
    int page_count = (count + CARDS_A_PAGE - 1) / CARDS_A_PAGE;
    return page_count ? (count + page_count - 1) / page_count : 0;
}

// How the cards stand: so many in a row and rows on a page, of that height; so
// many pages, that many on the first.
typedef struct CardGrid {
    int columns, rows, row_px;
    int page_count, on_first;
    int room_px;    // below the words
    int gap_px;     // between them and the first row
    int picture_px; // pictures stand above the words and are so high; 0: beside them, if at all
} CardGrid;

static int highest_px(StackDraft *draft, const StackCards *cards, int count, int width_px)
{
    View *view = draft->stack->view;
    int highest = 0;
    for (int i = 0; i < count; i++) {
        Control card = stack_draft_control(draft, &cards->controls[i]);
        int px = control_height_px(view, &card, width_px, draft->stack->column.h);
        highest = px > highest ? px : highest;
        if (draft->is_trial && draft->how.columns > 1 && !stack_draft_is_roomy(draft, &card, width_px))
            draft->is_unsound = true;
    }
    return highest;
}

static int rows_in(const StackDraft *draft, const CardGrid *grid, int usual)
{
    int gap = draft->stack->view->theme.gap_px, low = stack_low_px(draft->stack);
    int room = low && low < grid->room_px ? low : grid->room_px;
    int most = (stack_is_calm(draft->stack) ? CALM_CARDS_A_PAGE : usual) / grid->columns;
    int rows = (room + gap) / (grid->row_px + gap);
    return rows > most ? most : rows;
}

// As many cards on each page as on the others, where that leaves the first with
// enough of them.
static void spread_pages(CardGrid *grid, int count, int least)
{
    int most = grid->rows * grid->columns;
    grid->page_count = (count + most - 1) / most;
    int even = (count + grid->page_count - 1) / grid->page_count;
    grid->on_first = even > least ? even : least;
    if (grid->on_first > most) // no arrangement holds so many
        grid->on_first = most;
    grid->rows = (grid->on_first + grid->columns - 1) / grid->columns;
}

// The card that a page begins with; of the later pages the first have one more
// where they cannot be alike.
static int first_on(const CardGrid *grid, int count, int page)
{
    int later = grid->page_count - 1, left = count - grid->on_first;
    if (page == 0 || later == 0)
        return page ? count : 0;
    int more = left % later;
    return grid->on_first + (page - 1) * (left / later) + (page - 1 < more ? page - 1 : more);
}

// No more columns than its rows need, so that four stand two by two rather than
// three and one: where the wider cards are no higher than the page.
static void spread_row(StackDraft *draft, const StackCards *cards, CardGrid *grid, int sample)
{
    const Stack *stack = draft->stack;
    const Theme *theme = &stack->view->theme;
    int columns = (grid->on_first + grid->rows - 1) / grid->rows;
    if (columns == grid->columns)
        return;
    int row_px = highest_px(draft, cards, sample, stack_piece_column_px(theme, stack->column.w, columns));
    if (grid->rows * (row_px + theme->gap_px) - theme->gap_px > grid->room_px)
        return;
    grid->columns = columns;
    grid->row_px = row_px;
}

// One card alone in the last row of a page that holds all: one column more,
// where all have room in it, makes rows that are nearly alike.
static void join_last(StackDraft *draft, const StackCards *cards, CardGrid *grid)
{
    View *view = draft->stack->view;
    int columns = grid->columns + 1, rows = (cards->count + columns - 1) / columns;
    bool is_item = !cards->controls[0].icon; // beside an icon words have less room in each column
    bool is_alone = is_item && grid->columns > 1 && grid->rows > 1 && cards->count % grid->columns == 1;
    if (!is_alone || grid->page_count > 1 || cards->count % columns == 1)
        return;
    int width = stack_piece_column_px(&view->theme, draft->stack->column.w, columns), row_px = 0;
    for (int i = 0; i < cards->count; i++) {
        Control card = stack_draft_control(draft, &cards->controls[i]);
        if (!stack_draft_is_roomy(draft, &card, width) || control_is_crowded(view, &card, width))
            return;
        int px = control_height_px(view, &card, width, draft->stack->column.h);
        row_px = px > row_px ? px : row_px;
    }
    if (rows * (row_px + view->theme.gap_px) - view->theme.gap_px > grid->room_px)
        return;
    grid->columns = columns;
    grid->rows = rows;
    grid->row_px = row_px;
    grid->page_count = 1;
    grid->on_first = cards->count;
}

static int free_px(const StackDraft *draft, const CardGrid *grid)
{
    int gap = draft->stack->view->theme.gap_px;
    return grid->room_px - grid->rows * (grid->row_px + gap) + gap;
}

// Free room makes rows higher, and on large glass much: a page is filled, and
// no card is a strip in a void.
static int grown_px(const StackDraft *draft, const CardGrid *grid)
{
    const Theme *theme = &draft->stack->view->theme;
    int free = free_px(draft, grid);
    int percent = draft->how.is_generous ? 75 : glass_is_large(&theme->glass) ? 120 : 40;
    int most = grid->row_px * percent / 100;
    int each = free > 0 && !stack_low_px(draft->stack) ? free / grid->rows : 0;
    return grid->row_px + (each < most ? each : most);
}

// Cards that have no room for their pictures beside their words have them above these, where the rows can be so much
// higher and all have one.
static void lift_pictures(StackDraft *draft, const StackCards *cards, CardGrid *grid)
{
    enum { LEAST_EM = 2 };
    View *view = draft->stack->view;
    int width = stack_piece_column_px(&view->theme, draft->stack->column.w, grid->columns), picture_px = width;
    int room_px = grid->row_px + (stack_low_px(draft->stack) ? 0 : free_px(draft, grid) / grid->rows), row_px = 0;
    for (int i = 0; i < cards->count; i++) {
        Control card = stack_draft_control(draft, &cards->controls[i]);
        int px = card.is_modest ? 0 : control_picture_px(view, &card, width); // whose frame is too close to it
        picture_px = px < picture_px ? px : picture_px;
    }
    for (int i = 0; i < cards->count && picture_px > 0; i++) {
        Control card = stack_draft_control(draft, &cards->controls[i]);
        card.picture_px = picture_px;
        int px = control_height_px(view, &card, width, INT32_MAX);
        row_px = px > row_px ? px : row_px;
    }
    picture_px -= row_px > room_px ? row_px - room_px : 0;
    if (picture_px < LEAST_EM * view->theme.body.font.size_px)
        return;
    grid->picture_px = picture_px;
    grid->row_px = row_px < room_px ? row_px : room_px;
}

// What would part the cards from the words above them, as eyes see it: as far
// as a heading stands above these, from baseline to capitals; a heading alone
// by half as much again as the cards from each other. 0: there are no words.
static int words_gap_px(const StackDraft *draft)
{
    int last = draft->pieces.count - 1, first = last;
    while (first > 0 && draft->drawn.at[first - 1].statement == draft->drawn.at[last].statement)
        first--;
    if (first < 0 || draft->drawn.at[first].kind != STACK_PIECE_LINE)
        return 0;
    const TextStyle *words = &draft->drawn.at[first].words->passage.style;
    if (first == 0)
        return draft->stack->view->theme.gap_px * 3 / 2 - words->leading_px + words->ascent_px;
    if (draft->drawn.at[first - 1].kind != STACK_PIECE_LINE)
        return 0;
    const TextStyle *heading = &draft->drawn.at[first - 1].words->passage.style;
    int above = heading->leading_px - heading->ascent_px + draft->pieces.at[first].gap_px + words->ascent_px -
                words->cap_px64 / 64;
    return above - words->leading_px + words->ascent_px;
}

// Free room parts the cards from the words above them.
static void air_words(const StackDraft *draft, CardGrid *grid)
{
    int wanted = words_gap_px(draft) - grid->gap_px, free = free_px(draft, grid);
    int more = wanted < free ? wanted : free;
    if (more <= 0)
        return;
    grid->gap_px += more;
    grid->room_px -= more;
}

static CardGrid fit_grid(StackDraft *draft, const StackPart *part, int words_px)
{
    const Stack *stack = draft->stack;
    const StackCards *cards = &part->cards;
    CardGrid grid = {.columns = draft->how.columns, .gap_px = stack_draft_gap_px(draft, part)};
    grid.room_px = stack->column.h - words_px - grid.gap_px;
    int width = stack_piece_column_px(&stack->view->theme, stack->column.w, grid.columns);
    int sample = draft->is_trial && cards->count > SAMPLE ? SAMPLE : cards->count;
    grid.row_px = highest_px(draft, cards, sample, width);
    grid.rows = rows_in(draft, &grid, cards->most ? cards->most : CARDS_A_PAGE);
    int least = draft->how.least_cards < cards->count ? draft->how.least_cards : cards->count;
    if (grid.rows * grid.columns < least)
        draft->is_unsound = true;
    if (grid.rows < 1)
        grid.rows = 1;
    bool is_even = stack_is_alike(stack, part) && cards->least < least;
    spread_pages(&grid, cards->count, is_even ? cards->least : least);
    if (!stack_is_alike(stack, part)) {
        spread_row(draft, cards, &grid, sample);
        join_last(draft, cards, &grid);
    }
    air_words(draft, &grid);
    lift_pictures(draft, cards, &grid);
    grid.row_px = grown_px(draft, &grid);
    return grid;
}

// The cards from one to before another.
typedef struct CardRow {
    int first, after;
    int gap_px; // above it
} CardRow;

static void add_row(StackDraft *draft, const StackPart *part, const CardGrid *grid, CardRow row)
{
    View *view = draft->stack->view;
    int count = row.after - row.first;
    Control *controls = arena_many(view->arena, Control, count);
    for (int i = 0; i < count; i++) {
        controls[i] = stack_draft_control(draft, &part->cards.controls[row.first + i]);
        controls[i].picture_px = grid->picture_px;
    }
    Piece piece = {.kind = PIECE_BOX, .height_px = grid->row_px, .gap_px = row.gap_px};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_ROW);
    drawn->part = row.first;
    drawn->controls = controls;
    drawn->count = count;
    drawn->columns = grid->columns;
}

static void add_page(StackDraft *draft, const StackPart *part, const CardGrid *grid, int page)
{
    int first = first_on(grid, part->cards.count, page), after = first_on(grid, part->cards.count, page + 1);
    int between = draft->stack->view->theme.gap_px, top = draft->above ? grid->gap_px : 0;
    for (int i = first; i < after; i += grid->columns)
        add_row(draft, part, grid,
                (CardRow){i, i + grid->columns < after ? i + grid->columns : after, i == first ? top : between});
}

static bool is_title(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role == WORDS_TITLE;
}

// What stands above the first cards. Where room is scarce the title goes first,
// then the rest.
static void add_above(StackDraft *draft, const StackGroup *group)
{
    for (int i = group->first; i < group->after - 1; i++) {
        const StackPart *part = &draft->stack->parts.at[i];
        if (draft->how.scarcity > (is_title(part) ? 0 : 1))
            continue;
        if (part->kind == PART_WORDS)
            stack_draft_words(draft, part);
        else if (part->kind == PART_PANEL)
            stack_draft_panel(draft, part);
    }
}

// The title once more, on the page that begins with that card; above: the
// pieces that stand above the first.
static void repeat_title(StackDraft *draft, const StackPart *cards, int above, int card)
{
    draft->starts_page = true;
    draft->above = NULL;
    for (int i = 0; i < above; i++) {
        const StackPart *part = &draft->stack->parts.at[draft->drawn.at[i].statement];
        if (!is_title(part))
            continue;
        StackPiece title = draft->drawn.at[i];
        title.statement = cards->statement;
        title.part = card;
        *stack_draft_piece(draft, cards, draft->pieces.at[i], title.kind) = title;
        draft->above = part;
    }
}

void stack_draft_cards(StackDraft *draft, const StackGroup *group, const StackPart *cards)
{
    assert(cards->cards.count > 0 && draft->how.columns > 0);
    add_above(draft, group);
    int above = draft->pieces.count, words_px = stack_draft_px(draft, 0, above);
    CardGrid grid = fit_grid(draft, cards, words_px);
    int page_count = draft->is_trial ? 1 : grid.page_count; // the first page stands for all
    for (int page = 0; page < page_count; page++) {
        if (page)
            repeat_title(draft, cards, above, first_on(&grid, cards->cards.count, page));
        add_page(draft, cards, &grid, page);
    }
    draft->above = cards;
}
