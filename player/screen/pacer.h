// Pacer: one moment of a breath in sight: a circle that grows and shrinks, a bar without motion, or words alone; each
// with what to do and the second that is counted.
#pragma once

#include "screen/breath.h"

typedef struct Pacer {
    PacerForm form;
    Breath breath;
    Text words[2]; // to breathe in, to breathe out
    Text number;
} Pacer;

// Draws it as large as the rectangle allows.
void pacer_draw(View *view, Frame *frame, const Pacer *pacer, Rect rect);
