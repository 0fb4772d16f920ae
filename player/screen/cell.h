// Cell: one of the standing buttons of the bars: an icon with its words, or alone where glass is narrow. It does not
// know where it stands.
#pragma once

#include "book/phrases.h"
#include "screen/screen.h"

typedef struct CellKind {
    ActionKind action;
    PhraseId phrase;
    Icon icon;
} CellKind;

// How the icon stands to the words, the widest first.
typedef enum CellMode { MODE_BESIDE, MODE_ABOVE, MODE_ICON } CellMode;

typedef struct Cell {
    const CellKind *kind; // borrowed
    Text label;
    CellMode mode;
    Rect rect;
} Cell;

// The width that a kind's own words want; a target's at least.
int cell_width_px(View *view, const CellKind *kind, CellMode mode);

// What stands in a cell of such a mode is no higher than a target.
bool cell_is_low_enough(const Theme *theme, CellMode mode);

// Draws the cell and makes it a target.
void cell_draw(View *view, Frame *frame, const Cell *cell);
