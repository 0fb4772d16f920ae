// Uses: where an exercise uses the answers that were given in it: conditions, options taken from another list, lines of
// a slip, the pace of a breathing. Whoever judges an exercise looks at these, whatever it was read from.
#pragma once

#include "base/array.h"
#include "book/book.h"

typedef enum UseKind {
    USE_CONDITION, // something is shown
    USE_OPTIONS,   // options are what was chosen there
    USE_WORDS,     // a line of a slip says it
    USE_PACE,
    USE_TIME,
    USE_FORM, // it decides how a breathe goes
} UseKind;

typedef struct Use {
    UseKind kind;
    const Ref *name;            // what the answer is called
    const Ref *bin;             // of USE_OPTIONS and USE_WORDS; its id may be ""
    const Condition *condition; // of USE_CONDITION
    int step;                   // -1: in none; of a condition around steps the first inside
    const Condition *when;      // what holds there, within the step; a condition's own is left out
    bool decides_options;       // whether those of the interaction around it are offered
    const Interaction *inside;  // the interaction it stands in, or NULL
} Use;

typedef ARRAY(Use) Uses;

// All of them, in arena, in the order of the steps; each condition once, though much may stand in it. What stands in
// other files, like the words of a rider, knows no answers and is left out.
Uses uses_of(Arena *arena, const Exercise *exercise);
