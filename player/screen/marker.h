// Marker: the small figure beside an option: a ring, a tick box, or the figure an author chose, so that nothing is told
// by colour alone (WCAG 1.4.1).
#pragma once

#include "screen/screen.h"

typedef struct MarkerLook {
    Color ink, ground;
    bool is_filled;
    int line_px;
} MarkerLook;

// Draws it in the middle of the square, all of them equally large to the eye.
void marker_draw(Frame *frame, Rect square, OptionShape shape, MarkerLook look);

// A ring that holds a disc when chosen; a box that holds a tick.
void marker_ring(Frame *frame, Rect square, MarkerLook look);
void marker_tick(Frame *frame, Rect square, MarkerLook look, Color tick);
