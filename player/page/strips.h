// Strips: the blocks of the book made into one list of strips, block by block as somebody looks; their words are set later still.
#pragma once

#include "page/strip.h"

// Where a block's words begin, whether they are shown or not.
typedef struct Anchor {
    const Block *block;
    int strip;
} Anchor;

typedef ARRAY(Strip *) StripList;

// The column being filled while blocks are walked.
typedef struct Column {
    int x, width, piece;
    const Enclosure *within;
    Color background;
    Text language;
    Direction direction;
    bool is_strong;
} Column;

typedef struct Strips {
    Arena *arena;
    Typesetter *typesetter;
    PagesSpec spec;
    StripList list;
    ARRAY(Anchor) anchors;
    int *piece_starts;     // strip of each piece begun so far
    int piece, block;      // the next to be walked
    const Enclosure *frame; // around the piece at hand
    // What the next strip finds above it.
    int pending_gap_px, least_gap_px;
    bool is_first, follows_heading, starts_page;
    Marker marker;         // of the item that has no words yet
} Strips;

void strips_begin(Strips *strips, Arena *arena, Typesetter *typesetter, const PagesSpec *spec);

// Adds the strips of the next block or box; false when all have been added.
bool strips_extend(Strips *strips);

// Sets the words of a strip, or sizes its picture. Once is enough; a second call does nothing.
void strips_set(Strips *strips, Strip *strip);

// For table.c and figure.c: walks blocks into the list; adds one strip of that kind, with room above it; a block's words in a column.
void strips_walk(Strips *strips, const Block *blocks, int count, Column column);
Strip *strips_add(Strips *strips, const Column *column, StripKind kind, int gap_px);
Strip *strips_add_words(Strips *strips, const Column *column, const Block *block, TextStyle style);
Passage strips_passage(const Strips *strips, const Column *column, const Block *block, TextStyle style);
void strips_anchor(Strips *strips, const Block *block);
bool strips_show(const Strips *strips, const Block *block);
