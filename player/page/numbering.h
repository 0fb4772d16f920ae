// Numbering: what stands before the items of a list, one after the other: 1. 2. 3., a. b. c., or i. ii. iii., from a
// number on, up or down. Items may bear a number of their own, which the next one goes on from.
#pragma once

#include "book/book.h"
#include "book/phrases.h"

typedef struct Numbering {
    MarkerKind kind;
    int next, step;
} Numbering;

// That of a list of so many items.
Numbering numbering_begin(const Block *list, int count);

// The number of the next item.
int numbering_take(Numbering *numbering, const Block *item);

// A number as it stands there, in arena, with what the language sets beside it; empty for discs and for nothing. What
// letters or Roman figures cannot say is said in plain ones.
Text numbering_words(Arena *arena, const Phrases *phrases, MarkerKind kind, int number);
