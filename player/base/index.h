// Index: finds what goes by a word without looking through all there is: a hash table in an arena. Words and things are
// lent by whoever adds them, and must live as long.
#pragma once

#include "base/text.h"

typedef struct IndexEntry {
    Text word;
    uint32_t hash;
    void *thing; // NULL: nothing stands here
} IndexEntry;

// Zeroed but for the arena it is empty, and finds nothing.
typedef struct Index {
    Arena *arena;
    IndexEntry *entries; // found from where their hash leads, onwards
    size_t room;         // a power of two, at most half of it taken
    size_t count;
} Index;

// Adds a thing under a word. False, and nothing is changed, when something goes by that word already.
bool index_add(Index *index, Text word, void *thing);

// Lends what goes by that word, or NULL.
void *index_find(const Index *index, Text word);
