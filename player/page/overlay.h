// Overlay: what an opaque sheet does to the page beneath it. The page keeps its layout; it moves up only as far as what
// it is about, or what is being read aloud, would lie beneath the sheet. What is hidden is not there: it can neither be
// touched nor read, no letter is cut, and no card: one that the sheet's edge would cut is not there at all, but for
// what must stay in sight. A picture that it would cut is there as a whole, smaller.
#pragma once

#include "page/frame.h"

typedef struct Overlay {
    Rect room;  // of the page, between the bars: what stands there moves
    Rect sheet; // as wide as the glass
} Overlay;

// Lays the sheet over what has been stated; what is stated from now on stands on it.
void overlay_lay(Frame *frame, const Overlay *overlay);
