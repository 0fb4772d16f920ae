// StackRungs: the rungs of the ladder, one table for all screens: what a screenful gives up until it stands on one
// glass.
#pragma once

#include "screen/stack-private.h"

// Rungs that are tried together, the first span first.
typedef enum RungSpan {
    SPAN_WHOLE, // all of it stands on one page, with all that it says
    SPAN_LEVEL, // on one page, its heading no larger than the text, or its text as a hint
    SPAN_FIRST, // words first
    SPAN_TERSE, // words in small print, all that is said above them
    SPAN_LEAST,
    SPAN_TURNS, // as many at a time as fit
    SPAN_COUNT
} RungSpan;

typedef struct StackRung {
    RungSpan span;
    int number;      // of the ladder as authors know it, 1 to 6
    unsigned traits; // of its arrangement
    int scarcity, smaller;
    WaysForm ways;
} StackRung;

typedef struct StackRungs {
    const StackRung *at;
    int count;
} StackRungs;

StackRungs stack_rungs(RungSpan span);

// The arrangement in so many columns at most.
StackArrangement stack_rung_arrange(const StackRung *rung, int columns, bool is_tight);

// Whether the group has anything to give up there, and may.
bool stack_rung_is_worth(const Stack *stack, const StackGroup *group, const StackRung *rung);
