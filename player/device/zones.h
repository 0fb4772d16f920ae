// Zones: the time zones of the tz database, and the one that holds on this machine.
#pragma once

#include "base/array.h"
#include "base/text.h"

typedef struct Zones {
    ARRAY(Text) list; // like "Europe/Rome", in the order of their letters
} Zones;

// Reads those that the system has, into arena; none when it has none.
Zones zones_read(Arena *arena);

// From the bytes of zone1970.tab, which has the zones that differ since 1970; see tzfile(5) and its own head.
Zones zones_parse(Arena *arena, Text bytes);

// What holds, copied into name with a NUL; empty when it cannot be told.
void zones_present(char *name, size_t size);
