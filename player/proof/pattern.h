// Pattern: words to look for in a text, as authors write them. They are compared as base/folded.h folds both; a pattern
// is words parted by blanks:
//     cure|cures   either of these       transform*   and any letters after it; *ly, and any before
//     |a           with or without it    ~            up to eight further words of the sentence, none of them a not
// Its first and its last word have to be there. Whole words alone fit, so that cure is not in secure; a script that has
// no blanks has none here either, and there a pattern fits anywhere.
#pragma once

#include "base/folded.h"

enum { PATTERN_GAP_MOST = 8, PATTERN_BEFORE_MOST = 400, PATTERN_WORDS_MOST = 16, PATTERN_GAPS_MOST = 3 };

// One way to write a word; '*' stands for letters.
typedef struct PatternWay {
    const uint32_t *points;
    int count;
} PatternWay;

// A word in all its ways, or a list of words.
typedef struct PatternWord {
    ARRAY(PatternWay) ways;
    bool may_lack, is_behind_gap;
} PatternWord;

// Why something is no pattern.
typedef struct PatternFault {
    const char *sentence, *hint;
} PatternFault;

typedef struct Pattern {
    ARRAY(PatternWord) words;
    uint64_t firsts; // what fits may begin with: a bit for each point, modulo 64
    PatternFault fault;
} Pattern;

// Reads a pattern into arena; false when it can never fit, or is too long, and its fault tells why.
bool pattern_read(Pattern *pattern, Folding *folding, Arena *arena, Text source);

// The same for a list of words parted by blanks, in which *n't stands for all that end so. Empty for an empty source.
PatternWord pattern_list(Folding *folding, Arena *arena, Text source);

// A text that is looked through, and the words that turn a sentence round: no gap passes them, and can is not in can't.
typedef struct PatternText {
    Folded folded;
    const PatternWord *negations;
} PatternText;

// A word of the text begins at this point.
bool pattern_may_begin(const PatternText *text, int at);

// The point behind what fits the pattern from that word on, the nearest one; 0 where nothing does.
int pattern_match(const Pattern *pattern, const PatternText *text, int at);

// The word before that point is one of those; and any word before it in the same clause is, as far as
// PATTERN_BEFORE_MOST points back.
bool pattern_is_after(const PatternWord *words, const PatternText *text, int at);
bool pattern_is_amid(const PatternWord *words, const PatternText *text, int at);
