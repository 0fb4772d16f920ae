// Pixels: what a painted frame really shows, measured.
#pragma once

#include "command/stage.h"
#include "page/frame.h"

typedef struct Shot {
    uint32_t *at; // XRGB, row by row
    int w, h;
} Shot;

// Paints the frame; the pixels lie in arena.
Shot shot_take(Stage *stage, const Frame *frame, Arena *arena);
bool shot_equal(const Shot *a, const Shot *b);
Color shot_pixel(const Shot *shot, int x, int y);  // the nearest on the glass
double shot_light(const Shot *shot, int x, int y); // relative luminance, 0..1

// Words in a box: the contrast of their ink (a hundredth of the box at least) with the weakest of its flat grounds.
double shot_ink_contrast(const Shot *shot, Rect box, Arena *scratch);

// The best contrast between a point outside the rect and those across its edge; the weakest of three edges.
double shot_edge_contrast(const Shot *shot, Rect rect, int deep_px);

// What most pixels of a box are.
Color shot_commonest(const Shot *shot, Rect box, Arena *scratch);

// The pixels in the box that two shots show with a contrast of 3:1.
int shot_changed(const Shot *before, const Shot *after, Rect box);
