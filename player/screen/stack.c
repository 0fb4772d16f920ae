#include "screen/stack.h"

#include <assert.h>

#include "screen/stack-private.h"
#include "screen/words.h"

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

static StackPart *add_piece(Stack *stack, Piece piece, StackPartKind kind)
{
    assert(!stack->pages);
    piece.gap_px += stack->gap_px;
    piece.starts_page = stack->starts_page;
    piece.is_control = kind == STACK_PART_CARD || kind == STACK_PART_ROW || kind == STACK_PART_BUTTONS;
    stack->gap_px = 0;
    stack->starts_page = false;
    if (piece.height_px > stack->column.h)
        piece.height_px = stack->column.h;
    *array_push(stack->view->arena, &stack->pieces) = piece;
    StackPart *bit = array_push(stack->view->arena, &stack->bits);
    assert(stack->pieces.count == stack->bits.count);
    *bit = (StackPart){.kind = kind, .statement = stack->statement};
    return bit;
}

void stack_gap(Stack *stack, int px)
{
    assert(!stack->pages && px >= 0);
    stack->gap_px += px;
}

void stack_break(Stack *stack)
{
    assert(!stack->pages);
    stack->starts_page = true;
}

// Room above a panel's first line and below its last.
static int panel_pad_px(const Stack *stack, const Paragraph *set, int line)
{
    int pad = stack_part_panel_pad_px(&stack->view->theme);
    return (line == 0 ? pad : 0) + (line + 1 == set->line_count ? pad : 0);
}

static void add_lines(Stack *stack, const Paragraph *set, bool keep, bool is_panel)
{
    for (int i = 0; i < set->line_count; i++) {
        bool stays = keep || i + 1 < set->line_count;
        int pad = is_panel ? panel_pad_px(stack, set, i) : 0;
        Piece piece = {.kind = PIECE_BOX, .height_px = set->passage.style.leading_px + pad, .keep_with_next = stays};
        StackPart *bit = add_piece(stack, piece, STACK_PART_LINE);
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
    assert(!exercise || !stack->exercise || exercise == stack->exercise); // one conditions' owner a stack
    if (exercise)
        stack->exercise = exercise;
    if (flow.count)
        add_piece(stack, (Piece){.kind = PIECE_FLOW, .flow = flow}, STACK_PART_FLOW);
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
    StackPart *bit = add_piece(stack, piece, STACK_PART_CARD);
    bit->controls = copy_controls(stack, head, 1);
    stack->statement++;
}

static int row_height(Stack *stack, const Control *controls, int count, int columns)
{
    int height = 0, width = stack_part_column_px(&stack->view->theme, stack->column.w, columns);
    for (int i = 0; i < count; i++) {
        int one = control_height_px(stack->view, &controls[i], width, stack->column.h);
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

// Where one thing stands on a screen, three cards stand below each other rather than two beside each other.
static int calm_columns(Stack *stack, const Control *controls, int count, int columns)
{
    if (!stack_is_calm(stack) || !count || columns != 2 || controls->role == ROLE_OPTION)
        return columns;
    int height = 0;
    for (int i = 0; i < count && i < CALM_CHOICES_MOST; i++)
        height += row_height(stack, controls + i, 1, 1) + stack->view->theme.gap_px;
    return height <= stack->column.h ? 1 : columns;
}

void stack_controls(Stack *stack, const Control *controls, int count, int columns)
{
    assert(count >= 0 && columns > 0);
    const Control *copy = copy_controls(stack, controls, count);
    columns = calm_columns(stack, copy, count, columns);
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
        StackPart *bit = add_piece(stack, piece, STACK_PART_ROW);
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
    if (stack_is_calm(stack) && count > CALM_CHOICES_MOST)
        count = CALM_CHOICES_MOST;
    while (n < count && used + stack->view->theme.gap_px + widths[n] <= stack->column.w)
        used += stack->view->theme.gap_px + widths[n++];
    return n;
}

void stack_buttons(Stack *stack, const Control *buttons, int count, bool is_centered)
{
    assert(count > 0);
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
        StackPart *bit = add_piece(stack, (Piece){.kind = PIECE_BOX, .height_px = height, .gap_px = view->theme.gap_px},
                                   STACK_PART_BUTTONS);
        bit->part = i;
        bit->controls = copy + i;
        bit->count = in_row;
        bit->advance_cache_px = widths + i;
        bit->is_centered = is_centered;
    }
    stack->statement++;
}

void stack_canvas(Stack *stack, int height_px, CanvasDraw draw, const void *owner)
{
    assert(height_px > 0 && draw);
    StackPart *bit =
        add_piece(stack, (Piece){.kind = PIECE_BOX, .height_px = height_px, .gap_px = stack->view->theme.gap_px},
                  STACK_PART_CANVAS);
    bit->draw = draw;
    bit->owner = owner;
    stack->statement++;
}
