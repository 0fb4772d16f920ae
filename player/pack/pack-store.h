// Pack store: the folder of the versions of a library that stand on a screen, each whole and never changed, and the
// links that say which of them is shown. It is the installer's; the player only reads it.
//
//     home-6/ home-7/     each with MANIFEST, signatures and content/
//     current, previous   links to two of them
//     trust-2/, trust     keys that came in a pack, and a link to the newest of them
#pragma once

#include "pack/manifest.h"

#define PACK_STORE_FOLDER "/var/lib/lectern-library"

typedef enum PackLink { PACK_CURRENT, PACK_PREVIOUS, PACK_TRUST, PACK_LINK_COUNT } PackLink;

// What a link of the store leads to: a version that is there. False when there is no such link.
bool pack_store_find(const char *store, PackLink link, PackName *name);

// The folder of a version, in arena.
const char *pack_store_folder(Arena *arena, const char *store, const PackName *name);

// Where a version is made before it has its name, in arena.
const char *pack_store_part(Arena *arena, const char *store, const PackName *name);

// Lets a link lead to that version, in one step: whenever the power goes it leads to the one or to the other. False
// when that fails; errno says why.
bool pack_store_lead(Arena *arena, const char *store, PackLink link, const PackName *name);

// Removes what an install that was broken off has left, and every version that no link leads to and nobody holds.
void pack_store_tidy(Arena *arena, const char *store);

// Takes the store for whoever changes it, until the descriptor is closed. -1 when it cannot be had: EWOULDBLOCK when
// somebody else has it.
int pack_store_take(const char *store);

// Holds a version, so that it stays while it is shown, until the descriptor is closed. -1 when it cannot be held.
int pack_store_hold(const char *store, const PackName *name);
