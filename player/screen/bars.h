// Bars: the two strips of standing buttons. The same places on every screen, mirrored in right-to-left languages; a
// cell without use is left out and the others stay. Small glass has one bar of eight.
#pragma once

#include "screen/screen.h"

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
} BarCell;

// What every page of the library has.
enum { CELLS_STANDING = CELL_BACK | CELL_HOME | CELL_SUPPORT | CELL_HIDE | CELL_COMFORT };

typedef struct Bars {
    unsigned cells;       // BarCell
    Text title;           // quiet; shown where it fits
    Text next_label;      // empty: Next
    int page, page_count; // from 1; page_count under 2 shows nothing; 0 with page > 0: the end is not known yet
    int minutes_left;     // -1: none
    bool is_chapter;      // "Page 3 of 8", a bar and minutes; else "1 of 2"
    int dot, dot_count;   // an exercise's steps, dot from 0; dot_count 0: none
    bool is_raised;       // on large glass the page's few things stand nearer to its middle than to its top
    bool has_contents;    // the title leads to the contents of the book
    bool leaves_lower;    // the lower row is left to the screen's own controls
} Bars;

// The room between the bars, less margins. The same whichever cells are shown.
Rect bars_room(const View *view);

// Where the lower of two bars stands, for a screen that it is left to; h 0 where there is one bar.
Rect bars_lower_strip(const View *view);

// Where the open sheet of that height lies, and the highest there may be: as wide as the glass, on a bar that stays, or
// over the lower bar. Hide is never beneath it.
Rect bars_sheet(const View *view, int height_px);
int bars_sheet_most_px(const View *view);

// The open sheet's Done stands in a bar, where Next does else: the sheet needs none.
bool bars_hold_done(const View *view);

// Draws the standing row (Back, Home, title, Support, Hide), and the row of turning (Previous, Comfort, where one is,
// Listen or Stop, Next); what a screen holds is drawn between the two, so that the reading order is right.
void bars_draw_upper(View *view, Frame *frame, const Bars *bars);
void bars_draw_lower(View *view, Frame *frame, const Bars *bars);
