// BarButton: one of the standing buttons of the bars: an icon with its word, beside or above it, never alone. It does
// not know where it stands.
#pragma once

#include "book/phrases.h"
#include "screen/screen.h"

typedef struct BarButtonKind {
    ActionKind action;
    PhraseId phrase;
    Icon icon;
    const char *place; // ACTION_OPEN: what is opened; else NULL
    int value;         // of its action
} BarButtonKind;

// How the icon stands to the word.
typedef enum BarButtonMode { MODE_BESIDE, MODE_ABOVE } BarButtonMode;

// How a row of them is set.
typedef struct BarLettering {
    BarButtonMode mode;
    TextStyle word;
} BarLettering;

typedef struct BarButton {
    const BarButtonKind *kind; // borrowed
    BarLettering lettering;
    Rect rect;
    int value; // of its action, where that is not its kind's; 0: it is
} BarButton;

// The width that a kind's own word wants, which may be less than a target's.
int bar_button_width_px(View *view, const BarButtonKind *kind, const BarLettering *lettering);

// What stands in a button so lettered is no higher than a target.
bool bar_button_is_low_enough(const View *view, const BarLettering *lettering);

// What it asks for.
Action bar_button_action(const BarButtonKind *kind);

// Draws the button and makes it a target. Next is plain where something stands out on the frame already.
void bar_button_draw(View *view, Frame *frame, const BarButton *button);
