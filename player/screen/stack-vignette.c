// The vignette of a Stack: a small drawing beside or below the buttons that its last page ends with.
#include "screen/stack-private.h"

// The row of buttons that a page ends with; its height is 0 where the page ends otherwise.
static Rect last_row(Stack *stack, int page, int *buttons_px)
{
    const PageBox *boxes;
    int count = pages_boxes(stack->pages, page, &boxes);
    const StackPiece *last = count ? &stack->draft.drawn.at[boxes[count - 1].piece] : NULL;
    *buttons_px = 0;
    if (!last || last->kind != STACK_PIECE_BUTTONS)
        return (Rect){0};
    for (int i = 0; i < last->count; i++)
        *buttons_px += last->widths_px[i] + stack->view->theme.gap_px;
    return boxes[count - 1].rect;
}

// What the buttons leave of the column from their top down, and what is left below them.
typedef enum VignettePlace { PLACE_BESIDE, PLACE_BELOW, PLACE_COUNT } VignettePlace;

static Rect vignette_room(const Stack *stack, Rect row, int buttons_px, VignettePlace place)
{
    enum { MOST_PERCENT = 60 };
    int gap = stack->view->theme.gap_px;
    Rect room = stack->column;
    rect_cut_top(&room, row.y + (place == PLACE_BELOW ? row.h + gap : 0));
    rect_cut_left(&room, place == PLACE_BESIDE ? buttons_px : 0);
    int most_px = stack->column.w * MOST_PERCENT / 100;
    return place == PLACE_BESIDE && room.w > most_px ? rect_cut_right(&room, most_px) : room;
}

void stack_vignette(Stack *stack, Text picture)
{
    stack->vignette = picture;
}

// Where it is as large as it can be: beside the buttons at the end of the lines, below them where these begin; none
// where it would be too small to be seen.
void stack_draw_vignette(Stack *stack, Frame *frame, int page, int above_px)
{
    const Metrics *metrics = typesetter_metrics(stack->view->typesetter);
    int least_px = stack->view->theme.body.font.size_px * 5 / 2, buttons_px;
    Rect row = last_row(stack, page, &buttons_px), at = {0};
    Size natural;
    if (!row.h || stack_is_calm(stack) || !metrics->picture(metrics->owner, stack->vignette, &natural))
        return;
    row.y += above_px;
    for (int place = 0; place < PLACE_COUNT; place++) {
        Rect room = vignette_room(stack, row, buttons_px, (VignettePlace)place);
        Size size = room.w > 0 && room.h > 0 ? size_within(natural, (Size){room.w, room.h}) : (Size){0, 0};
        if (size.h >= least_px && size.h > at.h)
            at = (Rect){room.x + (place == PLACE_BESIDE ? room.w - size.w : 0), room.y, size.w, size.h};
    }
    bool is_rtl = stack->view->theme.direction == DIRECTION_RTL;
    if (at.h)
        frame_picture(frame, is_rtl ? rect_mirror(at, stack->column) : at, &(PictureLook){.path = stack->vignette});
}
