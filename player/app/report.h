// Report: what the player alone knows of how it does, in the few words that it hands to whoever writes the screen's
// state to a stick: "kept 0 3 1", the trust in its clock, the version that it has given up, and how often it was
// started anew since the machine was switched on, after faults and because it no longer answered. There are no others,
// so that nothing of a visit can leave by them.
#pragma once

#include "device/clock.h"

typedef struct Report {
    ClockTrust trust;
    int given_up; // 0: none
    int faults, hangs;
} Report;

Text report_print(Arena *arena, const Report *report);

// Reads it; false, and zeros, when it is anything else.
bool report_read(Text words, Report *report);

// The trust in a word.
const char *report_trust(ClockTrust trust);
