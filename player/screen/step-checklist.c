// Several answers, without totals.
#include "book/phrases.h"
#include "screen/options.h"

static void add_checklist(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    int most = step->asked->max;
    if (most) {
        Text words = phrase_numbers(view->arena, view->book->phrases, PHRASE_CHOOSE_UP_TO, (int[]){most, 0});
        stack_words(stack, WORDS_HINT, words);
    }
    OptionsSpec spec = {
        .look = LOOK_TICK, .action = ACTION_TOGGLE, .most_chosen = most, .has_many = true, .touched = state->touched};
    options_add(step, step->asked, &spec, stack);
}

static bool perform_checklist(const StepView *step, StepState *state, const Action *action)
{
    if (action->kind != ACTION_TOGGLE)
        return false;
    state->touched = action->index + 1;
    answers_toggle(step->view->answers, step->asked->slot, action->index);
    return true;
}

const StepScreen checklist_step = {.add = add_checklist, .perform = perform_checklist};
