// Pack: a library as a folder that can be signed, carried and installed: every file of it, and a manifest that names
// each. The same library and version give the same bytes.
#pragma once

#include "pack/manifest.h"

typedef struct PackSpec {
    const char *folder; // of a library; or of keys: trust.xml and a ROLE.pub for each role
    const char *out;    // a stick: the pack stands in LECTERN/packs of it then
    int version;        // 0: the one after its own, which is written into library.xml when the pack is whole
    Text player;        // that it needs
} PackSpec;

typedef enum PackOutcome {
    PACK_MADE,
    PACK_THERE,  // the same stood there already
    PACK_FAULTY, // the library cannot be packed
    PACK_FAILED, // the machine cannot
} PackOutcome;

typedef struct PackResult {
    PackOutcome outcome;
    Text folder;   // of the pack
    Text sentence; // what is wrong, without a full stop
} PackResult;

// The folder holds keys: trust.xml, and no library.
bool pack_is_trust(Arena *arena, const char *folder);

// Makes it. The library has been checked. All texts are in arena.
PackResult pack_make(Arena *arena, const PackSpec *spec);
