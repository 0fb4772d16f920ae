// Ruler: a reading ruler lies on one line of the book's words, a band as wide as the column under them. It follows its
// words through a frame stated anew, begins at the first line of a page, and goes where the visitor puts it. Lines of a
// table that stand beside each other are one line to it. While words are read aloud their tint marks the place: the
// ruler goes with them, unseen.
#pragma once

#include "page/frame.h"

typedef struct Ruler {
    bool is_on;         // there are words to lie on
    int line;           // in the frame
    Id block;           // the words it lies on, to find them again:
    uint32_t passage;   // text_passage_hash of theirs,
    uint32_t start;     // and where in it they begin
    bool is_from_below; // it came from a later page: to the last line of this one
} Ruler;

// Finds its line in a frame stated anew and draws it there, under the words; tells the lines on it what they stand on.
void ruler_apply(Ruler *ruler, Frame *frame);

// To the next (step 1) or previous line on the page; false when it lies on the last one that way.
bool ruler_move(Ruler *ruler, const Frame *frame, int step);

// To another page that way: its words are left.
void ruler_turn(Ruler *ruler, int step);

// The line of the book at a point, anywhere across the column, and the room that it takes; -1 for none.
int ruler_line_at(const Frame *frame, int x, int y, Rect *room);

// Onto the line at a point; false when there is none.
bool ruler_place(Ruler *ruler, const Frame *frame, int x, int y);
