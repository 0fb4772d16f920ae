#include "markup/step-kind.h"

// A switch, so that the compiler tells of a kind that has none.
static const char *find_element(StepKind kind)
{
    switch (kind) {
    case STEP_BREATHE:
        return "breathe";
    case STEP_TIMER:
        return "timer";
    case STEP_CHOOSE:
        return "choose";
    case STEP_CHECKLIST:
        return "checklist";
    case STEP_RATE:
        return "rate";
    case STEP_COUNT:
        return "count";
    case STEP_SORT:
        return "sort";
    case STEP_CARDS:
        return "cards";
    case STEP_TURNS:
        return "turns";
    case STEP_SLIP:
        return "slip";
    case STEP_TEXT:
    case STEP_KIND_COUNT:
        break;
    }
    return NULL;
}

bool step_kind_find(Text element, StepKind *kind)
{
    for (int i = 0; i < STEP_KIND_COUNT; i++) {
        const char *asking = find_element((StepKind)i);
        if (asking && text_is(element, asking)) {
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
