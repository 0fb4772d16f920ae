// Folded: a text as it is compared with another one, whoever typed it: in small letters by the rules of its language
// (Turkish has two i), composed (Unicode's NFKC_Casefold), with one kind of apostrophe and of blank, and without what
// may or may not be written: vowel marks of Arabic and Hebrew, the stroke that stretches Arabic words, joiners.
#pragma once

#include "base/interrupt.h"
#include "base/text.h"
#include "base/unicode.h"

// What folding goes by.
typedef struct Folding {
    Text language; // BCP 47
    Unicode
        *unicode; // tells words where a script has no blanks; opened when it is first asked, by folding_close closed
    Interrupt *interrupt; // broken off, a text is folded up to there; NULL: nobody does
} Folding;

void folding_close(Folding *folding);

// A code point, and the bytes of the text that it came from.
typedef struct FoldedPoint {
    uint32_t point;
    uint32_t start, end;
    bool is_letter;    // or a digit, or a mark on one
    bool is_spaceless; // a letter of a script that has no blanks between words
    bool is_break;     // a word begins here, or the one before it has ended; between characters of Chinese always
} FoldedPoint;

typedef struct Folded {
    FoldedPoint *at; // and one more behind the last, a break
    int count;
} Folded;

// In arena.
Folded folded_of(Folding *folding, Arena *arena, Text text);

// It ends a sentence; and it ends a clause, as what ends a sentence does too.
bool folded_is_stop(uint32_t point);
bool folded_is_pause(uint32_t point);
