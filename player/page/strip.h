// Strip: one of the things that stand below each other on a page: a paragraph, a picture, a row of a table, a rest, or
// room for a screen's own box. Notes, quotes, indents and frames are enclosures around neighbouring strips.
#pragma once

#include "page/enclosure.h"
#include "page/pages.h"

// A table that stands in a cell is a strip until it is known how wide the cell becomes; on a page its rows are.
typedef enum StripKind { STRIP_WORDS, STRIP_PICTURE, STRIP_ROW, STRIP_BOX, STRIP_TABLE, STRIP_RULE } StripKind;

// What stands before the first line of a list's item, in the indent that it is given: its number, a disc, or nothing.
typedef struct Marker {
    const Enclosure *indent;
    MarkerKind kind;
    Paragraph number; // without lines for a disc and for nothing
} Marker;

typedef struct Strip {
    StripKind kind;
    int piece;
    const Block *block;      // NULL for boxes
    const Enclosure *within; // never NULL: it is as wide as the column inside
    int gap_px;              // above, except at the top of a page
    bool keeps_next;         // no page ends after it
    bool is_whole;           // never parts
    bool is_quiet;           // words: a line that leads to a safety line; it never begins a page,
    int touch_px;            // and where it ends one keeps so much free below it for a finger
    bool starts_page, is_head;
    bool is_full;         // box: in its fuller form
    bool is_beside;       // picture and its caption: what follows stands beside them
    bool is_set;          // words, pictures: in their present column
    const Marker *marker; // words: NULL: none
    Paragraph paragraph;  // words, and those that stand for a picture: its passage from the first, its lines once set
    uint32_t prefix_size; // bytes of the passage before the block's own text: a column's head, an item's wide number
    int beside_px, beside_lines; // words: so much is taken from the column, for so many of the first lines
    int hang_px;                 // words: how far what is turned over stands in, where there is room for that
    Align align;
    Size size;             // others, once set
    struct Strip *caption; // picture: the strip that follows it, or NULL
    Enclosure *own;        // picture that text stands beside: the column of it and its caption
    const Block *together; // stays on a page with its neighbours that have the same; NULL: none
    const struct Row *row;
    struct Strip *heads; // row: those of its columns, said again where a page begins with it; NULL: none
    bool is_repeat;      // row, words: of heads, or of a cell that spans rows, that are said again
    struct Table *table;
} Strip;

// A strip, or lines first..last of one, at a height.
typedef struct Placed {
    Strip *strip;
    int index;       // of the strip
    int first, last; // lines; 0 and 1 for what has none
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

// The lower edge of what is placed.
int placed_bottom_px(const Placed *placed);

// Room that enclosures and the gap take between a strip and the one above it (NULL: the top of a page), and below the
// last strip of a page.
int strip_above_px(const Strip *above, const Strip *strip);
int strip_below_px(const Strip *strip);

// The strip stands in the enclosure. False for NULL.
bool strip_is_within(const Strip *strip, const Enclosure *enclosure);

// The outermost note that it stands in; NULL: none.
const Enclosure *strip_note(const Strip *strip);
