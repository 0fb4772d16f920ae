// PressDrawing: an svg element of a page, as the file that it would be by itself.
#pragma once

#include "base/interrupt.h"
#include "base/text.h"

typedef struct PressDrawing {
    Text bytes;  // from its '<' to behind its end; lent by the page
    Text words;  // its title and what describes it, in arena
    bool is_one; // it has lines or areas, and no picture: those are shown for it
} PressDrawing;

// Reads the drawing that begins at a byte of a page. Without bytes it has no end.
PressDrawing press_drawing_read(Arena *arena, Text page, size_t start, Interrupt *interrupt);
