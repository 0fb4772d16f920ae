// Enclosure: what stands around neighbouring strips: a column, the indent of a list, the box of a note, the rule beside
// a quote, the frame of a card. Enclosures stand within each other, and each leaves a narrower column inside. Positions
// are those of a left-to-right page; drawing mirrors them.
#pragma once

#include "book/book.h"

typedef enum EnclosureKind {
    ENCLOSURE_COLUMN, // of the page, of a cell, or of a picture that text stands beside
    ENCLOSURE_INDENT,
    ENCLOSURE_QUOTE,
    ENCLOSURE_NOTE,
    ENCLOSURE_FRAME,
} EnclosureKind;

typedef struct Enclosure {
    struct Enclosure *outer; // NULL: none
    EnclosureKind kind;
    NoteKind note;
    const Id *rider;       // note: the rider that it is; NULL: none
    int start_px, end_px;  // kept free beside what it holds, as far as there is room
    int top_px, bottom_px; // kept free above and below, on every page that it stands on
    int x, width;          // of the column inside it; width is never less than 1
    int depth;             // enclosures around it
} Enclosure;

// Finds the column inside it, and its depth, from the one around it: no more than a sixth or an eighth is kept free at
// a side, and nothing where that would leave less than twice as much for words. So columns never close, however deep
// they stand.
void enclosure_fit(Enclosure *enclosure);

// inner is outer, or stands within it.
bool enclosure_holds(const Enclosure *outer, const Enclosure *inner);

// The innermost that holds both; NULL when there is none, or one of them is NULL.
const Enclosure *enclosure_shared(const Enclosure *a, const Enclosure *b);

// Room that enclosures from inner out to outer, itself left out, take above and below; NULL: all of them.
int enclosure_above_px(const Enclosure *inner, const Enclosure *outer);
int enclosure_below_px(const Enclosure *inner, const Enclosure *outer);
