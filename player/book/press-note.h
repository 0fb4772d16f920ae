// PressNote: a note that somebody asked for, found in its page: the element that a reference leads to, with all that it
// holds, whether it is shown in the run of pages or not. An anchor among words stands for the item or paragraph that
// they are in; what is empty, for the block that follows. A heading, a section and what is longer than any note is
// none.
#pragma once

#include "book/press-flow.h"

typedef enum PressNoteEnd {
    PRESS_NOTE_NONE,       // it has not begun
    PRESS_NOTE_ELEMENT,    // ends with the frame of that number
    PRESS_NOTE_BLOCK,      // with the first block
    PRESS_NOTE_DEFINITION, // with the definition of a term
} PressNoteEnd;

typedef struct PressNote {
    PressNoteEnd end;
    int frame;
    size_t start; // in the page
} PressNote;

// The element that is looked for begins inside these frames: its frame comes next.
void press_note_begin(PressNote *note, PressFlow *flow, const PressFrames *frames, PressFrame *frame);

// The innermost frame ends, and all that it held is in blocks.
void press_note_leave(PressNote *note, PressFlow *flow, const PressFrames *frames);
