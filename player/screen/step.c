#include "screen/step.h"

#include <assert.h>

bool step_is_screenful(const Step *step)
{
    return step->interaction->kind != STEP_TEXT || step->links.count;
}

int64_t step_elapsed_ms(const StepView *step, const StepState *state)
{
    return state->elapsed_ms + (state->started_ms ? step->view->now_ms + 1 - state->started_ms : 0);
}

bool step_is_running(const StepState *state)
{
    return state->started_ms != 0;
}

// The clock may stand at 0, which means "not running" here, so moments are kept one later.
void step_start(const StepView *step, StepState *state)
{
    assert(step->view->now_ms >= 0);
    state->started_ms = step->view->now_ms + 1;
    state->has_begun = true;
}

void step_pause(const StepView *step, StepState *state)
{
    assert(step_is_running(state));
    state->elapsed_ms = step_elapsed_ms(step, state);
    state->started_ms = 0;
}

Control step_button(const StepView *step, int phrase_id, Icon icon, Action action)
{
    Control button = control_button(step->view, phrase_id, action.kind);
    button.icon = icon;
    button.action = action;
    return button;
}
