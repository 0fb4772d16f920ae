// Ruler: a reading ruler lies on one line of the book's words. It follows its line through a frame stated anew, begins at the first
// line of a page, and goes where the visitor puts it.
#pragma once

#include "page/frame.h"

typedef struct Ruler {
    uint64_t page_key; // of the page it lies on
    int line;          // in the frame
} Ruler;

// Finds its line in a frame stated anew and draws it there, under the words.
void ruler_apply(Ruler *ruler, Frame *frame);

// To the next (step 1) or previous line of the book; false when there is none on the page.
bool ruler_move(Ruler *ruler, const Frame *frame, int step);

// Onto the line at a point; false when there is none.
bool ruler_place(Ruler *ruler, const Frame *frame, int x, int y);
