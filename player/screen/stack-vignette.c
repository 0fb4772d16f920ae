// The vignette of a Stack: a small drawing beside and below the buttons that its last page ends with.
#include "screen/stack-private.h"

// What the row of buttons leaves of the column, from its top down; nothing where the page ends otherwise, or where the
// column has no room for a drawing that can be seen.
static Rect vignette_room(Stack *stack, int page, int above_px)
{
    enum { LEAST_EM = 4, MOST_PERCENT = 60 };
    const Theme *theme = &stack->view->theme;
    const PageBox *boxes;
    int count = pages_boxes(stack->pages, page, &boxes);
    const StackPiece *last = count ? &stack->draft.drawn.at[boxes[count - 1].piece] : NULL;
    if (!last || last->kind != STACK_PIECE_BUTTONS)
        return (Rect){0};
    Rect row = boxes[count - 1].rect, room = stack->column;
    rect_cut_top(&room, row.y + above_px);
    for (int i = 0; i < last->count; i++)
        rect_cut_left(&room, last->widths_px[i] + theme->gap_px);
    int most_px = stack->column.w * MOST_PERCENT / 100, least_px = LEAST_EM * theme->body.font.size_px;
    room = rect_cut_right(&room, most_px);
    return room.w >= least_px && room.h >= least_px ? room : (Rect){0};
}

void stack_vignette(Stack *stack, Text picture)
{
    stack->vignette = picture;
}

void stack_draw_vignette(Stack *stack, Frame *frame, int page, int above_px)
{
    const Metrics *metrics = typesetter_metrics(stack->view->typesetter);
    Rect room = vignette_room(stack, page, above_px);
    Size natural;
    if (!room.w || stack_is_calm(stack) || !metrics->picture(metrics->owner, stack->vignette, &natural))
        return;
    Size size = size_within(natural, (Size){room.w, room.h});
    Rect at = {room.x + room.w - size.w, room.y, size.w, size.h};
    bool is_rtl = stack->view->theme.direction == DIRECTION_RTL;
    frame_picture(frame, is_rtl ? rect_mirror(at, stack->column) : at, &(PictureLook){.path = stack->vignette});
}
