// Each option goes to a bin by buttons, one at a time; any of them can be moved again.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"

static int bin_of(const StepView *step, int option)
{
    return step->view->answers->bins[step->asked->slot][option] - 1;
}

// The option to place now: the one that was touched, else the first without a place; NULL when all have one.
static const Offer *present_offer(const StepView *step, const StepState *state, const Offers *offers)
{
    for (int i = 0; i < offers->count; i++) {
        const Offer *offer = &offers->at[i];
        if (state->sorting ? offer->index == state->sorting - 1 : bin_of(step, offer->index) < 0)
            return offer;
    }
    return NULL;
}

static void add_question(const StepView *step, const Offer *offer, Stack *stack)
{
    View *view = step->view;
    const Interaction *asked = step->asked;
    assert(asked->bin_count >= 0 && asked->bin_count <= BINS_MOST);
    Control bins[BINS_MOST];
    for (int i = 0; i < asked->bin_count; i++)
        bins[i] = (Control){
            .look = LOOK_OPTION,
            .role = ROLE_OPTION,
            .label = asked->bins[i].label,
            .action = {.kind = ACTION_SORT, .index = offer->index, .value = i},
            .is_selected = bin_of(step, offer->index) == i,
        };
    stack_words(stack, WORDS_PROMPT, offer->option->label);
    stack_words(stack, WORDS_HINT, view_phrase(view, PHRASE_SORT_WHERE));
    stack_choices(stack, &(StackChoices){bins, NULL, asked->bin_count, -1});
}

static void add_placed(const StepView *step, const Offers *offers, Stack *stack)
{
    Control cards[OPTIONS_MOST];
    int placed = 0;
    for (int i = 0; i < offers->count; i++) {
        const Offer *offer = &offers->at[i];
        int bin = bin_of(step, offer->index);
        if (bin < 0)
            continue;
        assert(bin < step->asked->bin_count);
        cards[placed++] = (Control){
            .look = LOOK_CARD,
            .role = ROLE_CARD,
            .label = offer->option->label,
            .detail = step->asked->bins[bin].label,
            .action = {.kind = ACTION_EXPAND, .index = offer->index},
        };
    }
    stack_choices(stack, &(StackChoices){cards, NULL, placed, -1});
}

static void add_sort(const StepView *step, const StepState *state, Stack *stack)
{
    View *view = step->view;
    Offers offers = answers_offers(view->answers, step->exercise, step->asked);
    const Offer *offer = present_offer(step, state, &offers);
    if (offer) {
        add_question(step, offer, stack);
        return;
    }
    stack_words(stack, WORDS_HINT, view_phrase(view, PHRASE_SORT_DONE));
    add_placed(step, &offers, stack);
}

static bool perform_sort(const StepView *step, StepState *state, const Action *action)
{
    switch (action->kind) {
    case ACTION_SORT:
        answers_sort(step->view->answers, step->asked->slot, action->index, action->value);
        state->sorting = 0;
        return true;
    case ACTION_EXPAND:
        state->sorting = action->index + 1;
        return true;
    default:
        return false;
    }
}

const StepScreen sort_step = {.add = add_sort, .perform = perform_sort};
