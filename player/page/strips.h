// Strips: the pieces of a layout made into one galley, block by block as somebody looks; their words are set later
// still. Blocks nest as deep as an iterator goes (FLOW_DEPTH_MOST); each is met once.
#pragma once

#include "page/galley.h"

// Where strips may begin anew: between two paragraphs that nothing holds together.
typedef struct StripsPoint {
    int piece, block;
    int strip; // the next of the whole layout
} StripsPoint;

typedef struct Strips {
    Galley galley;
    PagesSpec spec;
    StripsPoint start;         // where the galley begins
    ARRAY(StripsPoint) points; // met so far
    Enclosure page;            // the page itself, which boxes and frames fill
    Enclosure text;            // the column of running text on it
    int *piece_starts;         // of the whole layout: strip of each piece begun so far
    int *chain_ends;  // the last piece of the chain of tied ones that begins with a piece; itself: none begins there
    int piece, block; // the next to be walked
    Enclosure *frame; // around the piece at hand; NULL: none
} Strips;

// Begins in arena; strips must stay where it is.
void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec);

// Begins at a point of another's, which must outlive it, in an arena of its own: its strips are those that follow
// there.
void strips_begin_at(Strips *strips, Arena *arena, const Strips *whole, StripsPoint point);

// Adds the strips of the next block or box; false when all have been added.
bool strips_extend(Strips *strips);

// The strip with that number in the galley, set, extending as needed; NULL past the end.
Strip *strips_at(Strips *strips, int index);
