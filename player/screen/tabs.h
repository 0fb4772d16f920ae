// Tabs: what Comfort parts its choices by: each bears its word, below its icon where there is the height for both. All
// cells are as wide as each other. Where one row or two have no room for all, the last cell leads to the others.
#pragma once

#include "screen/choices.h"

typedef struct TabsSpec {
    int width_px;
    int row_count;    // at most; 1 or 2
    int text_step;    // words no larger than small print is with that one
    bool is_complete; // all at once, or not at all
} TabsSpec;

typedef struct Tabs {
    TabsSpec spec;
    int tabs[TAB_COUNT]; // those that have a use here
    int count;
    int columns, row_count, page_count; // page_count over 1: the last cell of each page leads to the next
    int open;                           // the tab whose choices are shown
    TextStyle style;
} Tabs;

// Those that have a use here. False where they have no room as wanted: more pages than one, or fewer than three at a
// time. They stand one at a time then.
bool tabs_fit(View *view, const TabsSpec *spec, Tabs *tabs);

// All rows, with the gap below each.
int tabs_height_px(const View *view, const Tabs *tabs);

// Draws the page with the open one, with its targets, from the top of a room as wide as they were fitted for.
void tabs_draw(View *view, Frame *frame, const Tabs *tabs, Rect room);
