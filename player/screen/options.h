// Options: the answers a step offers, as controls; what is chosen opens its reply.
#pragma once

#include "screen/step.h"

typedef struct OptionsSpec {
    ControlLook look;  // of options without a shape
    ActionKind action; // index is the option's
    int most_chosen;   // more cannot be ticked; 0: any
    bool has_many;     // any number may be chosen; touched: 1 + the one whose reply is open; 0: none
    int touched;
} OptionsSpec;

// Adds the options that an interaction of the step offers now.
void options_add(const StepView *step, const Interaction *asked, const OptionsSpec *spec, Stack *stack);
