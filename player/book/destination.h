// Destination: what the player itself has a name for: its own screens, and the shelves. No item may be called so;
// authors may link to some.
#pragma once

#include "base/id.h"
#include "book/phrases.h"

typedef struct Destination {
    const char *id;
    bool is_linked; // authors may link to it,
    PhraseId label; // in these words
} Destination;

// Lends the one with that id; NULL when there is none.
const Destination *destination_find(Text id);
