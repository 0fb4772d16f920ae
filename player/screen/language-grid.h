// LanguageGrid: the names of languages as tiles, all alike, in rows that are filled evenly. A touch on one begins a
// visit in it. Where not all find room the last place leads to the screen of all languages, under a globe, or there are
// further pages.
#pragma once

#include "screen/tile.h"

typedef struct LanguageGridSpec {
    Size room;
    int rows_most, places_most; // at once
    bool has_all;               // the present language too; else the others
    bool is_paged;              // what finds no room stands on further pages of the grid
    const TextStyle *ladder;    // sizes of words, largest first
    int ladder_count;
} LanguageGridSpec;

typedef struct LanguageGrid {
    bool is_cut; // a name has no room on one line
    TextStyle style;
    Size cell;
    int columns, rows; // rows 0: there is no other language
    int first, shown;  // languages: how many at once, and from which on; 0 until it is set
    int rung;          // of the ladder
    bool has_more;     // the last place leads to the rest
    bool has_all;
} LanguageGrid;

// All of them at once in the largest words that allow it; else the most of them.
LanguageGrid language_grid_fit(View *view, const LanguageGridSpec *spec);

// Of all its rows, and of one without the gap below it.
Size language_grid_size(const View *view, const LanguageGrid *grid);

// How many languages a grid may show, on all its pages.
int language_grid_count(const View *view, bool has_all);

// Makes its tiles wider and higher, each up to half as much again, as far as there is room for that.
void language_grid_stretch(const View *view, LanguageGrid *grid, Size room);

// Draws those from its first on, in the middle of room's width and from its top.
void language_grid_draw(View *view, Frame *frame, const LanguageGrid *grid, Rect room);
