// Page progress: where in an item the reader is: the page and the minutes left, or a dot for each step.
#pragma once

#include "screen/bars.h"

// The width that the longest of it needs; is_tall: it may stand on two lines.
int page_progress_width_px(View *view, bool is_tall);

// Draws what bars tells into the middle of a rectangle; nothing where there is one page alone.
void page_progress_draw(View *view, Frame *frame, const Bars *bars, Rect middle);
