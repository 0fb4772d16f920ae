// Screen status: how a screen does, as XML, for whoever looks after many of them: its machine, its last update, its
// clock, and what of its library is overdue. Nothing in it tells of pages, of visits or when anybody was there.
#pragma once

#include "base/text.h"

typedef struct ScreenStatusSpec {
    const char *store;
    const char *content; // the library that is shown; NULL: there is none
    Text told;           // what the player says of itself (app/report.h); empty: nothing
} ScreenStatusSpec;

// Prints its elements to standard output; the root element is the caller's.
void screen_status_print(Arena *arena, const ScreenStatusSpec *spec);

// The name of the screen, as it may stand in an attribute. In arena.
Text screen_status_name(Arena *arena);
