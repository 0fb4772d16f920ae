// One level on a short scale of words and shapes. Never a score.
#include "screen/options.h"

static void add_rate(const StepView *step, const StepState *state, Stack *stack)
{
    (void)state;
    options_add(step, step->asked, &(OptionsSpec){.look = LOOK_OPTION, .action = ACTION_RATE}, stack);
}

static bool perform_rate(const StepView *step, StepState *state, const Action *action)
{
    (void)state;
    if (action->kind != ACTION_RATE)
        return false;
    answers_choose(step->view->answers, step->asked->slot, action->index);
    return true;
}

const StepScreen rate_step = {.add = add_rate, .perform = perform_rate};
