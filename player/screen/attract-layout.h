// AttractLayout: how Attract is arranged on a glass: its words as large as that has room for, a drawing wherever one
// can be seen, and all languages at once wherever they can be read.
#pragma once

#include "screen/language-grid.h"

// How it is arranged above the languages.
typedef enum AttractForm {
    ATTRACT_BESIDE, // the drawing beside the words
    ATTRACT_ABOVE,  // the drawing above them
    ATTRACT_PLAIN,  // the words in the middle, without it
    ATTRACT_ROW,    // the words, and beside them the button
} AttractForm;

typedef enum AttractPromise { PROMISE_NONE, PROMISE_SMALL, PROMISE_FULL } AttractPromise;

// Found once for a glass and its words.
typedef struct AttractPlan {
    AttractForm form;
    int size; // of the poster
    bool is_roomy;
    AttractPromise promise;
    int rows_most; // of languages
    bool is_low;   // these are in no larger words than they need
} AttractPlan;

// Everything measured by a plan.
typedef struct Attract {
    AttractForm form;
    bool is_roomy;
    Theme theme; // of the plan's size
    Rect room;   // above the languages
    Paragraph title, promise;
    bool has_promise;
    Tile begin;
    Size button, picture;
    LanguageGrid grid;
    Rect grid_room;
} Attract;

// Found once for a glass, and measured from that.
AttractPlan attract_plan(View *view);
Attract attract_measure(View *view, const AttractPlan *plan);

// Room between the title and its promise; between the words, the button and the drawing.
int attract_close_px(const Attract *attract);
int attract_apart_px(const View *view, const Attract *attract);

// The height of the title with its promise; and of those with the button.
int attract_title_px(const Attract *attract);
int attract_stack_px(const View *view, const Attract *attract);

// In right-to-left languages seen in a mirror.
Rect attract_mirrored(const View *view, Rect rect, Rect within);
