// Figure: a picture with its caption below it, as large as the column and the page allow.
#pragma once

#include "page/strip.h"

// Sizes the picture, its caption being set: as wide as the column, but at most three fifths of the page high and never
// without room for the caption. False when that is no room, or the picture cannot be read.
bool figure_fit(Strip *picture, const PagesSpec *spec, const Metrics *metrics);

// Makes it smaller where the rest of the page, room_px, holds it so; it stays as it is where it would become too small.
void figure_shrink(Strip *picture, int room_px);

// The height of both.
int figure_height_px(const Strip *picture);
