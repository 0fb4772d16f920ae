// Spelling: how many typos part what was typed from a word, or from the beginning of one. A typo is a letter too many,
// a letter too few, another letter, or two neighbours that changed places (optimal string alignment). The word is fed a
// code point at a time, and each column of the table of distances is a few machine words (Myers 1999, Hyyrö 2003), so
// that words which begin alike share the columns of that beginning.
#pragma once

#include "base/text.h"

enum { SPELLING_POINTS_MOST = 48 }; // of what was typed; what is longer is looked at so far

typedef struct Spelling {
    uint32_t points[SPELLING_POINTS_MOST];
    int count;
    uint64_t ascii[128]; // where each letter stands in it, a bit each; others are looked for
} Spelling;

// What is known after some code points of a word.
typedef struct SpellingColumn {
    uint64_t rises, falls, diagonal, matches;
    int depth; // code points of the word
} SpellingColumn;

// What was typed, folded.
void spelling_set(Spelling *spelling, Text typed);

// The column before the first code point, and the one that follows a column.
SpellingColumn spelling_first(const Spelling *spelling);
SpellingColumn spelling_next(const Spelling *spelling, const SpellingColumn *column, uint32_t point);

// The typos between all that was typed and the code points so far.
int spelling_distance(const Spelling *spelling, const SpellingColumn *column);

// No word that goes on from here is, or begins with, what was typed with so many typos or fewer.
bool spelling_is_lost(const Spelling *spelling, const SpellingColumn *column, int typos);
