// PageFacts: what one page of a walk shows between its bars, read from its frame.
#pragma once

#include "command/stage.h"
#include "screen/screen.h"

typedef struct PageFacts {
    Rect room;  // between the bars, with the corner that words may stand beside
    int top;    // of the page: below that corner, or of what stands beside it
    int bottom; // of the lowest line, picture or control in it
    int words;  // that the page says
    bool has_picture;
    int options;       // to choose among
    bool has_turns;    // there are more of them, by a control of their own
    int cards;         // that lead to items, or questions
    int card_px;       // how wide the last of them is; 0: there is none
    int row_y, in_row; // where the first row of them stands, and how many are in it
    int ways;          // buttons that lead on, as those of a landing do
    int acts;          // other buttons
    int slip_words;    // that a note says on its card
    bool has_slip_key; // the button that shows it large
    bool has_dial;     // words of a canvas: a timer's, a count's
    // Running text: the blocks that it begins and ends with, and how many of its lines they have; "": there is none.
    Id first_block, last_block;
    int first_lines, last_lines;
    bool ends_in_colon;
} PageFacts;

// Reads the present frame of the stage.
PageFacts page_facts_of(Stage *stage, Arena *arena);

// The view that the screen of that frame is drawn with, for asking its bars and setting its words.
View page_facts_view(Stage *stage, Arena *arena, const Frame *frame);
