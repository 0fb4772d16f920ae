// Tile: a button of words alone, in one size that all of its neighbours share, with an icon before them where it has
// one: what stands on the glass between visits. (A Control takes the size that its own words find room in.)
#pragma once

#include "screen/screen.h"

typedef struct Tile {
    Text label, language; // language: of the label; empty: the book's
    Text note;            // of its language: below the label in smaller words; or empty
    Text name;            // what it is called; empty: as its label says
    Icon icon;
    bool is_primary; // filled
    bool is_chosen;
    TextStyle style;
    Action action;
    Rect reach; // as Target's
} Tile;

// The width at which its label and its note stand on one line each; never less than a target.
int tile_width_px(View *view, const Tile *tile);

// The height for one line of each; never less than a target.
int tile_height_px(const View *view, const Tile *tile);

// The lines that its label stands on in a tile so wide; 0: a word of it has no room there.
int tile_line_count(View *view, const Tile *tile, int width_px);

// Draws it, with its target, filling rect. A label that is too long for it stands on more lines.
void tile_draw(View *view, Frame *frame, const Tile *tile, Rect rect);
