// PressElement: what the elements of XHTML are to a reader, by their names and by what authors say they are for
// (epub:type, role, class). Author styling is not looked at.
#pragma once

#include "markup/markup.h"

typedef enum PressRole {
    PRESS_INLINE, // among words; also what nobody knows
    PRESS_FLOW,   // stands by itself: div, section
    PRESS_HEADING,
    PRESS_LIST,
    PRESS_ITEM,
    PRESS_DEFINITIONS,
    PRESS_TERM,
    PRESS_DEFINITION,
    PRESS_QUOTE,
    PRESS_NOTE,
    PRESS_PRE,
    PRESS_TABLE,
    PRESS_ROW,
    PRESS_CELL,
    PRESS_CAPTION, // of a table or a figure
    PRESS_FIGURE,
    PRESS_RULE,
    PRESS_BREAK,
    PRESS_PICTURE,
    PRESS_DRAWING,   // svg: seen by its pictures, or its words
    PRESS_QUOTATION, // q
    PRESS_READING,   // rt: how the letters before it are read
    PRESS_FORMULA,
    PRESS_MEDIA, // what moves or sounds: its fallback is shown
    PRESS_SCRIPT,
    PRESS_HIDDEN,
} PressRole;

typedef struct PressElement {
    PressRole role;
    int level;      // heading
    unsigned style; // SPAN_*
    bool is_ordered, is_header;
} PressElement;

PressElement press_element_of(const MarkupElement *element);

// Stands on lines of its own.
bool press_element_is_block(PressRole role);
