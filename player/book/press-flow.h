// PressFlow: the words and pictures of a page on their way to blocks, and these on their way to whoever wants them,
// a section at a time.
#pragma once

#include "book/press-blocks.h"
#include "book/press-frame.h"
#include "book/press-picture.h"
#include "book/press-words.h"
#include "book/press.h"

enum { PRESS_PICTURES_MOST = 64 }; // on one line

typedef struct PressFlow {
    const PressRequest *request;
    Pressed *pressed;
    Arena *scratch; // until the page is read
    Arena *spare;   // for blocks that nobody wants
    PressBlocks blocks;
    PressWords words;
    PressPicture pictures[PRESS_PICTURES_MOST]; // that stand on the line at hand, with no word on it yet
    int picture_count;
    Position at;     // of the block that words go to
    size_t progress; // bytes of the page that are behind us, about
    int section;
    int rank;          // of the largest heading so far
    bool seeks;        // the next block is the target
    void *mark;        // stands in the next block, or before it; NULL: none does
    void *mark_before; // the last one before the section that is wanted
    bool is_note;      // what is made now is the note that is wanted
    bool is_over;      // nothing more is wanted
} PressFlow;

void press_flow_begin(PressFlow *flow, const PressRequest *request, Pressed *pressed);

// Whoever asked wants the section at hand.
bool press_flow_is_wanted(const PressFlow *flow);

// The section at hand has as many blocks as any may: no more are opened in it, and its words are lines from now on.
bool press_flow_is_full(const PressFlow *flow);

// Adds words in the style of a span to the block at hand, which is the frame's. What does not fit one block makes
// several.
void press_flow_words(PressFlow *flow, const PressFrame *frame, Text words, const Span *style);

// Adds a picture: by itself where it stands alone on its line, else among the words.
void press_flow_picture(PressFlow *flow, const PressFrame *frame, const PressPicture *picture);

// Pictures of the line turn out to stand among words.
void press_flow_settle_pictures(PressFlow *flow, const PressFrame *frame);

// Ends the line, which may end the block.
void press_flow_end_line(PressFlow *flow, const PressFrame *frame);

// Makes blocks of what is at hand.
void press_flow_flush(PressFlow *flow, const PressFrame *frame);

void press_flow_rule(PressFlow *flow);

// Cuts the page here where it is time to; nothing is at hand then.
void press_flow_turn_if_due(PressFlow *flow, bool is_heading);

// The note that is wanted begins, and whatever was made before it is none of it; it ends.
void press_flow_begin_note(PressFlow *flow);
void press_flow_end_note(PressFlow *flow);

// The page ends.
void press_flow_finish(PressFlow *flow, const PressFrame *frame);
