// Rect: a rectangle of whole pixels, x and y from the top left. Cutting takes a strip off a rectangle and returns it: a
// screen is laid out by cutting bars, margins and rows off the window until nothing is left.
#pragma once

#include <stdbool.h>

typedef struct Rect {
    int x, y, w, h;
} Rect;

typedef struct Size {
    int w, h;
} Size;

// The strip of that many pixels, taken off *rect; never more than there is.
Rect rect_cut_top(Rect *rect, int px);
Rect rect_cut_bottom(Rect *rect, int px);
Rect rect_cut_left(Rect *rect, int px);
Rect rect_cut_right(Rect *rect, int px);

// The rectangle made smaller by dx on the left and right and dy at the top and bottom (negative: larger).
Rect rect_inset(Rect rect, int dx, int dy);

// A rectangle of that size in the middle of another.
Rect rect_center(Rect within, Size size);

// The same rectangle seen in a mirror standing in the middle of within (right-to-left layouts).
Rect rect_mirror(Rect rect, Rect within);

// As large as it can be in that room, in the same proportions; nothing where either is empty.
Size size_within(Size size, Size room);

bool rect_contains(Rect rect, int x, int y);
bool rect_overlaps(Rect a, Rect b);
bool rect_encloses(Rect outer, Rect inner);

// The smallest rectangle around both.
Rect rect_union(Rect a, Rect b);
