// Fit screen: one screen set for one glass, without a visit, and what its screenful had to give up there.
#pragma once

#include "app/visit.h"

typedef struct FitScreen {
    View view; // its arena is emptied when a screen is entered
    VisitScreen shown;
    Frame frame;
} FitScreen;

// How a screenful stands. What is counted are its options, when they take turns; longest is the one with the most
// words, lent until another screen is entered.
typedef struct FitVerdict {
    bool is_many;     // more options than people choose among, whatever the glass: option_count is how many
    bool is_torn;     // nothing fits
    int screen_count; // that its options take; 1: all stand on one
    int option_count, words_most;
    Text longest;
} FitVerdict;

// Comes to a screen and sets it.
void fit_screen_enter(FitScreen *screen, const ScreenKind *kind, Action how);

// Sets it anew: what it shows depends on more than its state.
void fit_screen_draw(FitScreen *screen);

// Performs an action there, and sets it anew; false when nothing came of it.
bool fit_screen_perform(FitScreen *screen, Action action);

// Whether the screen as it is set stands whole; *verdict is filled where it does not.
bool fit_screen_is_whole(FitScreen *screen, FitVerdict *verdict);
