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

// In half the width every label stands on one line, or at least on few: the words have room for some twelve letters.
static bool fits_half(const StepView *step, Stack *stack, const Control *controls, int count)
{
    const Theme *theme = &step->view->theme;
    int half = (stack_column(stack).w - theme->gap_px) / 2;
    bool is_roomy = half >= theme->body.font.size_px * 12;
    for (int i = 0; i < count; i++)
        if (control_natural_px(step->view, &controls[i]) > half * (is_roomy ? 2 : 1))
            return false;
    return true;
}

// Two columns, where more than three short options would not stand below each other.
static int column_count(const StepView *step, Stack *stack, const Control *controls, int count)
{
    return count > 3 && fits_half(step, stack, controls, count) ? 2 : 1;
}

static void add_column(Stack *stack, const Control *controls, const Offer *offers, int count)
{
    for (int i = 0; i < count; i++) {
        if (i && i % OPTIONS_A_PAGE == 0)
            stack_break(stack);
        if (controls[i].is_selected && offers[i].option->reply.count)
            stack_open_card(stack, &controls[i], offers[i].option->reply);
        else
            stack_controls(stack, &controls[i], 1, 1);
    }
}

static void add_grid(const StepView *step, Stack *stack, const Control *controls, const Offer *offers, int count)
{
    stack_controls(stack, controls, count, 2);
    for (int i = 0; i < count; i++) {
        if (!controls[i].is_selected || !offers[i].option->reply.count)
            continue;
        stack_gap(stack, step->view->theme.gap_px);
        stack_flow(stack, offers[i].option->reply, step->exercise);
    }
}

void options_add(const StepView *step, const Interaction *asked, const OptionsSpec *spec, Stack *stack)
{
    Offer offers[OPTIONS_MOST];
    Control controls[OPTIONS_MOST];
    int count = answers_offers(step->view->answers, step->exercise, asked, offers);
    assert(count >= 0 && count <= OPTIONS_MOST);
    for (int i = 0; i < count; i++)
        controls[i] = option_control(step, asked, spec, &offers[i]);
    if (!count)
        stack_words(stack, view_phrase(step->view, PHRASE_NOTHING_CHOSEN), step->view->theme.body, false);
    else if (column_count(step, stack, controls, count) == 2)
        add_grid(step, stack, controls, offers, count);
    else
        add_column(stack, controls, offers, count);
}
