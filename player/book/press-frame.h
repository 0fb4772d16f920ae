// PressFrame: an element that is open, and what holds inside it: of what kind the blocks are that its words make, and
// how these words are set.
#pragma once

#include "book/book.h"
#include "book/cascade.h"
#include "book/press-element.h"
#include "book/press-formula.h"
#include "book/press-language.h"
#include "book/press-link.h"

typedef struct PressFrame {
    PressElement element;
    int depth;      // of blocks around it
    BlockKind kind; // of the blocks that its words make
    int level;      // of a heading
    int sections;   // around; a heading ranks at least as deep as its section
    Span style;     // of its words
    Text language;  // of the block; empty: the book's
    Direction direction;
    bool is_hidden, is_caption, is_title, is_pre, is_sheet;
    bool may_be_captioned;            // a figure is around
    bool is_wide;                     // a reading in the brackets of a wide script
    bool breaks_before, breaks_after; // a page begins with it, or behind it
    bool is_drawing;                  // inside svg
    bool is_formula;                  // inside math
    bool is_bracketed;                // a part of a formula that is closed with a bracket
    const PressFormula *formula;
    int child_count;        // of a formula
    bool has_id;            // it, or what stands around it among words
    int made;               // blocks before what it holds
    int indent, own_indent; // of a line of verse, in parts of an em: with what is around it, and of the element alone
    bool is_contents;       // a nav is around
    Text closing;           // what ends a quotation or an override
    PressLink link;         // that begins with it
} PressFrame;

typedef ARRAY(PressFrame) PressFrames; // from the outermost on

// What an element is inside another.
PressFrame press_frame_inside(const PressFrame *around, const MarkupElement *element, const CascadeStyle *style,
                              PressLanguages *languages);

// What the words of a block are, by the element that makes it.
void press_frame_set_kind(PressFrame *frame, const MarkupElement *element);

// The block that stands around what the element holds; BLOCK_PARAGRAPH where none does.
Block press_frame_block(const PressFrame *frame, const MarkupElement *element, Position at);
