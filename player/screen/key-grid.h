// KeyGrid: letters as keys on the glass: in the rows that readers of the language know where these have room, else in
// the order of their alphabet. A letter that leads nowhere keeps its place; where few lead on, they alone are there,
// and large.
#pragma once

#include "find/search.h"
#include "screen/control.h"

typedef struct KeyGrid KeyGrid;

typedef struct KeyGridSpec {
    const Keyboard *keyboard;   // without rows: the letters that words begin with
    const NextLetters *letters; // that may stand next; NULL or none: any of them
    bool is_alphabetical;       // whoever comes to keys one after the other looks for them in that order
    bool is_begun;              // something is typed, so that few letters may stand alone
} KeyGridSpec;

// Set for that room, in view->arena.
KeyGrid *key_grid_fit(View *view, const KeyGridSpec *spec, Rect room);

// Draws it: each letter is an ACTION_TYPE.
void key_grid_draw(View *view, Frame *frame, const KeyGrid *grid);
