// Cards that are turned over by a touch, in any order, one at a time.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"

static void add_cards(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    Control controls[OPTIONS_MOST];
    Flow backs[OPTIONS_MOST];
    int count = step->asked->card_count < OPTIONS_MOST ? step->asked->card_count : OPTIONS_MOST;
    for (int i = 0; i < count; i++) {
        controls[i] = (Control){
            .look = LOOK_QUESTION,
            .role = ROLE_CARD,
            .icon = ICON_TURN_OVER,
            .label = step->asked->cards[i].front,
            .language = step->exercise->language,
            .action = {.kind = ACTION_TURN_OVER, .index = i, .id = step->step->id},
            .is_selected = i == state->touched - 1,
        };
        backs[i] = step->asked->cards[i].back;
    }
    stack_words(stack, WORDS_HINT, view_phrase(view, PHRASE_CARD_TURN));
    stack_choices(stack, &(StackChoices){controls, backs, count, state->touched - 1});
}

static bool perform_cards(const StepView *step, StepState *state, const Action *action)
{
    (void)step;
    if (action->kind != ACTION_TURN_OVER)
        return false;
    assert(action->index >= 0 && action->index < OPTIONS_MOST);
    bool was_turned = state->touched == action->index + 1;
    state->touched = was_turned ? 0 : action->index + 1;
    return true;
}

const StepScreen cards_step = {.add = add_cards, .perform = perform_cards};
