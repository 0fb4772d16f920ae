// Tabs: what Comfort parts its choices by: a row with words, where they have room, else icons, in a second row where
// one has no room for all.
#pragma once

#include "screen/choices.h"

typedef struct TabRow {
    int list[TAB_COUNT], count;
    int a_row, rows; // tabs a row; a second row where one has no room for all
    bool has_words;
    int cells_px[TAB_COUNT];
} TabRow;

// Those that have a use here, for a room that wide.
TabRow tabs_fit(View *view, int width);

// All rows, with the gap below each.
int tabs_height_px(const View *view, const TabRow *row);

// Draws them, with their targets, from the top of a room as wide as the sheet's inside.
void tabs_draw(View *view, Frame *frame, Rect room, int open);
