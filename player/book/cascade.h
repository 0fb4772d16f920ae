// Cascade: the few things that style sheets say of a page which change what it tells, and not how it looks: what is not
// shown at all, what stands on a line of its own, what is emphasised, struck out, underlined, in capitals, raised or
// lowered, where white space counts, which way words run, how items are counted, how far a line stands in and where a
// page begins (CSS 2.2). All else is passed over. Selectors are elements, classes, ids and attributes, with what stands
// around or before them; one with anything else in it is passed over as a whole.
#pragma once

#include "markup/markup.h"

enum {
    CASCADE_BYTES_MOST = 1024 * 1024, // of all sheets of a page
    CASCADE_RULES_MOST = 20000,
    CASCADE_IMPORTS_MOST = 4, // one inside another
    CASCADE_PARTS_MOST = 5,   // of a selector
    CASCADE_CLASSES_MOST = 8, // of an element, and of a part of a selector
    CASCADE_EM = 16,          // parts of an em that lengths are told in
};

typedef enum CascadeDisplay { DISPLAY_UNSET, DISPLAY_NONE, DISPLAY_BLOCK, DISPLAY_INLINE } CascadeDisplay;
typedef enum CascadeChoice { CHOICE_UNSET, CHOICE_YES, CHOICE_NO } CascadeChoice;
typedef enum CascadeDirection { CASCADE_DIRECTION_UNSET, CASCADE_LTR, CASCADE_RTL } CascadeDirection;
typedef enum CascadeMarker {
    CASCADE_MARKER_UNSET,
    CASCADE_DISC,
    CASCADE_NO_MARKER,
    CASCADE_NUMBER,
    CASCADE_LETTER,
    CASCADE_CAPITAL_LETTER,
    CASCADE_ROMAN,
    CASCADE_CAPITAL_ROMAN
} CascadeMarker;
typedef enum CascadeShift { SHIFT_UNSET, SHIFT_NONE, SHIFT_SUB, SHIFT_SUPER } CascadeShift;

typedef struct CascadeStyle {
    CascadeDisplay display;
    CascadeChoice hidden, italic, bold, struck, underlined, pre;
    CascadeChoice breaks_before, breaks_after; // a page begins there
    CascadeChoice small_caps, capitals;        // either is seen as capitals
    CascadeShift shift;
    CascadeDirection direction;
    CascadeMarker marker; // of a list
    int indent;           // of a line of verse: CASCADE_EM are an em
} CascadeStyle;

typedef struct Cascade Cascade;

// One without rules, in arena.
Cascade *cascade_create(Arena *arena);

// Lends the words of another sheet that a sheet names, or an empty Text. from: the path of that sheet; path: is set to
// the path of the other.
typedef struct CascadeLoader {
    Text (*load)(void *owner, Text from, Text reference, Text *path);
    void *owner;
} CascadeLoader;

// Adds the rules of a sheet at a path, which is not kept; the loader finds those that it imports.
void cascade_add_sheet(Cascade *cascade, Text sheet, Text path, const CascadeLoader *loader);

// Whether a list of media, as it stands behind "@media" or in a link, has one that a glass is, without a question to
// it.
bool cascade_is_for_glass(Text media);

// An element begins: what the rules and its own style say of it. It is left again, in order.
CascadeStyle cascade_enter(Cascade *cascade, const MarkupElement *element);
void cascade_leave(Cascade *cascade);
