// Strip: one of the things that stand below each other on a page: a paragraph, a picture, a row of a table, or room for a screen's own
// box. Notes, quotes and frames are enclosures around neighbouring strips. Positions are those of a left-to-right page; drawing
// mirrors them.
#pragma once

#include "page/pages.h"

typedef enum EnclosureKind { ENCLOSURE_QUOTE, ENCLOSURE_NOTE, ENCLOSURE_FRAME } EnclosureKind;

typedef struct Enclosure {
    const struct Enclosure *outer; // NULL: the page
    EnclosureKind kind;
    NoteKind note;
    int x, width;          // of its box
    int top_px, bottom_px; // kept free inside it, on every page that it stands on
} Enclosure;

typedef enum StripKind { STRIP_WORDS, STRIP_PICTURE, STRIP_ROW, STRIP_BOX } StripKind;
typedef enum MarkerKind { MARKER_NONE, MARKER_DISC, MARKER_NUMBER } MarkerKind;

// What stands before the first line of a list's item.
typedef struct Marker {
    MarkerKind kind;
    int x, width;          // of the room it stands in
    Paragraph number;
} Marker;

typedef struct Strip {
    StripKind kind;
    int piece;
    const Block *block;    // NULL for boxes
    const Enclosure *within;
    int x, width;          // of its column
    int gap_px;            // above, except at the top of a page
    bool keeps_next;       // no page ends after it
    bool is_whole;         // never parts
    bool starts_page, is_head, is_set;
    Marker marker;
    Passage passage;       // words
    uint32_t prefix_size;  // bytes of the passage before the block's own text
    Align align;
    Paragraph paragraph;   // words, once set
    Size size;             // others, once set
    struct Strip *caption; // picture: the strip that follows it, or NULL
    const struct Row *row;
} Strip;

// A strip, or lines first..last of one, at a height.
typedef struct Placed {
    Strip *strip;
    int index;             // of the strip
    int first, last;       // lines; 0 and 1 for what has none
    int y;
} Placed;

typedef ARRAY(Placed) Placing;

// A row of a table: the strips of all its cells.
typedef struct Row {
    Placing cells;
    bool is_header;
} Row;

// Lines, or 1 for what has none; their height.
int strip_unit_count(const Strip *strip);
int strip_height_px(const Strip *strip, int first, int last);

// Room that enclosures and the gap take between a strip and the one above it (NULL: the top of a page), and below the last strip of a page.
int strip_above_px(const Strip *above, const Strip *strip);
int strip_below_px(const Strip *strip);

// The strip stands in the enclosure.
bool strip_is_within(const Strip *strip, const Enclosure *enclosure);
