// Galley: strips below each other in one column, not cut into pages yet: the blocks of a whole flow, or of one cell of
// a table. It knows what gap the next strip wants above it. Words are set when somebody asks, and again when their
// column has changed.
#pragma once

#include "page/strip.h"

// Where a block's words begin, whether they are shown or not.
typedef struct Anchor {
    const Block *block;
    int strip; // may be one past the last, when nothing follows, or -1, when what is hidden has nothing before it
} Anchor;

// What blocks take on from those around them.
typedef struct Column {
    Enclosure *within; // never NULL
    int piece;
    Color background;
    const Context *context; // NULL: none
    Text language;
    Direction direction;
    bool is_strong;
    bool is_beside; // a picture stands beside what follows it
} Column;

// What the next strip finds above it.
typedef struct GalleyGap {
    int pending_px, least_px;
    bool is_first, follows_heading;
} GalleyGap;

typedef struct Galley {
    Arena *arena;
    Typesetter *typesetter;
    const PagesSpec *spec;
    bool is_cell;
    ARRAY(Strip *) strips;
    ARRAY(Anchor) anchors;
    ARRAY(Enclosure *) enclosures; // outer ones before those within
    GalleyGap gap;
    bool starts_page;     // the next strip does
    const Marker *marker; // of the item that has no words yet; NULL: none
} Galley;

// An empty galley. spec must stay where it is.
Galley galley_begin(Arena *arena, Typesetter *typesetter, const PagesSpec *spec);

// An empty galley for a cell of a table that stands in that one.
Galley galley_for_cell(const Galley *around);

// Adds a strip of that kind, with room above it; a block's words.
Strip *galley_add(Galley *galley, const Column *column, StripKind kind, int gap_px);
Strip *galley_add_words(Galley *galley, const Column *column, const Block *block, TextStyle style);

// Adds a strip made for another galley: with the gap that is right here, or as it is.
void galley_put(Galley *galley, Strip *strip, int gap_px);
void galley_append(Galley *galley, Strip *strip);

// Begins what holds other blocks, with that gap above the first of them; ends it, with at least so much below.
void galley_open(Galley *galley, int gap_px);
void galley_close(Galley *galley, int least_gap_px);

// A new enclosure in the column, fitted. pad: what is kept free beside (a quote's at its start alone), and above and
// below.
Enclosure *galley_enclose(Galley *galley, const Column *column, EnclosureKind kind, Size pad);

// Where the block's words begin: the next strip, or for a block that is not shown, and all inside it, the one before.
void galley_anchor(Galley *galley, const Block *block);
void galley_anchor_hidden(Galley *galley, const Block *block);

// The words of a block in a column.
Passage galley_passage(const Galley *galley, const Column *column, const Block *block, TextStyle style);

// Sets the words of a strip for what stands beside their first lines; 0, 0: nothing.
void galley_set_beside(const Galley *galley, Strip *strip, int px, int lines);

// Finds all columns anew after the outermost has changed; the strips are to be set anew.
void galley_fit(Galley *galley);

// Sets the words of a strip, or sizes its picture, in its present column. Once is enough; a second call does nothing.
void galley_set(const Galley *galley, Strip *strip);
