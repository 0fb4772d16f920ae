// Bars: the strips of standing buttons. The same places on every screen, mirrored in right-to-left languages; a button
// without use is left out and the others stay. Where one bar has to do, the place stands in the upper corner of the
// page, and what the bar has no room for in the sheet of More.
#pragma once

#include "screen/bar-plan.h"

// What every page of the library has.
enum { CELLS_STANDING = CELL_BACK | CELL_HOME | CELL_SUPPORT | CELL_HIDE | CELL_COMFORT };

typedef struct Bars {
    unsigned cells;       // BarCell
    Text title;           // quiet; shown where it fits
    Text title_language;  // of the page as well; empty: the interface's
    Text news;            // what has just been done, in a word: shown in place of the title or of the page
    int page, page_count; // from 1; page_count under 2 shows nothing; 0 with page > 0: the end is not known yet
    int minutes_left;     // -1: none
    Text share;           // of a chapter: how much of a book has been read, in place of minutes; or empty
    Text printed;         // behind it, or in its place: "page 12 in print"; or empty
    bool is_chapter;      // "3 of 8", a bar and minutes; else "1 of 2"
    int dot, dot_count;   // an exercise's steps, dot from 0, -1: before the first; dot_count 0: none
    bool is_place_told;   // on the page: not in its corner
    bool leaves_lower;    // the lower of two rows is left to the screen's own controls
} Bars;

// The room between the bars, less margins. The same whichever buttons are shown.
Rect bars_room(const View *view);

// Where the lower of two bars stands, for a screen that it is left to; h 0 where there is one bar.
Rect bars_lower_strip(const View *view);

// One bar has to do: it stands at the lower edge.
bool bars_are_one(const View *view);

// One bar leaves the place in the upper corner at the end of lines, and bars_room lies below it. Words that leave the
// corner's width free may stand higher by its height; 0 where the place stands among the buttons of two bars.
Size bars_corner(const View *view);

// The room with what stands higher beside the corner.
Rect bars_page(const View *view);

// The room of a page that is the only one, which has no place to tell.
Rect bars_whole(const View *view);

// Where the open sheet of that height lies, and the highest there may be: as wide as the glass, on a bar that stays, or
// over the lower bar. Hide is never beneath it.
Rect bars_sheet(const View *view, int height_px);
int bars_sheet_most_px(const View *view);

// The open sheet's Done stands in a bar, where Next does else: the sheet needs none.
bool bars_hold_done(const View *view);

// Draws the standing row (Back, Contents or Stop, Home, title, Support, Hide), and the row of turning (Previous,
// Comfort, where one is, Listen, Next); what a screen holds is drawn between the two, so that the reading order is
// right. Of one bar each draws its part.
void bars_draw_upper(View *view, Frame *frame, const Bars *bars);
void bars_draw_lower(View *view, Frame *frame, const Bars *bars);
