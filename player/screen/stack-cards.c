// The cards of a Stack: in equal rows, as many on a page as fit and are easy to overlook, the words above them on each.
#include <assert.h>

#include "screen/stack-private.h"

enum {
    CARDS_A_PAGE = 6, // plain language: more are hard to choose among
    CALM_CARDS_A_PAGE = 3,
    SAMPLE = 24, // cards that decide whether an arrangement is worth measuring whole
};

int stack_cards_least(const View *view)
{
    enum { LARGE_TEXT_STEP = 4 };
    return view->theme.preferences.text_step >= LARGE_TEXT_STEP ? 2 : 3;
}

// How the cards stand: so many in a row and rows on a page, of that height; below words of that height.
typedef struct CardGrid {
    int columns, rows, row_px;
    int page_count, a_page;
    int room_px; // below the words
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

static int rows_in(const StackDraft *draft, const CardGrid *grid)
{
    int gap = draft->stack->view->theme.gap_px, low = stack_low_px(draft->stack);
    int room = low && low < grid->room_px ? low : grid->room_px;
    int most = (stack_is_calm(draft->stack) ? CALM_CARDS_A_PAGE : CARDS_A_PAGE) / grid->columns;
    int rows = (room + gap) / (grid->row_px + gap);
    return rows > most ? most : rows;
}

// As many cards on each page as on the others, in whole rows, where that leaves no page with too few.
static void even_out(CardGrid *grid, int count, int least)
{
    int most = grid->rows * grid->columns;
    grid->page_count = (count + most - 1) / most;
    int even = (count + grid->page_count - 1) / grid->page_count;
    int rows = (even + grid->columns - 1) / grid->columns;
    if (rows * grid->columns >= least)
        grid->rows = rows;
    grid->a_page = grid->rows * grid->columns;
    grid->page_count = (count + grid->a_page - 1) / grid->a_page;
}

// Free room makes rows higher, and on large glass much: a page is filled, and no card is a strip in a void.
static int grown_px(const StackDraft *draft, const CardGrid *grid)
{
    const Theme *theme = &draft->stack->view->theme;
    int free = grid->room_px - grid->rows * (grid->row_px + theme->gap_px) + theme->gap_px;
    int percent = draft->how.is_generous ? 75 : glass_is_large(&theme->glass) ? 120 : 40;
    int most = grid->row_px * percent / 100;
    int each = free > 0 && !stack_low_px(draft->stack) ? free / grid->rows : 0;
    return grid->row_px + (each < most ? each : most);
}

static CardGrid fit_grid(StackDraft *draft, const StackPart *part, int words_px)
{
    const Stack *stack = draft->stack;
    const StackCards *cards = &part->cards;
    CardGrid grid = {.columns = draft->how.columns, .room_px = stack->column.h - words_px};
    int width = stack_piece_column_px(&stack->view->theme, stack->column.w, grid.columns);
    int sample = draft->is_trial && cards->count > SAMPLE ? SAMPLE : cards->count;
    grid.row_px = highest_px(draft, cards, sample, width);
    grid.rows = rows_in(draft, &grid);
    int least = draft->how.least_cards < cards->count ? draft->how.least_cards : cards->count;
    if (grid.rows * grid.columns < least)
        draft->is_unsound = true;
    if (grid.rows < 1)
        grid.rows = 1;
    even_out(&grid, cards->count, least);
    grid.row_px = grown_px(draft, &grid);
    return grid;
}

static void add_row(StackDraft *draft, const StackPart *part, const CardGrid *grid, int first)
{
    View *view = draft->stack->view;
    int left = part->cards.count - first, count = left < grid->columns ? left : grid->columns;
    Control *controls = arena_many(view->arena, Control, count);
    for (int i = 0; i < count; i++)
        controls[i] = stack_draft_control(draft, &part->cards.controls[first + i]);
    bool is_first = first % grid->a_page == 0;
    Piece piece = {.kind = PIECE_BOX,
                   .height_px = grid->row_px,
                   .gap_px = is_first ? stack_draft_gap_px(draft, part) : view->theme.gap_px};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_ROW);
    drawn->part = first;
    drawn->controls = controls;
    drawn->count = count;
    drawn->columns = grid->columns;
}

static bool is_title(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role == WORDS_TITLE;
}

// What stands above the first cards. Where room is scarce the title goes first, then the rest.
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

// The title once more, on the page that begins with that card; above: the pieces that stand above the first.
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
    int above = draft->pieces.count, words_px = stack_draft_px(draft, 0, above) + stack_draft_gap_px(draft, cards);
    CardGrid grid = fit_grid(draft, cards, words_px);
    bool is_enough = draft->is_trial && grid.a_page < cards->cards.count; // the first page stands for all
    int count = is_enough ? grid.a_page : cards->cards.count;
    for (int i = 0; i < count; i += grid.columns) {
        if (i && i % grid.a_page == 0)
            repeat_title(draft, cards, above, i);
        add_row(draft, cards, &grid, i);
    }
    draft->above = cards;
}
