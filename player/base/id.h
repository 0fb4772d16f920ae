// Id: an identifier by value, so that places and actions outlive the book they were read from. "" is none. The
// vocabulary holds authors to ID_SIZE - 1 bytes of lower-case letters, digits and hyphens.
#pragma once

#include "base/text.h"

enum { ID_SIZE = 48 };
typedef struct Id {
    char at[ID_SIZE];
} Id;

// The id with these bytes; too long or empty gives the empty id.
Id id_of(Text text);
Text id_text(const Id *id);
bool id_equal(Id a, Id b);
bool id_is(Id id, const char *name);
