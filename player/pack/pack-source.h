// Pack source: what a folder holds that is to be packed.
#pragma once

#include "base/array.h"
#include "base/text.h"

typedef struct PackSource {
    ARRAY(Text) paths; // of its files, in no order
    Text fault;        // empty, or what cannot be packed
} PackSource;

// All files in a folder and those below it but hidden ones, in arena. Links, and names that no manifest may hold, are
// faults.
PackSource pack_source_list(Arena *arena, const char *folder);
