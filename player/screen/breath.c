#include "screen/breath.h"

#include <assert.h>

static const Option *chosen(const StepView *step, Id name)
{
    if (!name.at[0])
        return NULL;
    Offers offers = answers_chosen(step->view->answers, step->exercise, name, (Id){0});
    return offers.count ? offers.at[0].option : NULL;
}

static const Option *first_of(const StepView *step, Id name)
{
    const Interaction *asked = name.at[0] ? answers_find(step->exercise, name) : NULL;
    return asked && asked->option_count ? &asked->options[0] : NULL;
}

// The visitor may have gone past the choice: the first option is the author's gentlest.
static const Option *decided(const StepView *step, Id name)
{
    const Option *option = chosen(step, name);
    return option ? option : first_of(step, name);
}

Pace breath_pace(const StepView *step)
{
    const Interaction *asked = step->asked;
    const Option *pace = decided(step, asked->pace.id), *time = decided(step, asked->time.id),
                 *form = decided(step, asked->form_name.id);
    Pace decision = {
        .in_ms = pace && pace->in_ms ? pace->in_ms : asked->in_ms,
        .out_ms = pace && pace->out_ms ? pace->out_ms : asked->out_ms,
        .form = form && form->form >= 0 ? (PacerForm)form->form : (PacerForm)asked->form,
    };
    if (!decision.in_ms || !decision.out_ms)
        decision.in_ms = decision.out_ms = 4000;
    int minutes = time && time->minutes ? time->minutes : asked->minutes ? asked->minutes : 1;
    int cycle = decision.in_ms + decision.out_ms;
    decision.rounds = (minutes * 60000 + cycle / 2) / cycle;
    if (step->view->theme.preferences.is_still && decision.form == PACER_CIRCLE)
        decision.form = PACER_BAR;
    return decision;
}

Breath breath_at(const Pace *pace, int64_t elapsed_ms)
{
    int cycle = pace->in_ms + pace->out_ms;
    assert(pace->in_ms > 0 && pace->out_ms > 0 && elapsed_ms >= 0);
    Breath breath = {.is_over = elapsed_ms / cycle >= pace->rounds, .at_ms = (int)(elapsed_ms % cycle)};
    breath.is_in = breath.at_ms < pace->in_ms;
    int phase = breath.is_in ? pace->in_ms : pace->out_ms;
    int within = breath.is_in ? breath.at_ms : breath.at_ms - pace->in_ms;
    int to_second = 1000 - within % 1000, to_end = phase - within;
    breath.second = within / 1000 + 1;
    breath.seconds = (phase + 999) / 1000;
    breath.left_ms = to_second < to_end ? to_second : to_end;
    breath.share = (double)within / phase;
    return breath;
}
