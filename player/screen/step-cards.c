// Cards that are turned over by a touch, in any order.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"

static void add_cards(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    stack_words(stack, view_phrase(view, PHRASE_CARD_TURN), style_colored(view->theme.label, view->theme.palette->dim),
                true);
    for (int i = 0; i < step->asked->card_count && i < OPTIONS_MOST; i++) {
        const Card *card = &step->asked->cards[i];
        Control control = {
            .look = LOOK_QUESTION,
            .role = ROLE_CARD,
            .label = card->front,
            .action = {.kind = ACTION_TURN_OVER, .index = i},
            .is_selected = state->turned >> i & 1,
        };
        if (control.is_selected)
            stack_open_card(stack, &control, card->back);
        else
            stack_controls(stack, &control, 1, 1);
    }
}

static bool perform_cards(const StepView *step, StepState *state, const Action *action)
{
    (void)step;
    if (action->kind != ACTION_TURN_OVER)
        return false;
    assert(action->index >= 0 && action->index < OPTIONS_MOST);
    state->turned ^= 1u << action->index;
    return true;
}

const StepScreen cards_step = {.add = add_cards, .perform = perform_cards};
