#include "screen/stack.h"

#include <assert.h>

#include "screen/words.h"

enum { WORDS_PER_MINUTE = 130 };

typedef enum BitKind { BIT_LINE, BIT_FLOW, BIT_CARD, BIT_ROW, BIT_BUTTONS, BIT_CANVAS } BitKind;

// What a screen draws where a piece stands; one for each piece, at the same index.
typedef struct Bit {
    BitKind kind;
    int statement, part; // for Spots
    Paragraph words;     // BIT_LINE: line number part_line of it
    int line;
    const Control *controls; // BIT_CARD: its head
    int count, columns;
    const int *widths_px;    // BIT_BUTTONS
    bool is_centered;
    bool is_panel;           // BIT_LINE
    CanvasDraw draw;
    const void *owner;
} Bit;

struct Stack {
    View *view;
    Rect room, column;
    ARRAY(Piece) pieces;
    ARRAY(Bit) bits;
    const Exercise *exercise;
    int statement, gap_px;
    bool starts_page;
    Pages *pages; // once settled
};

// A sheet with long words may leave nothing of the page behind it.
static int at_least_one(int px)
{
    return px > 1 ? px : 1;
}

Stack *stack_begin(View *view, Rect room, int width_px)
{
    room.w = at_least_one(room.w);
    room.h = at_least_one(room.h);
    Stack *stack = arena_new(view->arena, Stack);
    Rect column = room;
    if (width_px > 0 && width_px < room.w)
        column = rect_center(room, (Size){width_px, room.h});
    *stack = (Stack){.view = view, .room = room, .column = column, .gap_px = 0};
    return stack;
}

Rect stack_column(const Stack *stack)
{
    return stack->column;
}

int stack_next_statement(const Stack *stack)
{
    return stack->statement;
}

static Bit *add_piece(Stack *stack, Piece piece, BitKind kind)
{
    assert(!stack->pages);
    piece.gap_px += stack->gap_px;
    piece.starts_page = stack->starts_page;
    stack->gap_px = 0;
    stack->starts_page = false;
    if (piece.height_px > stack->column.h)
        piece.height_px = stack->column.h;
    *array_push(stack->view->arena, &stack->pieces) = piece;
    Bit *bit = array_push(stack->view->arena, &stack->bits);
    *bit = (Bit){.kind = kind, .statement = stack->statement};
    return bit;
}

void stack_gap(Stack *stack, int px)
{
    stack->gap_px += px;
}

void stack_break(Stack *stack)
{
    stack->starts_page = true;
}

// Room above a panel's first line and below its last.
static int panel_pad_px(const Stack *stack, const Paragraph *set, int line)
{
    int pad = stack->view->theme.gap_px / 2;
    return (line == 0 ? pad : 0) + (line + 1 == set->line_count ? pad : 0);
}

static void add_lines(Stack *stack, const Paragraph *set, bool keep, bool is_panel)
{
    for (int i = 0; i < set->line_count; i++) {
        bool stays = keep || i + 1 < set->line_count;
        int pad = is_panel ? panel_pad_px(stack, set, i) : 0;
        Piece piece = {.kind = PIECE_BOX, .height_px = set->passage.style.leading_px + pad, .keep_with_next = stays};
        Bit *bit = add_piece(stack, piece, BIT_LINE);
        bit->words = *set;
        bit->line = i;
        bit->part = (int)set->lines[i].start;
        bit->is_panel = is_panel;
    }
    stack->statement++;
}

void stack_words(Stack *stack, Text words, TextStyle style, bool keep)
{
    View *view = stack->view;
    Paragraph set = words_set(view, words, (WordsStyle){style, view->theme.palette->ground}, stack->column.w);
    add_lines(stack, &set, keep, false);
}

void stack_panel(Stack *stack, Text words, TextStyle style)
{
    View *view = stack->view;
    int width = stack->column.w - 2 * view->theme.edge_px;
    Paragraph set = words_set(view, words, (WordsStyle){style, view->theme.palette->soft}, width);
    add_lines(stack, &set, false, true);
}

void stack_flow(Stack *stack, Flow flow, const Exercise *exercise)
{
    if (exercise)
        stack->exercise = exercise;
    if (flow.count)
        add_piece(stack, (Piece){.kind = PIECE_FLOW, .flow = flow}, BIT_FLOW);
    stack->statement++;
}

static Control *copy_controls(Stack *stack, const Control *controls, int count)
{
    Control *copy = arena_many(stack->view->arena, Control, count);
    for (int i = 0; i < count; i++)
        copy[i] = controls[i];
    return copy;
}

// Leaves two lines of the flow below it where it can; a target's height and its words come first.
static int head_height_px(Stack *stack, const Control *head)
{
    const Theme *theme = &stack->view->theme;
    int height = 0;
    for (int lines = 2; lines >= 0; lines--) {
        int limit = stack->column.h - lines * theme->body.leading_px - theme->edge_px;
        height = control_height_px(stack->view, head, stack->column.w, limit > 1 ? limit : 1);
        if (height < limit)
            break;
    }
    return height > theme->target_px ? height : theme->target_px;
}

void stack_open_card(Stack *stack, const Control *head, Flow flow)
{
    View *view = stack->view;
    Piece piece = {
        .kind = PIECE_FLOW,
        .flow = flow,
        .is_framed = true,
        .head_px = head_height_px(stack, head),
        .pad_px = view->theme.edge_px,
        .gap_px = view->theme.gap_px,
    };
    Bit *bit = add_piece(stack, piece, BIT_CARD);
    bit->controls = copy_controls(stack, head, 1);
    stack->statement++;
}

static int column_px(const Stack *stack, int columns)
{
    return (stack->column.w - (columns - 1) * stack->view->theme.gap_px) / columns;
}

static int row_height(Stack *stack, const Control *controls, int count, int columns)
{
    int height = 0;
    for (int i = 0; i < count; i++) {
        int one = control_height_px(stack->view, &controls[i], column_px(stack, columns), stack->column.h);
        height = one > height ? one : height;
    }
    return height;
}

enum { CHOICES_MOST = 6 }; // on one screen (plain language); fewer where the glass is small

// How many controls a page may hold: six in whole rows where more would fit, else as many as do.
static int page_limit(Stack *stack, const Control *controls, int count, int columns)
{
    int most = CHOICES_MOST / columns * columns, height = 0;
    for (int i = 0; i < count && i <= most; i += columns) {
        int in_row = count - i < columns ? count - i : columns;
        height += row_height(stack, controls + i, in_row, columns) + stack->view->theme.gap_px;
    }
    return height <= stack->column.h ? most : count;
}

void stack_controls(Stack *stack, const Control *controls, int count, int columns)
{
    const Control *copy = copy_controls(stack, controls, count);
    int even = 0; // cards of a grid are all as high as the highest
    for (int i = 0; columns > 2 && i < count; i += columns) {
        int one = row_height(stack, copy + i, count - i < columns ? count - i : columns, columns);
        even = one > even ? one : even;
    }
    int a_page = page_limit(stack, copy, count, columns);
    for (int i = 0; i < count; i += columns) {
        int in_row = count - i < columns ? count - i : columns;
        int height = even ? even : row_height(stack, copy + i, in_row, columns);
        if (i && i % a_page == 0)
            stack_break(stack);
        Piece piece = {.kind = PIECE_BOX, .height_px = height, .gap_px = stack->view->theme.gap_px};
        Bit *bit = add_piece(stack, piece, BIT_ROW);
        bit->part = i;
        bit->controls = copy + i;
        bit->count = in_row;
        bit->columns = columns;
    }
    stack->statement++;
}

// How many buttons, from the first, stand side by side.
static int fill_row(const Stack *stack, const int *widths, int count)
{
    int used = widths[0], n = 1;
    while (n < count && used + stack->view->theme.gap_px + widths[n] <= stack->column.w)
        used += stack->view->theme.gap_px + widths[n++];
    return n;
}

void stack_buttons(Stack *stack, const Control *buttons, int count, bool is_centered)
{
    View *view = stack->view;
    const Control *copy = copy_controls(stack, buttons, count);
    int *widths = arena_many(view->arena, int, count);
    for (int i = 0; i < count; i++) {
        widths[i] = control_natural_px(view, &copy[i]);
        if (widths[i] > stack->column.w)
            widths[i] = stack->column.w;
    }
    for (int i = 0, in_row; i < count; i += in_row) {
        in_row = fill_row(stack, widths + i, count - i);
        int height = 0;
        for (int k = i; k < i + in_row; k++) {
            int one = control_height_px(view, &copy[k], widths[k], stack->column.h);
            height = one > height ? one : height;
        }
        Bit *bit = add_piece(stack, (Piece){.kind = PIECE_BOX, .height_px = height, .gap_px = view->theme.gap_px}, BIT_BUTTONS);
        bit->part = i;
        bit->controls = copy + i;
        bit->count = in_row;
        bit->widths_px = widths + i;
        bit->is_centered = is_centered;
    }
    stack->statement++;
}

void stack_canvas(Stack *stack, int height_px, CanvasDraw draw, const void *owner)
{
    Bit *bit = add_piece(stack, (Piece){.kind = PIECE_BOX, .height_px = height_px, .gap_px = stack->view->theme.gap_px}, BIT_CANVAS);
    bit->draw = draw;
    bit->owner = owner;
    stack->statement++;
}

// ---- pages

static bool condition_holds(const void *owner, const Condition *condition)
{
    const Stack *stack = owner;
    return answers_hold(stack->view->answers, stack->exercise, condition);
}

static Pages *settle(Stack *stack)
{
    View *view = stack->view;
    if (stack->pages)
        return stack->pages;
    PagesSpec spec = {
        .pieces = stack->pieces.at,
        .piece_count = stack->pieces.count,
        .width_px = stack->column.w,
        .height_px = stack->column.h,
        .theme = view->theme,
        .language = view->book ? view->book->language : TEXT("en"),
        .direction = view->theme.direction,
        .holds = stack->exercise ? condition_holds : NULL,
        .owner = stack,
    };
    stack->pages = layouts_pages(view->layouts, &spec, stack->exercise ? view->answers->changes : 0);
    // An exercise's pages are short, and what they ask about the answers must be asked while this stack lives.
    if (stack->exercise)
        pages_extend(stack->pages, INT32_MAX);
    return stack->pages;
}

// The last piece at or before the spot.
static int piece_of(const Stack *stack, const Spot *spot)
{
    int found = 0;
    for (int i = 0; i < stack->bits.count; i++) {
        const Bit *bit = &stack->bits.at[i];
        bool is_before = bit->statement < spot->statement || (bit->statement == spot->statement && bit->part <= spot->part);
        if (is_before)
            found = i;
    }
    return found;
}

int stack_page(Stack *stack, const Spot *spot)
{
    Pages *pages = settle(stack);
    if (spot->place.block.at[0])
        return pages_find(pages, spot->place);
    return spot->statement || spot->part ? pages_find_piece(pages, piece_of(stack, spot)) : 0;
}

int stack_page_count(Stack *stack, bool *is_complete)
{
    Pages *pages = settle(stack);
    *is_complete = pages_are_complete(pages);
    return pages_count(pages);
}

bool stack_has_page(Stack *stack, int page)
{
    if (page < 0)
        return false;
    Pages *pages = settle(stack);
    pages_extend(pages, page);
    return page < pages_count(pages);
}

Spot stack_spot(Stack *stack, int page)
{
    if (page <= 0)
        return (Spot){0};
    Pages *pages = settle(stack);
    const PageBox *boxes;
    int count = pages_boxes(pages, page, &boxes);
    Place place = pages_place(pages, page);
    if (place.block.at[0] && (!count || boxes[0].rect.y > 0))
        return (Spot){.place = place};
    if (!count)
        return (Spot){0};
    const Bit *bit = &stack->bits.at[boxes[0].piece];
    return (Spot){.statement = bit->statement, .part = bit->part};
}

int stack_used_px(Stack *stack, int page)
{
    Pages *pages = settle(stack);
    pages_extend(pages, page);
    return pages_used_px(pages, page);
}

int stack_minutes_after(Stack *stack, int page)
{
    int words = pages_words_after(settle(stack), page);
    return (words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
}

// ---- drawing

static void draw_line(Stack *stack, Frame *frame, const Bit *bit, Rect rect)
{
    if (bit->is_panel) {
        frame_rule(frame, rect, stack->view->theme.palette->soft);
        rect.x += stack->view->theme.edge_px;
        rect.y += bit->line == 0 ? stack->view->theme.gap_px / 2 : 0;
    }
    ParagraphPart part = {&bit->words, bit->line, bit->line + 1, rect.x, rect.y, ALIGN_START};
    paragraph_draw(stack->view->typesetter, frame, &part);
}

static Rect mirrored(const Stack *stack, Rect rect)
{
    return stack->view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, stack->column) : rect;
}

static void draw_grid_row(Stack *stack, Frame *frame, const Bit *bit, Rect rect)
{
    int width = column_px(stack, bit->columns);
    for (int i = 0; i < bit->count; i++) {
        Rect cell = {rect.x + i * (width + stack->view->theme.gap_px), rect.y, width, rect.h};
        control_draw(stack->view, frame, &bit->controls[i], mirrored(stack, cell));
    }
}

static void draw_button_row(Stack *stack, Frame *frame, const Bit *bit, Rect rect)
{
    int gap = stack->view->theme.gap_px, used = -gap;
    for (int i = 0; i < bit->count; i++)
        used += bit->widths_px[i] + gap;
    if (bit->is_centered)
        rect.x += (rect.w - used) / 2;
    for (int i = 0; i < bit->count; i++) {
        Rect cell = {rect.x, rect.y, bit->widths_px[i], rect.h};
        control_draw(stack->view, frame, &bit->controls[i], mirrored(stack, cell));
        rect.x += bit->widths_px[i] + gap;
    }
}

static void draw_box(void *owner, Frame *frame, int piece, Rect rect)
{
    Stack *stack = owner;
    const Bit *bit = &stack->bits.at[piece];
    switch (bit->kind) {
    case BIT_LINE:
        draw_line(stack, frame, bit, rect);
        break;
    case BIT_ROW:
        draw_grid_row(stack, frame, bit, rect);
        break;
    case BIT_BUTTONS:
        draw_button_row(stack, frame, bit, rect);
        break;
    case BIT_CARD:
        control_draw_bare(stack->view, frame, bit->controls, rect);
        break;
    case BIT_CANVAS:
        bit->draw(stack->view, frame, rect, bit->owner);
        break;
    case BIT_FLOW:
        break;
    }
}

void stack_draw(Stack *stack, Frame *frame, int page, bool is_centered)
{
    Pages *pages = settle(stack);
    pages_extend(pages, page);
    int y = stack->column.y;
    int used = pages_used_px(pages, page);
    if (is_centered && used < stack->column.h)
        y += (stack->column.h - used) / 3;
    pages_draw(pages, page, frame, &(PagesDraw){stack->column.x, y, draw_box, stack});
}

enum { LARGE_GLASS_MM = 170 };

void stack_show(Stack *stack, Frame *frame, int page, const Bars *bars)
{
    frame->page = page + 1;
    frame->page_count = bars->page_count;
    bars_draw_upper(stack->view, frame, bars);
    stack_draw(stack, frame, page, bars->is_raised && glass_short_mm(&stack->view->theme.glass) >= LARGE_GLASS_MM);
    bars_draw_lower(stack->view, frame, bars);
}

enum { PAGES_AHEAD = 8 }; // set at once, so that the end of an ordinary chapter is known in its first frame

void stack_bars(Stack *stack, int page, Bars *bars)
{
    bool is_complete;
    if (page > 0)
        bars->cells |= CELL_PREVIOUS;
    if (stack_has_page(stack, page + 1))
        bars->cells |= CELL_NEXT;
    stack_has_page(stack, page + PAGES_AHEAD);
    bars->page = page + 1;
    bars->page_count = stack_page_count(stack, &is_complete);
    if (!is_complete)
        bars->page_count = 0;
}

bool stack_turn(Stack *stack, Spot *spot, const Action *action)
{
    int page = stack_page(stack, spot);
    int wanted = action->kind == ACTION_NEXT ? page + 1 : action->kind == ACTION_PREVIOUS ? page - 1 : -1;
    if (wanted < 0 || !stack_has_page(stack, wanted))
        return false;
    *spot = stack_spot(stack, wanted);
    return true;
}
