// PageFoot: where what follows on a page goes: below the last strip, or beside a picture that stands at the column's
// end.
#pragma once

#include "page/strips.h"

// Where setting has come to, or where a page begins: a strip, its line, and that line's first byte.
typedef struct PageCursor {
    int strip, line;
    uint32_t offset;
} PageCursor;

// At that line of the strip with that index.
PageCursor page_cursor_at(const Strip *strip, int index, int line);

typedef struct PageFoot {
    Strip *above;  // the last strip; NULL: there is none
    bool goes_on;  // the first strip began on the page before: what is drawn around it is open there
    int y;         // below it
    int control_y; // of the first control on the page; -1: there is none yet
    int beside_px; // a picture takes so much of the column, or nothing of it,
    int beside_y;  // down to there; 0: none does
} PageFoot;

extern const PageFoot page_foot_top; // of an empty page

// The piece that a box stands for; NULL for any other strip.
const Piece *page_foot_box(const Strips *strips, const Strip *strip);

// Where the strip goes: below a picture where it has no place beside it.
int page_foot_y(const PageFoot *foot, const Strip *strip);

// Where it must end.
int page_foot_bottom(const Strips *strips, const PageFoot *foot);

// What a page keeps free below a strip that it ends with, after that many of its lines. Words need room for their
// letters alone, which end above the lower edge of their line: less than nothing. Where something drawn around them
// ends as well, it keeps its own.
int page_foot_below_px(const Strip *strip, int lines);

// How much the gap between two strips may lose, and how much it may gain: half and a quarter of it, on large glass a
// little less than half, between words and pictures alone.
int page_foot_shrink_px(const Strips *strips, const Strip *above, const Strip *strip);
int page_foot_stretch_px(const Strip *above, const Strip *strip);

// Sets the words of a strip for where they go.
void page_foot_fit(const Strips *strips, const PageFoot *foot, Strip *strip);

// The foot once that many more lines of the strip stand on the page.
PageFoot page_foot_under(const Strips *strips, PageFoot foot, Strip *strip, int count);

// Makes room for the picture with that number, which text stands beside, and its caption: sizes both and tells where
// the picture stands. False when there is no room for them.
bool page_foot_beside(Strips *strips, PageFoot *foot, int index, int *y);

// Moves the foot below the whole strip with that number, or a picture beside what follows; false when there is no room
// for that.
bool page_foot_pass(Strips *strips, PageFoot *foot, Strip *strip, int index);
