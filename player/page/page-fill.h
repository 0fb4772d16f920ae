// PageFill: one page being filled, from where the page before it ended: strip by strip, until the next one does not
// fit, and then back to where a page may end.
#pragma once

#include "page/page-foot.h"

typedef struct PageFill {
    Strips *strips;
    PageCursor cursor; // of the strip that comes next
    Placing placed;
    PageFoot foot;
    int shrink_px;  // so much could its gaps lose
    bool has_ended; // what comes next had no room
} PageFill;

// Fills a page from the cursor and moves it on. It places something wherever there is anything left to place that has
// lines.
PageFill page_fill(Strips *strips, PageCursor start);

// The height of all strips below each other; some more than the page's as soon as it is more.
int page_fill_stacked_px(Strips *strips);
