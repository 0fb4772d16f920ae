// Tidy: how what can be touched holds its words: marks on their first line, options of a row level, words off their
// frame.
#pragma once

#include "page/frame.h"

typedef struct Untidy {
    int off_words; // marks that do not stand on the middle of the small letters of their first line
    int off_row;   // options of one line, with none beside them, whose words do not stand in the middle of their height
    int uneven;    // options side by side whose first lines are not level
    int uneven_cards; // cards side by side whose first lines are not level
    int close;        // options and cards whose words all but touch their frame
} Untidy;

// Adds what a frame has of each.
void tidy_look(const Frame *frame, Untidy *found);
