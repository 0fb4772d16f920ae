// Breath: how a breathing step goes, and where in it a visitor is. Plain numbers; it draws nothing and knows no clock.
#pragma once

#include "screen/step.h"

// What the author wrote or the visitor chose.
typedef struct Pace {
    int in_ms, out_ms, rounds;
    PacerForm form;
} Pace;

// A moment of it.
typedef struct Breath {
    bool is_in, is_over;
    int at_ms;           // since this breath began, in and out together
    int second, seconds; // of this phase: which one is counted, from 1, and how many there are
    int left_ms;         // until the next second is counted or the phase ends
    double share;        // 0..1 of this phase
} Breath;

Pace breath_pace(const StepView *step);
Breath breath_at(const Pace *pace, int64_t elapsed_ms);
