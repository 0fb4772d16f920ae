// The buttons of a Stack, and its canvases with the buttons that drive them.
#include "screen/stack-private.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

// The width of a part's i-th button, as it stands in the draft. What drives a canvas is easy to hit, and as wide
// whatever it says now.
static int button_px(View *view, const StackPart *part, int i, const Control *drawn)
{
    int natural = control_natural_px(view, drawn);
    return part->kind == PART_CANVAS && i == 0 ? larger(natural, 2 * view->theme.target_px) : natural;
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
        int natural = button_px(view, part, i, &buttons[i]);
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

// The buttons beside a canvas: below each other, as wide as the widest; in three columns in a row.
typedef struct Beside {
    int *widths_px;
    int columns;
    Size size;
} Beside;

static Beside measure_beside(const StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    int gap = view->theme.gap_px, target = view->theme.target_px, count = part->count;
    Beside beside = {.columns = draft->how.columns > 2 ? count : 1};
    beside.widths_px = arena_many(view->arena, int, count);
    int widest = 0, all = -gap;
    for (int i = 0; i < count; i++) {
        beside.widths_px[i] = button_px(view, part, i, &part->controls[i]);
        widest = larger(widest, beside.widths_px[i]);
        all += beside.widths_px[i] + gap;
    }
    for (int i = 0; i < count && beside.columns == 1; i++)
        beside.widths_px[i] = widest;
    bool is_row = beside.columns > 1;
    beside.size = is_row ? (Size){all, target} : (Size){widest, count * (target + gap) - gap};
    return beside;
}

void stack_draft_canvas(StackDraft *draft, const StackPart *part)
{
    const Theme *theme = &draft->stack->view->theme;
    bool is_beside = draft->how.columns > 1 && part->count;
    Beside beside = is_beside ? measure_beside(draft, part) : (Beside){0};
    int column = draft->stack->column.w, least = part->canvas.least_w_px ? part->canvas.least_w_px : column / 2;
    if (is_beside && column - beside.size.w - stack_piece_beside_gap_px(theme) < least)
        draft->is_unsound = true;
    Piece piece = {.kind = PIECE_BOX,
                   .height_px = larger(part->canvas.least_px, beside.size.h),
                   .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_CANVAS);
    drawn->draw = part->canvas.draw;
    drawn->owner = part->canvas.owner;
    drawn->controls = part->controls;
    drawn->count = is_beside ? part->count : 0;
    drawn->columns = beside.columns;
    drawn->widths_px = beside.widths_px;
    draft->above = part;
    if (!is_beside && part->count)
        stack_draft_buttons(draft, part);
}
