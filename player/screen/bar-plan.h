// BarPlan: how the standing buttons are laid out on a glass, in a size of text, letters and a language: which of them
// stand in the bars and where, and how large their words are. It is the same for all screens, so that no button moves
// from one to another. What has no room in the bars stands in the sheet that More opens.
#pragma once

#include "screen/bar-button.h"

typedef enum BarCell {
    CELL_BACK = 1,
    CELL_HOME = 2,
    CELL_SUPPORT = 4,
    CELL_HIDE = 8,
    CELL_PREVIOUS = 16,
    CELL_COMFORT = 32,
    CELL_LISTEN = 64, // stands by itself, where there is a voice
    CELL_STOP = 128,
    CELL_NEXT = 256,
    CELL_FINISH = 512,
    CELL_DONE = 1024,
    CELL_CONTENTS = 2048,
    CELL_ABOUT = 4096,
    CELL_MORE = 8192,   // stands by itself, where something else has no room
    CELL_AGAIN = 16384, // these stand by themselves where the interface speaks, in More alone
    CELL_PLACE = 32768,
    CELL_LETTERS = 65536,
    CELLS_END = 131072
} BarCell;

// What fingers ask of the voice, as F2 to F4 do.
enum { CELLS_SPEECH = CELL_AGAIN | CELL_PLACE | CELL_LETTERS };

// The buttons in the order in which More lists them. Those of one place are never shown together.
typedef struct BarStand {
    BarCell cell;
    BarButtonKind kind;
} BarStand;
const BarStand *bar_stands(int *count);

enum { BAR_ROWS_MOST = 2, BAR_COLUMNS_MOST = 8 };

typedef struct BarPlan {
    int rows, columns; // two rows: one at the top and one at the bottom, or both at the bottom
    BarLettering lettering;
    const struct BarLayout *layout;
    int cell_px[BAR_ROWS_MOST][BAR_COLUMNS_MOST]; // the widths
    int info_px;     // above the lower row, where two rows leave the place and progress no room between their buttons
    TextStyle place; // of what tells the place
} BarPlan;

// Made once for a glass, a size, letters and a language; lent as long as layouts keep their plans.
const BarPlan *bar_plan(const View *view);

// What stands at a row's column of a screen that has these cells; NULL: nothing. Where a bar has no place for More, it
// takes Listen's, which stands in it then.
const BarStand *bar_plan_stand(const BarPlan *plan, unsigned cells, int row, int column);

// Those of the cells that have no room in the bars, More and Done aside.
unsigned bar_plan_beyond(const BarPlan *plan, unsigned cells);

// The longest word of the bars, where the words of the book leave them no room for as many buttons as the size of text
// asks for, so that they hold fewer, or smaller words. NULL: all have room.
const BarStand *bar_plan_crowded(View *view);
