// Tidy: how what can be touched holds its words: marks on their first line, words in the middle of their height or
// level with those beside them, and off their frame.
#pragma once

#include "page/frame.h"

typedef struct Untidy {
    int off_words;    // marks that do not stand on the middle of the small letters of their first line
    int off_row;      // options whose words do not stand in the middle of their height
    int uneven_cards; // cards side by side whose first lines are not level, or labels alone that are not in the middle
    int close;        // options and cards whose words all but touch their frame
} Untidy;

// Adds what a frame has of each.
void tidy_look(const Frame *frame, Untidy *found);
