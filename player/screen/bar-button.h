// BarButton: one of the standing buttons of the bars: an icon with its words, or alone where glass is narrow. It does
// not know where it stands.
#pragma once

#include "book/phrases.h"
#include "screen/screen.h"

typedef struct BarButtonKind {
    ActionKind action;
    PhraseId phrase;
    Icon icon;
} BarButtonKind;

// How the icon stands to the words, the widest first.
typedef enum BarButtonMode { MODE_BESIDE, MODE_ABOVE, MODE_ICON } BarButtonMode;

typedef struct BarButton {
    const BarButtonKind *kind; // borrowed
    Text label;
    BarButtonMode mode;
    Rect rect;
} BarButton;

// The width that a kind's own words want; a target's at least.
int bar_button_width_px(View *view, const BarButtonKind *kind, BarButtonMode mode);

// What stands in a cell of such a mode is no higher than a target.
bool bar_button_is_low_enough(const Theme *theme, BarButtonMode mode);

// Draws the cell and makes it a target.
void bar_button_draw(View *view, Frame *frame, const BarButton *cell);
