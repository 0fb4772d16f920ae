// DigitPad: ten digits as keys on the glass, each a whole target: four rows as on a telephone, or two. Erase and Enter
// may stand among them.
#pragma once

#include "screen/control.h"

enum { PAD_ERASE = 10, PAD_ENTER, PAD_NONE };

// How it is arranged.
typedef struct DigitPadPlan {
    int columns, rows;
    const int *keys; // in reading order: digits, and those above
} DigitPadPlan;

typedef struct DigitPad {
    DigitPadPlan plan;
    int gap_px;
    Size key;
    Rect rect; // of all
} DigitPad;

// Four rows where these have room below so much, else two. Bare: digits alone; else Erase is the last key.
DigitPadPlan digit_pad_plan(const View *view, Rect room, int above_px, bool is_bare);

// The height that it needs at least.
int digit_pad_least_px(const View *view, const DigitPadPlan *plan);

// In the middle of the room, as large as it allows and hands need.
DigitPad digit_pad_fit(const View *view, Rect room, const DigitPadPlan *plan);

// Where a key stands, counted in reading order.
Rect digit_pad_rect(const DigitPad *pad, int place);
