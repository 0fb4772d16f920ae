// ChoicePages: the choices of a tab, group by group in rows, below each group's label; on further pages where a sheet
// has no room for all. What ends the sheet, More choices and Done, stands beside the last row or below it.
#pragma once

#include "screen/choice-cell.h"

// What a sheet leaves for them.
typedef struct ChoicesRoom {
    int width_px, height_px;
} ChoicesRoom;

// Neighbours of one group in one row.
typedef struct ChoiceRun {
    Choice *choices;
    Text label; // of its group, which begins with it; empty: none
    int count, cell_px;
    int page, y;             // from the top of its page
    int x;                   // from the start of the row
    int label_px, height_px; // label_px 0: it has none, and nothing beside it has
} ChoiceRun;

typedef struct ChoicePages {
    Choices choices;
    ChoiceRun *runs;
    int run_count, page_count;
    int open;             // the page that is shown
    int rows_px;          // of the highest page
    int height_px;        // of the highest page, with its ending
    int done_px, more_px; // of the ending; 0: there is none
    int ending_rows;      // below the choices; 0: it stands beside them
    bool is_cut;          // a word has no room in its choice
} ChoicePages;

// The arrangement of a tab that needs the fewest pages, its words in their own sizes; where no row fits so, as small as
// anything is. False where even then one is too high: it is an arrangement, and cut.
bool choice_pages_fit(View *view, int tab, const ChoicesRoom *room, ChoicePages *pages);
bool choice_pages_fit_least(View *view, int tab, const ChoicesRoom *room, ChoicePages *pages);

// How many choices stand on the page that holds the fewest.
int choice_pages_fewest(const ChoicePages *pages);

// The page on which that choice stands, by its index.
int choice_pages_find(const ChoicePages *pages, int index);

// Draws the open page in a room as wide as it was fitted for, its ending at the lower edge.
void choice_pages_draw(View *view, Frame *frame, const ChoicePages *pages, Rect room);
