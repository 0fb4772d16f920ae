#include "base/index.h"

#include <assert.h>

enum { ROOM_LEAST = 16 };

// Where the word stands, or the free place where it would.
static IndexEntry *find_entry(const Index *index, Text word, uint32_t hash)
{
    assert(index->count < index->room);
    size_t at = hash & (index->room - 1);
    while (index->entries[at].thing && !(index->entries[at].hash == hash && text_equal(index->entries[at].word, word)))
        at = (at + 1) & (index->room - 1);
    return &index->entries[at];
}

// The table before stays in the arena until that is reset.
static void grow(Index *index)
{
    Index grown = {.arena = index->arena, .room = index->room ? index->room * 2 : ROOM_LEAST, .count = index->count};
    grown.entries = arena_many(index->arena, IndexEntry, grown.room);
    for (size_t i = 0; i < index->room; i++) {
        const IndexEntry *moved = &index->entries[i];
        if (moved->thing)
            *find_entry(&grown, moved->word, moved->hash) = *moved;
    }
    *index = grown;
}

bool index_add(Index *index, Text word, void *thing)
{
    assert(index->arena && thing);
    if (index->count * 2 >= index->room)
        grow(index);
    uint32_t hash = text_hash(word);
    IndexEntry *entry = find_entry(index, word, hash);
    if (entry->thing)
        return false;
    *entry = (IndexEntry){word, hash, thing};
    index->count++;
    return true;
}

void *index_find(const Index *index, Text word)
{
    return index->count ? find_entry(index, word, text_hash(word))->thing : NULL;
}
