// Step kinds: what a step of an exercise may ask for, each by an element of its own.
#pragma once

#include "base/text.h"

typedef enum StepKind {
    STEP_TEXT,
    STEP_BREATHE,
    STEP_TIMER,
    STEP_CHOOSE,
    STEP_CHECKLIST,
    STEP_RATE,
    STEP_COUNT,
    STEP_SORT,
    STEP_CARDS,
    STEP_TURNS,
    STEP_SLIP,
    STEP_KIND_COUNT
} StepKind;

// The kind that an element asks for; false for elements that ask for nothing.
bool step_kind_find(Text element, StepKind *kind);
bool step_kind_asks(Text element);
