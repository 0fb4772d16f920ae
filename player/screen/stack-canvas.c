// The buttons of a Stack, and its canvases with the buttons that drive them.
#include "screen/stack-private.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

// How many buttons, from the first, stand side by side; on a calm page no more than it may offer.
static int fill_row(const StackDraft *draft, const int *widths, int count)
{
    int gap = draft->stack->view->theme.gap_px, used = widths[0], n = 1;
    int most = stack_is_calm(draft->stack) && count > CALM_CHOICES_MOST ? CALM_CHOICES_MOST : count;
    while (n < most && used + gap + widths[n] <= draft->stack->column.w)
        used += gap + widths[n++];
    return n;
}

static int count_ways(const Control *buttons, int count)
{
    int ways = 0;
    for (int i = 0; i < count; i++)
        ways += buttons[i].action.kind == ACTION_OPEN;
    return ways;
}

void stack_draft_buttons(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    int count = part->count;
    Control *buttons = arena_many(view->arena, Control, count);
    int *widths = arena_many(view->arena, int, count);
    for (int i = 0; i < count; i++) {
        buttons[i] = stack_draft_control(draft, &part->controls[i]);
        int natural = control_natural_px(view, &buttons[i]);
        widths[i] = natural < draft->stack->column.w ? natural : draft->stack->column.w;
    }
    for (int i = 0, in_row; i < count; i += in_row) {
        in_row = fill_row(draft, widths + i, count - i);
        int height = 0;
        for (int k = i; k < i + in_row; k++)
            height = larger(height, control_height_px(view, &buttons[k], widths[k], draft->stack->column.h));
        Piece piece = {.kind = PIECE_BOX,
                       .height_px = height,
                       .choice_count = count_ways(buttons + i, in_row),
                       .gap_px = stack_draft_gap_px(draft, part)};
        StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_BUTTONS);
        drawn->part = part->kind == PART_CANVAS ? i + 1 : i; // the canvas is its first part
        drawn->controls = buttons + i;
        drawn->count = in_row;
        drawn->widths_px = widths + i;
        draft->above = part;
    }
    draft->above = part;
}

// The widest of the buttons, where they stand beside a canvas.
static int widest_px(const StackDraft *draft, const StackPart *part)
{
    int widest = 0;
    for (int i = 0; i < part->count; i++)
        widest = larger(widest, control_natural_px(draft->stack->view, &part->controls[i]));
    return widest;
}

void stack_draft_canvas(StackDraft *draft, const StackPart *part)
{
    const Theme *theme = &draft->stack->view->theme;
    bool is_beside = draft->how.columns > 1 && part->count;
    int buttons_px = is_beside ? part->count * (theme->target_px + theme->gap_px) - theme->gap_px : 0;
    int *widest = arena_new(draft->stack->view->arena, int);
    *widest = is_beside ? widest_px(draft, part) : 0;
    if (*widest > draft->stack->column.w / 2)
        draft->is_unsound = true;
    Piece piece = {.kind = PIECE_BOX,
                   .height_px = larger(part->canvas.least_px, buttons_px),
                   .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_CANVAS);
    drawn->draw = part->canvas.draw;
    drawn->owner = part->canvas.owner;
    drawn->controls = part->controls;
    drawn->count = is_beside ? part->count : 0;
    drawn->widths_px = widest;
    draft->above = part;
    if (!is_beside && part->count)
        stack_draft_buttons(draft, part);
}
