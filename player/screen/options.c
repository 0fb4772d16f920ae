#include "screen/options.h"

#include <assert.h>

#include "book/phrases.h"

enum { OPTIONS_A_PAGE = 6 };

static Control option_control(const StepView *step, const Interaction *asked, const OptionsSpec *spec,
                              const Offer *offer)
{
    const Answers *answers = step->view->answers;
    bool is_chosen = answers_has(answers, asked->slot, offer->index);
    bool is_full = spec->most_chosen && answers_count(answers, asked->slot) >= spec->most_chosen;
    return (Control){
        .look = offer->option->shape ? LOOK_SHAPE : spec->look,
        .role = ROLE_OPTION,
        .label = offer->option->label,
        .shape = offer->option->shape,
        .action = {.kind = spec->action, .index = offer->index, .id = asked->name},
        .is_selected = is_chosen,
        .is_disabled = is_full && !is_chosen,
    };
}

// What is offered, and how each of it stands there.
typedef struct Offering {
    Offers offers;
    Control controls[OPTIONS_MOST];
} Offering;

// In half the width every label stands on one line, or at least on few: the words have room for some twelve letters.
static bool fits_half(const StepView *step, Stack *stack, const Offering *offering)
{
    const Theme *theme = &step->view->theme;
    int half = (stack_column(stack).w - theme->gap_px) / 2;
    bool is_roomy = half >= theme->body.font.size_px * 12;
    for (int i = 0; i < offering->offers.count; i++)
        if (control_natural_px(step->view, &offering->controls[i]) > half * (is_roomy ? 2 : 1))
            return false;
    return true;
}

// Two columns, where more than three short options would not stand below each other.
static int column_count(const StepView *step, Stack *stack, const Offering *offering)
{
    return offering->offers.count > 3 && fits_half(step, stack, offering) ? 2 : 1;
}

// Its reply, or none: it is not chosen, or has none.
static Flow open_reply(const Offering *offering, int i)
{
    return offering->controls[i].is_selected ? offering->offers.at[i].option->reply : (Flow){0};
}

static void add_column(Stack *stack, const Offering *offering)
{
    for (int i = 0; i < offering->offers.count; i++) {
        Flow reply = open_reply(offering, i);
        if (i && i % OPTIONS_A_PAGE == 0)
            stack_break(stack);
        if (reply.count)
            stack_open_card(stack, &offering->controls[i], reply);
        else
            stack_controls(stack, &offering->controls[i], 1, 1);
    }
}

static void add_grid(const StepView *step, Stack *stack, const Offering *offering)
{
    stack_controls(stack, offering->controls, offering->offers.count, 2);
    for (int i = 0; i < offering->offers.count; i++) {
        Flow reply = open_reply(offering, i);
        if (!reply.count)
            continue;
        stack_gap(stack, step->view->theme.gap_px);
        stack_flow(stack, reply, step->exercise);
    }
}

void options_add(const StepView *step, const Interaction *asked, const OptionsSpec *spec, Stack *stack)
{
    Offering offering = {.offers = answers_offers(step->view->answers, step->exercise, asked)};
    assert(offering.offers.count >= 0 && offering.offers.count <= OPTIONS_MOST);
    for (int i = 0; i < offering.offers.count; i++)
        offering.controls[i] = option_control(step, asked, spec, &offering.offers.at[i]);
    if (!offering.offers.count)
        stack_words(stack, view_phrase(step->view, PHRASE_NOTHING_CHOSEN), step->view->theme.body, false);
    else if (column_count(step, stack, &offering) == 2)
        add_grid(step, stack, &offering);
    else
        add_column(stack, &offering);
}
