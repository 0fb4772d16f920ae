// Shape: the small figures beside options: a ring, a tick box, or the figure an author chose, so that nothing is told by
// colour alone (WCAG 1.4.1).
#pragma once

#include "screen/screen.h"

typedef struct ShapeLook {
    Color ink, ground;
    bool is_filled;
    int line_px;
} ShapeLook;

// Draws it as large as the square allows.
void shape_draw(Frame *frame, Rect square, OptionShape shape, ShapeLook look);

// A ring that holds a disc when chosen; a box that holds a tick.
void shape_ring(Frame *frame, Rect square, ShapeLook look);
void shape_tick(Frame *frame, Rect square, ShapeLook look, Color tick);
