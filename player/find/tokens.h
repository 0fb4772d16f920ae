// Tokens: the words of a text as they are looked for: folded (base/folded), and without the marks that many leave out.
// A word of Chinese or Japanese is any two characters that stand side by side, as nobody can say for sure where words
// end there. Apostrophes join what they stand in, and what follows one is a word of its own as well (l'amour).
#pragma once

#include "base/folded.h"

typedef struct Token {
    Text word;           // folded
    uint32_t start, end; // bytes of the text
} Token;

typedef ARRAY(Token) Tokens;

typedef enum TokenUse {
    TOKENS_LISTED, // all by which a text may be found: a German ü as ue too, and the last character of Chinese alone
    TOKENS_TYPED,  // what somebody looks for
} TokenUse;

// Those of a text, in arena.
Tokens tokens_of(Folding *folding, Arena *arena, Text text, TokenUse use);
