// Cascade: the few things that style sheets say of a page which change what it tells, and not how it looks: what is not
// shown at all, what stands on a line of its own, what is emphasised, struck out, raised or lowered, and where white
// space counts (CSS 2.2). All else is passed over. Selectors are elements, classes, ids and attributes, with what
// stands around or before them; one with anything else in it is passed over as a whole.
#pragma once

#include "markup/markup.h"

enum {
    CASCADE_BYTES_MOST = 1024 * 1024, // of all sheets of a page
    CASCADE_RULES_MOST = 20000,
    CASCADE_IMPORTS_MOST = 4, // one inside another
    CASCADE_PARTS_MOST = 5,   // of a selector
    CASCADE_CLASSES_MOST = 8, // of an element, and of a part of a selector
};

typedef enum CascadeDisplay { DISPLAY_UNSET, DISPLAY_NONE, DISPLAY_BLOCK, DISPLAY_INLINE } CascadeDisplay;
typedef enum CascadeChoice { CHOICE_UNSET, CHOICE_YES, CHOICE_NO } CascadeChoice;
typedef enum CascadeShift { SHIFT_UNSET, SHIFT_NONE, SHIFT_SUB, SHIFT_SUPER } CascadeShift;

typedef struct CascadeStyle {
    CascadeDisplay display;
    CascadeChoice hidden, italic, bold, struck, pre;
    CascadeShift shift;
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

// An element begins: what the rules and its own style say of it. It is left again, in order.
CascadeStyle cascade_enter(Cascade *cascade, const MarkupElement *element);
void cascade_leave(Cascade *cascade);
