// MadeText: running text that is made up, of a language that has 200,000 words: the n-th commonest is met 1/n as often
// as the first, as in any language. The same every time.
#pragma once

#include <stdint.h>

#include "base/text.h"

enum { MADE_TEXT_SEED = 1 };

// A word that comes next, in arena.
Text made_text_word(Arena *arena, uint32_t *seed);

// Forty of them, in arena, which it fills with scratch as well.
Text made_text_paragraph(Arena *arena, uint32_t *seed);
