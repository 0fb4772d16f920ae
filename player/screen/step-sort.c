// Each option goes to a bin by buttons, one at a time. What is done can be taken back, and any of them moved again.
#include <assert.h>

#include "book/phrases.h"
#include "screen/step.h"

// The bin an option is in; -1: none. A book that was loaded anew may have fewer.
static int bin_of(const StepView *step, int option)
{
    int bin = step->view->answers->bins[step->asked->slot][option] - 1;
    return bin < step->asked->bin_count ? bin : -1;
}

static int count_in(const StepView *step, const Offers *offers, int bin)
{
    int count = 0;
    for (int i = 0; i < offers->count; i++)
        count += bin_of(step, offers->at[i].index) == bin;
    return count;
}

// The option to place now: the one that is being moved, else the first without a place; NULL when all have one.
static const Offer *present_offer(const StepView *step, const StepState *state, const Offers *offers)
{
    for (int i = 0; i < offers->count; i++) {
        const Offer *offer = &offers->at[i];
        if (state->sorting ? offer->index == state->sorting - 1 : bin_of(step, offer->index) < 0)
            return offer;
    }
    return NULL;
}

// ---- placing one

static Text tally_words(const StepView *step, const Offers *offers, int bin)
{
    View *view = step->view;
    int count = count_in(step, offers, bin);
    return count ? phrase_numbers(view->arena, view->book->phrases, PHRASE_SORT_HERE, (int[]){count, 0}) : TEXT("");
}

// What is asked, and which of how many this is while some have no place yet.
static Text where_words(const StepView *step, const Offers *offers)
{
    View *view = step->view;
    int left = count_in(step, offers, -1);
    if (!left)
        return view_phrase(view, PHRASE_SORT_WHERE);
    return phrase_numbers(view->arena, view->book->phrases, PHRASE_SORT_WHERE_OF,
                          (int[]){offers->count - left + 1, offers->count});
}

static void add_question(const StepView *step, const Offers *offers, const Offer *offer, Stack *stack)
{
    const Interaction *asked = step->asked;
    assert(asked->bin_count >= 0 && asked->bin_count <= BINS_MOST);
    Control bins[BINS_MOST];
    for (int i = 0; i < asked->bin_count; i++)
        bins[i] = (Control){
            .look = LOOK_CARD,
            .role = ROLE_OPTION,
            .label = asked->bins[i].label,
            .language = step->exercise->language,
            .has_tally = true,
            .tally = count_in(step, offers, i),
            .tally_words = tally_words(step, offers, i),
            .action = {.kind = ACTION_SORT, .index = offer->index, .value = i},
            .is_selected = bin_of(step, offer->index) == i,
        };
    stack_words_in(stack, step->exercise->language, WORDS_TITLE, offer->option->label);
    stack_words(stack, WORDS_HINT, where_words(step, offers));
    stack_choices(stack, &(StackChoices){bins, NULL, asked->bin_count, -1});
}

// ---- once all have a place

// The names of what is in a bin. A name may have a comma of its own: each has a line.
static Text names_in(const StepView *step, const Offers *offers, int bin)
{
    View *view = step->view;
    Text names = TEXT("");
    for (int i = 0; i < offers->count; i++) {
        if (bin_of(step, offers->at[i].index) != bin)
            continue;
        Text name = offers->at[i].option->label;
        names = names.size ? text_format(view->arena, "%.*s\n%.*s", TEXT_ARGS(names), TEXT_ARGS(name)) : name;
    }
    return names.size ? names : view_phrase(view, PHRASE_SORT_EMPTY);
}

static void add_summary(const StepView *step, const Offers *offers, Stack *stack)
{
    const Interaction *asked = step->asked;
    Control bins[BINS_MOST];
    for (int i = 0; i < asked->bin_count; i++)
        bins[i] = (Control){
            .look = LOOK_CARD,
            .role = ROLE_CARD,
            .label = asked->bins[i].label,
            .language = step->exercise->language,
            .detail = names_in(step, offers, i),
            .is_whole = true,
            .has_tally = true,
            .tally = count_in(step, offers, i),
            .action = {.kind = ACTION_TAB, .index = i},
            .is_disabled = !count_in(step, offers, i),
        };
    stack_words(stack, WORDS_HINT, view_phrase(step->view, PHRASE_SORT_DONE));
    stack_choices(stack, &(StackChoices){bins, NULL, asked->bin_count, -1});
}

// What is in one bin, to be moved out of it.
static void add_bin(const StepView *step, const Offers *offers, int bin, Stack *stack)
{
    Control cards[OPTIONS_MOST];
    int count = 0;
    for (int i = 0; i < offers->count; i++)
        if (bin_of(step, offers->at[i].index) == bin)
            cards[count++] = (Control){
                .look = LOOK_CARD,
                .role = ROLE_CARD,
                .label = offers->at[i].option->label,
                .language = step->exercise->language,
                .action = {.kind = ACTION_EXPAND, .index = offers->at[i].index},
            };
    stack_words_in(stack, step->exercise->language, WORDS_TITLE, step->asked->bins[bin].label);
    stack_words(stack, WORDS_HINT, view_phrase(step->view, PHRASE_SORT_MOVE));
    stack_choices(stack, &(StackChoices){cards, NULL, count, -1});
}

// ---- the step

// It stands there from the first, so that nothing moves when it can be touched.
static void add_undo(const StepView *step, const StepState *state, const Offers *offers, Stack *stack)
{
    Control undo = step_button(step, PHRASE_UNDO, ICON_UNDO, (Action){.kind = ACTION_UNDO});
    bool is_moving = state->sorting || state->opened;
    undo.is_disabled = !is_moving && !answers_can_unsort(step->view->answers, step->asked->slot, offers);
    stack_beside(stack, &undo);
}

static void add_sort(const StepView *step, const StepState *state, Stack *stack)
{
    Offers offers = answers_offers(step->view->answers, step->exercise, step->asked);
    const Offer *offer = present_offer(step, state, &offers);
    int opened = state->opened - 1;
    if (offer)
        add_question(step, &offers, offer, stack);
    else if (opened >= 0 && opened < step->asked->bin_count && count_in(step, &offers, opened))
        add_bin(step, &offers, opened, stack);
    else
        add_summary(step, &offers, stack);
    add_undo(step, state, &offers, stack);
}

static void open_bin(const StepView *step, StepState *state, int bin)
{
    Offers offers = answers_offers(step->view->answers, step->exercise, step->asked);
    int only = 0;
    for (int i = 0; i < offers.count; i++)
        if (bin_of(step, offers.at[i].index) == bin)
            only = offers.at[i].index + 1;
    if (count_in(step, &offers, bin) == 1)
        state->sorting = only;
    else
        state->opened = bin + 1;
}

// What was taken up to be moved is laid back; else the last placement goes.
static void undo(const StepView *step, StepState *state)
{
    Offers offers = answers_offers(step->view->answers, step->exercise, step->asked);
    if (state->sorting || state->opened)
        state->sorting = state->opened = 0;
    else
        answers_unsort(step->view->answers, step->asked->slot, &offers);
}

static bool perform_sort(const StepView *step, StepState *state, const Action *action)
{
    switch (action->kind) {
    case ACTION_SORT:
        answers_sort(step->view->answers, step->asked->slot, action->index, action->value);
        state->sorting = state->opened = 0;
        return true;
    case ACTION_EXPAND:
        state->sorting = action->index + 1;
        return true;
    case ACTION_TAB:
        open_bin(step, state, action->index);
        return true;
    case ACTION_UNDO:
        undo(step, state);
        return true;
    default:
        return false;
    }
}

const StepScreen sort_step = {.add = add_sort, .perform = perform_sort, .goes_on = true};
