// Discretion: which words may not be read across the room, by the lists of the library that is shown (words.xml). They
// are read when they are first asked for.
#pragma once

#include "base/source.h"
#include "proof/word-list.h"

typedef struct Discretion {
    Source *source; // of the library, borrowed
    Arena *arena;   // NULL: nothing was asked yet
    WordLists lists;
} Discretion;

// Whether the words, in that language, hold one of those. As Setting's is_private.
bool discretion_guards(void *discretion, Text language, Text words);

// Forgets the lists: the library may be another.
void discretion_forget(Discretion *discretion);
