#include "base/name-table.h"

#include <assert.h>

typedef struct NameSlot {
    Text name;
    uint32_t hash;
    int number; // one more; 0: the slot is free
} NameSlot;

// FNV-1a.
static uint32_t hash_name(Text name)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < name.size; i++)
        hash = (hash ^ (unsigned char)name.at[i]) * 16777619u;
    return hash;
}

// Where the name stands, or would.
static NameSlot *find_slot(const NameTable *table, Text name, uint32_t hash)
{
    assert(table->count < table->room);
    uint32_t at = hash & (table->room - 1);
    for (;; at = (at + 1) & (table->room - 1)) {
        NameSlot *slot = &table->slots[at];
        if (!slot->number || (slot->hash == hash && text_equal(slot->name, name)))
            return slot;
    }
}

// Keeps at least half of the slots free.
static void make_room(NameTable *table)
{
    if (2 * (table->count + 1) <= table->room)
        return;
    NameTable larger = {.arena = table->arena, .room = table->room ? 2 * table->room : 16, .count = table->count};
    larger.slots = arena_many(larger.arena, NameSlot, larger.room);
    for (uint32_t i = 0; i < table->room; i++)
        if (table->slots[i].number)
            *find_slot(&larger, table->slots[i].name, table->slots[i].hash) = table->slots[i];
    *table = larger;
}

NameTable name_table_of(Arena *arena)
{
    return (NameTable){.arena = arena};
}

bool name_table_put(NameTable *table, Text name, int number)
{
    assert(table->arena && number >= 0);
    make_room(table);
    uint32_t hash = hash_name(name);
    NameSlot *slot = find_slot(table, name, hash);
    if (slot->number)
        return false;
    *slot = (NameSlot){name, hash, number + 1};
    table->count++;
    return true;
}

int name_table_find(const NameTable *table, Text name)
{
    return table->count ? find_slot(table, name, hash_name(name))->number - 1 : -1;
}
