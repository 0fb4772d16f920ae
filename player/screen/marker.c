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

// Figures look equally large where their areas are alike, not their edges. size: of the box or of the glyph's em square
// against the square; raised: how far the middle of a glyph's ink lies above that of its em square, outlined and
// filled, which come from different faces. In thousandths, measured in the faces of fonts/fonts.txt.
typedef struct Optics {
    int size, raised[2];
} Optics;

static Rect optical_rect(Rect square, Optics optics, bool is_filled)
{
    int side = square.w * optics.size / 1000;
    Rect rect = rect_center(square, (Size){side, side});
    rect.y += side * optics.raised[is_filled] / 1000;
    return rect;
}

void marker_draw(Frame *frame, Rect square, OptionShape shape, MarkerLook look)
{
    static const Icon outlined[] = {
        [SHAPE_TRIANGLE] = ICON_TRIANGLE, [SHAPE_DIAMOND] = ICON_DIAMOND, [SHAPE_STAR] = ICON_STAR};
    static const Icon filled[] = {
        [SHAPE_TRIANGLE] = ICON_TRIANGLE_FULL, [SHAPE_DIAMOND] = ICON_DIAMOND_FULL, [SHAPE_STAR] = ICON_STAR_FULL};
    static const Optics optics[] = {
        [SHAPE_NONE] = {1000, {0, 0}},        [SHAPE_CIRCLE] = {910, {0, 0}},      [SHAPE_SQUARE] = {780, {0, 0}},
        [SHAPE_TRIANGLE] = {1185, {15, 119}}, [SHAPE_DIAMOND] = {985, {127, 127}}, [SHAPE_STAR] = {1218, {15, 15}}};
    assert(shape >= SHAPE_NONE && shape <= SHAPE_STAR);
    Rect rect = optical_rect(square, optics[shape], look.is_filled);
    Color fill = look.is_filled ? look.ink : look.ground;
    switch (shape) {
    case SHAPE_NONE:
        break;
    case SHAPE_CIRCLE:
        frame_box(frame, rect, (BoxLook){fill, look.ink, look.line_px, rect.w / 2});
        break;
    case SHAPE_SQUARE:
        frame_box(frame, rect, (BoxLook){fill, look.ink, look.line_px, rect.w / 10});
        break;
    case SHAPE_TRIANGLE:
    case SHAPE_DIAMOND:
    case SHAPE_STAR:
        frame_icon(frame, rect, look.is_filled ? filled[shape] : outlined[shape], look.ink);
        break;
    }
}
