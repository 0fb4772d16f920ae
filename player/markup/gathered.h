// Gathered: words that come in pieces, until they are whole: a title, a label. Bounded: what comes after
// GATHERED_BYTES_MOST bytes is left out.
#pragma once

#include "base/text.h"

enum { GATHERED_BYTES_MOST = 4096 };

typedef struct Gathered {
    char bytes[GATHERED_BYTES_MOST];
    size_t size;
} Gathered;

void gathered_begin(Gathered *gathered);
void gathered_add(Gathered *gathered, Text piece);

// All of it with white space folded, in arena.
Text gathered_words(const Gathered *gathered, Arena *arena);
