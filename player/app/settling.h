// Settling: for a moment after another screen has come up, nothing that is touched or struck there acts, wherever it
// is: the second half of a double touch was meant for the screen before (EN 301 549, 5.8). The next page of a text is
// the same screen. Hide never waits; whoever looks sees to that.
#pragma once

#include "page/frame.h"

enum {
    SETTLING_MS = 450,
    SETTLING_COVER_MS = 1000, // a hand that hides may strike on
};

typedef struct Settling {
    uint64_t screen; // by a hash; 0: none yet, and the first one need not settle
    int64_t until_ms;
} Settling;

// A frame has come up; it settles for so long if it is of another screen than the last one.
void settling_watch(Settling *settling, const Frame *frame, int duration_ms, int64_t now_ms);

bool settling_is_over(const Settling *settling, int64_t now_ms);
