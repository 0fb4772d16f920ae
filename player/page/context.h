// Context: what words stand in, for those who hear them and do not see how they are set: a heading, an item of a list,
// a quotation, a note, a cell of a table. Words know the innermost, and that the one around it. Two passages stand in
// the same one when they know the same Context.
#pragma once

#include "book/book.h"

typedef enum ContextKind {
    CONTEXT_HEADING, // number: its level, 1 to 6
    CONTEXT_LIST,    // count: of its items
    CONTEXT_ITEM,    // number of count; of definitions what is defined and what that means are one
    CONTEXT_QUOTE,
    CONTEXT_NOTE,
    CONTEXT_TABLE, // number: of its rows below the heads, count: of its columns
    CONTEXT_ROW,   // number of count, below the heads; 0: the heads themselves
    CONTEXT_CELL,  // number: of its column
} ContextKind;

typedef struct Context {
    ContextKind kind;
    const struct Context *outer; // NULL: none
    int number, count;
    NoteKind note;
    Text head;          // cell: the words over its column, where they are not said with it; empty: none
    Text head_language; // empty: the book's
} Context;
