// PressElement: what the elements of XHTML are to a reader, by their names and by what authors say they are for
// (epub:type, role, class). Author styling is not looked at.
#pragma once

#include "book/book.h"
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
    PRESS_STANZA,
    PRESS_TABLE,
    PRESS_ROW,
    PRESS_CELL,
    PRESS_CAPTION, // of a table or a figure
    PRESS_FIGURE,
    PRESS_RULE,
    PRESS_BREAK,
    PRESS_PICTURE,
    PRESS_DRAWING,   // svg: seen as it is drawn, or by its pictures, with its words
    PRESS_QUOTATION, // q
    PRESS_OVERRIDE,  // bdo: its letters run the way that it says, whatever they are
    PRESS_RUBY,      // letters, and how they are read:
    PRESS_READING,   // rt
    PRESS_FORMULA,
    PRESS_MEDIA, // what moves, sounds or is filled in: its fallback is shown
    PRESS_SCRIPT,
    PRESS_HIDDEN,
} PressRole;

typedef struct PressElement {
    PressRole role;
    int level;         // heading
    unsigned style;    // SPAN_*
    MarkerKind marker; // list
    NoteKind note;     // media
    bool is_header;
    bool is_section;  // section, article, body
    bool is_footnote; // a note that a reference leads to
    bool is_verse;    // its words are lines,
    bool is_line;     // or one line,
    bool is_stanza;   // or a stanza, of the same verse as those beside it
} PressElement;

PressElement press_element_of(const MarkupElement *element);

// Stands on lines of its own.
bool press_element_is_block(PressRole role);
