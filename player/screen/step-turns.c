// Two people take turns, or one goes through it alone.
#include <assert.h>

#include "book/phrases.h"
#include "screen/options.h"

enum { FOR_NOBODY_YET, FOR_TWO, FOR_ONE };

static bool belongs(const Turn *turn, int who)
{
    return (turn->who == WHO_ALONE) == (who == FOR_ONE);
}

static bool has_turns(const StepView *step, int who)
{
    for (int i = 0; i < step->asked->turn_count; i++)
        if (belongs(&step->asked->turns[i], who))
            return true;
    return false;
}

// For whom it is; asked only where the author wrote both.
static int who_of(const StepView *step, const StepState *state)
{
    if (!has_turns(step, FOR_ONE))
        return FOR_TWO;
    return has_turns(step, FOR_TWO) ? state->who : FOR_ONE;
}

// The nth turn for them, or NULL.
static const Turn *find_turn(const StepView *step, int who, int n)
{
    for (int i = 0; i < step->asked->turn_count; i++)
        if (belongs(&step->asked->turns[i], who) && n-- == 0)
            return &step->asked->turns[i];
    return NULL;
}

static Control who_option(const StepView *step, PhraseId words, int who)
{
    return (Control){.look = LOOK_OPTION,
                     .role = ROLE_OPTION,
                     .label = view_phrase(step->view, (int)words),
                     .action = {.kind = ACTION_TAB, .index = who, .id = step->step->id}};
}

static void ask_who(const StepView *step, Stack *stack)
{
    Control options[] = {who_option(step, PHRASE_TURNS_TWO, FOR_TWO), who_option(step, PHRASE_TURNS_ALONE, FOR_ONE)};
    stack_words(stack, WORDS_PROMPT, view_phrase(step->view, PHRASE_TURNS_WHO));
    stack_choices(stack, &(StackChoices){options, NULL, 2, -1});
}

static void add_turns(const StepView *step, const StepState *state, Stack *stack)
{
    static const PhraseId names[] = {
        [WHO_FIRST] = PHRASE_TURN_FIRST, [WHO_SECOND] = PHRASE_TURN_SECOND, [WHO_ALONE] = PHRASE_TURN_ALONE};
    View *view = step->view;
    int who = who_of(step, state);
    const Turn *turn = who ? find_turn(step, who, state->turn) : NULL;
    if (!turn) {
        ask_who(step, stack);
        return;
    }
    stack_words(stack, WORDS_TURN, view_phrase(view, (int)names[turn->who]));
    stack_flow(stack, turn->flow, step->exercise);
    if (turn->choose)
        options_add(step, turn->choose, &(OptionsSpec){.look = LOOK_OPTION, .action = ACTION_CHOOSE}, stack);
    const Turn *next = find_turn(step, who, state->turn + 1);
    if (!next || next->who == turn->who)
        return;
    Control hand_over = step_button(step, PHRASE_TURN_HAND_OVER, ICON_NEXT,
                                    (Action){.kind = ACTION_PAGE, .value = 1, .id = step->step->id});
    stack_buttons(stack, &hand_over, 1);
}

static bool turn_by(const StepView *step, StepState *state, int by)
{
    int who = who_of(step, state);
    if (!who)
        return false;
    if (state->turn + by < 0) {
        bool was_asked = state->who != FOR_NOBODY_YET;
        state->who = FOR_NOBODY_YET;
        return was_asked;
    }
    assert(by == 1 || by == -1);
    if (!find_turn(step, who, state->turn + by))
        return false;
    state->turn += by;
    return true;
}

static bool perform_turns(const StepView *step, StepState *state, const Action *action)
{
    const Interaction *asked;
    switch (action->kind) {
    case ACTION_TAB:
        state->who = action->index;
        state->turn = 0;
        return true;
    case ACTION_CHOOSE:
        asked = answers_find(step->exercise, action->id);
        if (asked)
            answers_choose(step->view->answers, asked->slot, action->index);
        return true;
    case ACTION_PAGE:
    case ACTION_NEXT:
        return turn_by(step, state, 1);
    case ACTION_PREVIOUS:
        return turn_by(step, state, -1);
    default:
        return false;
    }
}

const StepScreen turns_step = {.add = add_turns, .perform = perform_turns};
