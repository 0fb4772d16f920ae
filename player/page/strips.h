// Strips: the pieces of a layout made into one galley, block by block as somebody looks; their words are set later
// still. Blocks nest as deep as an iterator goes (FLOW_DEPTH_MOST); each is met once.
#pragma once

#include "page/galley.h"

typedef struct Strips {
    Galley galley;
    PagesSpec spec;
    Enclosure page;    // the page itself, which boxes and frames fill
    Enclosure text;    // the column of running text on it
    int *piece_starts; // strip of each piece begun so far
    int *chain_ends;   // the last piece of the chain of tied ones that begins with a piece; itself: none begins there
    int piece, block;  // the next to be walked
    Enclosure *frame;  // around the piece at hand; NULL: none
} Strips;

// Begins in arena; strips must stay where it is.
void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec);

// Adds the strips of the next block or box; false when all have been added.
bool strips_extend(Strips *strips);

// The strip with that number, set, extending as needed; NULL past the end.
Strip *strips_at(Strips *strips, int index);
