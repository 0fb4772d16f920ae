#include "screen/marker.h"

#include <assert.h>

void marker_ring(Frame *frame, Rect square, MarkerLook look)
{
    frame_box(frame, square, (BoxLook){look.ground, look.ink, look.line_px, square.w / 2});
    if (!look.is_filled)
        return;
    Rect inner = rect_inset(square, square.w / 4, square.w / 4);
    frame_box(frame, inner, (BoxLook){look.ink, look.ink, 0, inner.w / 2});
}

void marker_tick(Frame *frame, Rect square, MarkerLook look, Color tick)
{
    Color fill = look.is_filled ? look.ink : look.ground;
    frame_box(frame, square, (BoxLook){fill, look.ink, look.line_px, square.w / 5});
    if (look.is_filled)
        frame_icon(frame, rect_inset(square, square.w / 10, square.w / 10), ICON_CHECK, tick);
}

void marker_draw(Frame *frame, Rect square, OptionShape shape, MarkerLook look)
{
    static const Icon outlined[] = {
        [SHAPE_TRIANGLE] = ICON_TRIANGLE, [SHAPE_DIAMOND] = ICON_DIAMOND, [SHAPE_STAR] = ICON_STAR};
    static const Icon filled[] = {
        [SHAPE_TRIANGLE] = ICON_TRIANGLE_FULL, [SHAPE_DIAMOND] = ICON_DIAMOND_FULL, [SHAPE_STAR] = ICON_STAR_FULL};
    assert(shape >= SHAPE_NONE && shape <= SHAPE_STAR);
    Rect inner = rect_inset(square, square.w / 10, square.w / 10);
    Color fill = look.is_filled ? look.ink : look.ground;
    switch (shape) {
    case SHAPE_NONE:
        break;
    case SHAPE_CIRCLE:
        frame_box(frame, inner, (BoxLook){fill, look.ink, look.line_px, inner.w / 2});
        break;
    case SHAPE_SQUARE:
        frame_box(frame, inner, (BoxLook){fill, look.ink, look.line_px, inner.w / 10});
        break;
    case SHAPE_TRIANGLE:
    case SHAPE_DIAMOND:
    case SHAPE_STAR:
        frame_icon(frame, square, look.is_filled ? filled[shape] : outlined[shape], look.ink);
        break;
    }
}
