// Pattern: words to look for in a text, in large or small letters, with any white space between them. A pattern is
// words parted by spaces:
//     cure|cures   either of these       transform*   and any letters after it
//     |a           with or without it   ~            up to eight further words of the sentence, none of them a not
// The last word is one that has to be there. An apostrophe stands for a straight and a curled one.
#pragma once

#include "base/text.h"

enum { PATTERN_GAP_MOST = 8, PATTERN_AMID_MOST = 400 };

// The next word at or after *from, each part of one with hyphens by itself: *start is where it begins, and *from moves
// to its end. False when none is left.
bool pattern_word(Text text, size_t *from, size_t *start);

// Adds the pairs of letters that what fits the pattern may begin with: of a first one from a on a bit for each second
// one. Where a word begins with another pair nothing has to be matched. Returns a bit for each first one.
uint32_t pattern_add_beginnings(const char *pattern, uint32_t seconds[26]);

// True when the word that begins at at has such a beginning.
bool pattern_may_begin(Text text, size_t at, const uint32_t seconds[26]);

// The end of what fits the pattern from start on, where a word begins; 0 where nothing does. Whole words alone fit.
size_t pattern_match(Text text, size_t start, const char *pattern);

// True when the word before start is one of those, or ends like it where the list gives an ending such as n't; and when
// any word before it in the same clause is one, as far as PATTERN_AMID_MOST bytes back. NULL lists no words.
bool pattern_is_after(Text text, size_t start, const char *words);
bool pattern_is_amid(Text text, size_t start, const char *words);
