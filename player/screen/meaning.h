// Meaning: what a touched word, rider, answer, card, note or address leads to: told apart, on a sheet.
#pragma once

#include "screen/screen.h"

typedef struct Meaning {
    Text word;                // at its head, or empty
    Text language;            // of the word; empty: the interface's
    Flow flow;                // none where nothing is found
    const Exercise *exercise; // that its conditions look at, or NULL
    Text address;             // large, in place of a flow; or empty
    Text hint;                // below all; or empty
    Action way;               // to where it stands itself; ACTION_NONE: it has no place of its own
} Meaning;

// What that action opens.
Meaning meaning_of(View *view, const Action *how);
