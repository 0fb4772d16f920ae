// Name table: finds the number that was put in under a name, as fast among many names as among few.
#pragma once

#include <stdint.h>

#include "base/text.h"

typedef struct NameTable {
    Arena *arena;
    struct NameSlot *slots; // a power of two of them, or none
    uint32_t room, count;
} NameTable;

// An empty one; it grows in the arena. Names are lent and must live as long.
NameTable name_table_of(Arena *arena);

// Puts a number, 0 or more, in under a name. False when the name is there already: it keeps its number.
bool name_table_put(NameTable *table, Text name, int number);

// The name's number, or -1.
int name_table_find(const NameTable *table, Text name);
