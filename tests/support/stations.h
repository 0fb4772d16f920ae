// Stations: where a visit can stand, page by page and sheet by sheet, and a way to be there as if one had just come:
// what is tried there may lead anywhere.
#pragma once

#include "command/stage.h"

typedef struct Station {
    Action way;   // from Home
    int page;     // from 1
    Action sheet; // what is opened over it; ACTION_NONE: nothing
} Station;

typedef ARRAY(Station) Stations;

// Home, Support, About, every shelf, need, item, step and question, each with all its pages, and the sheets that open
// over a page. They lie in arena. A visit goes on on the stage, and is another one afterwards.
Stations stations_of(Stage *stage, Arena *arena);

// A new visit, at that station, settled.
void stations_go(Stage *stage, const Station *station);
