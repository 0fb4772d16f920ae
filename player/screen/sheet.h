// Sheet: the ground of what lies over the lower part of a page.
#pragma once

#include "screen/bars.h"

// Draws the sheet's ground and outline and returns the room inside.
Rect sheet_draw(View *view, Frame *frame, int height_px);

// The height of a sheet whose inside needs that much.
int sheet_height_px(const View *view, int inside_px);

// The inside of a sheet that takes so many thousandths of the glass, as high as leaves a line of the page in sight, and
// of the highest there may be.
int sheet_share_px(const View *view, int permille);
int sheet_modest_px(const View *view);
int sheet_most_px(const View *view);
