// Figure: a picture with its caption below it, as large as the column and the page allow.
#pragma once

#include "page/strip.h"

// Sizes the picture, its caption being set: as wide as the column, but at most three fifths of the page high and never
// without room for the caption. False when that is no room, or the picture cannot be read.
bool figure_fit(Strip *picture, const PagesSpec *spec, const Metrics *metrics);

// Makes it smaller, so that it is at most room_px high with its caption. False where not even half of its height, less
// a little, would be left, and it stays as it is.
bool figure_shrink(Strip *picture, int room_px);

// Likewise, where there is no other page for it: as long as it is as high as a line.
bool figure_must_shrink(Strip *picture, int room_px, int line_px);

// The height of both.
int figure_height_px(const Strip *picture);
