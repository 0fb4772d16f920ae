#include "markup/step-kind.h"

static const char *const elements[STEP_KIND_COUNT] = {
    [STEP_BREATHE] = "breathe", [STEP_TIMER] = "timer", [STEP_CHOOSE] = "choose", [STEP_CHECKLIST] = "checklist",
    [STEP_RATE] = "rate",       [STEP_COUNT] = "count", [STEP_SORT] = "sort",     [STEP_CARDS] = "cards",
    [STEP_TURNS] = "turns",     [STEP_SLIP] = "slip",
};

bool step_kind_find(Text element, StepKind *kind)
{
    for (int i = 0; i < STEP_KIND_COUNT; i++) {
        if (elements[i] && text_is(element, elements[i])) {
            *kind = (StepKind)i;
            return true;
        }
    }
    return false;
}

bool step_kind_asks(Text element)
{
    StepKind ignored;
    return step_kind_find(element, &ignored);
}
