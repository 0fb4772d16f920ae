// Several answers, without totals.
#include "book/phrases.h"
#include "screen/options.h"

static void add_checklist(const StepView *step, const StepState *state, Stack *stack)
{
    (void)state;
    View *view = step->view;
    int most = step->asked->max;
    if (most) {
        Text words = phrase_numbers(view->arena, view->book->phrases, PHRASE_CHOOSE_UP_TO, (int[]){most, 0});
        stack_words(stack, words, style_colored(view->theme.label, view->theme.palette->dim), true);
    }
    options_add(step, step->asked, &(OptionsSpec){.look = LOOK_TICK, .action = ACTION_TOGGLE, .most_chosen = most},
                stack);
}

static bool perform_checklist(const StepView *step, StepState *state, const Action *action)
{
    (void)state;
    if (action->kind != ACTION_TOGGLE)
        return false;
    answers_toggle(step->view->answers, step->asked->slot, action->index);
    return true;
}

const StepScreen checklist_step = {.add = add_checklist, .perform = perform_checklist};
