// One answer out of a few; it can be changed.
#include "screen/options.h"

static void add_choose(const StepView *step, const StepState *state, Stack *stack)
{
    (void)state;
    options_add(step, step->asked, &(OptionsSpec){.look = LOOK_OPTION, .action = ACTION_CHOOSE}, stack);
}

static bool perform_choose(const StepView *step, StepState *state, const Action *action)
{
    (void)state;
    if (action->kind != ACTION_CHOOSE)
        return false;
    answers_choose(step->view->answers, step->asked->slot, action->index);
    return true;
}

const StepScreen choose_step = {.add = add_choose, .perform = perform_choose};
