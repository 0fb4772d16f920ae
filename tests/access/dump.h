// Dump: what a frame says of itself, held against the numbers, which it knows by itself and does not ask the theme for.
#pragma once

#include "ledger.h"
#include "page/frame.h"

// All that one frame can be held to.
void dump_look(Ledger *ledger, const Frame *frame);

// A pixel of CSS: 0.0213 degree of sight, in pixels of this glass.
double dump_css_px(const Glass *glass);

// Every palette.
void dump_palettes(Ledger *ledger);
void dump_palette(Ledger *ledger, const Palette *palette);
