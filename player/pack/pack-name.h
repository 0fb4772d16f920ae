// Pack name: what a pack, and a version in the store, is called: the id of its library and its version, "home-7". Packs
// of keys are called "trust-2", and no library is.
#pragma once

#include "base/id.h"

#define PACK_NAME_TRUST "trust"

enum { PACK_NAME_SIZE = ID_SIZE + 8 };

typedef struct PackName {
    Id id;
    int version;             // from 1
    char at[PACK_NAME_SIZE]; // both
} PackName;

PackName pack_name_of(Id id, int version);

// Reads "home-7"; false when it is no such name.
bool pack_name_read(Text text, PackName *name);

bool pack_name_is_trust(const PackName *name);

// True for an id as the vocabulary has it.
bool pack_name_suits_id(Text id);

// The whole number, written without zeros before it, that text is; -1 when it is none from 0 to most.
long pack_name_number(Text text, long most);
