// Fit item: the screenfuls of one item: the steps of an exercise and its end, a set of questions, content notes.
#pragma once

#include "command/fit-answers.h"
#include "command/fit-screen.h"
#include "markup/xml.h"

// A screen of an item that is no step.
typedef struct FitPlace {
    const ScreenKind *kind;
    Action how; // it is come to
    const char *noun;
    Position at;
} FitPlace;

typedef struct FitItem {
    const Item *item;
    const XmlNode *root;      // of its file
    const Exercise *exercise; // NULL: it is none
    Uses uses;                // of its answers
    FitAnswersList *answers;  // to set each of its steps with
    uint64_t *shown;          // of one step: what it has shown of them already
    ARRAY(FitPlace) places;
    bool *is_told;     // of each step, then of each place: once, for the first glass that has no room for it
    FitScreen *screen; // while it is proved
    Problems *problems;
} FitItem;

// Finds the screenfuls of an item and its root, which are filled in already. All of it lives in arena, and body as
// long.
void fit_item_list(FitItem *proof, Arena *arena, const Body *body);

// Sets each on the glass that the screen's view is of, and tells those that have no room.
void fit_item_prove(FitItem *proof, FitScreen *screen, Problems *problems);
