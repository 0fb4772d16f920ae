// Page progress: where in an item the reader is: the page and the minutes left, or the step and a dot for each.
#pragma once

#include "screen/bars.h"

// "3 of 8", or "Step 2 of 4"; empty where there is one page alone, or no step yet.
Text page_progress_words(View *view, const Bars *bars);

// The width that the longest of these words needs in that style; and with a short bar or some dots beside it.
int page_progress_words_px(View *view, TextStyle style);
int page_progress_width_px(View *view, TextStyle style);

// Where it stands, and in which letters.
typedef struct ProgressRoom {
    Rect rect;
    TextStyle style;
} ProgressRoom;

// Draws what bars tells into the middle of the room; nothing where there is one page alone.
void page_progress_draw(View *view, Frame *frame, const Bars *bars, const ProgressRoom *room);
