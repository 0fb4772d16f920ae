#include "screen/options.h"

#include <assert.h>

#include "book/phrases.h"

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
        .language = step->exercise->language,
        .shape = offer->option->shape,
        .action = {.kind = spec->action, .index = offer->index, .id = asked->name},
        .is_selected = is_chosen,
        .is_disabled = is_full && !is_chosen,
    };
}

void options_add(const StepView *step, const Interaction *asked, const OptionsSpec *spec, Stack *stack)
{
    Offers offers = answers_offers(step->view->answers, step->exercise, asked);
    assert(offers.count >= 0 && offers.count <= OPTIONS_MOST);
    Control controls[OPTIONS_MOST];
    Flow replies[OPTIONS_MOST];
    StackChoices choices = {controls, replies, offers.count, -1};
    for (int i = 0; i < offers.count; i++) {
        controls[i] = option_control(step, asked, spec, &offers.at[i]);
        replies[i] = offers.at[i].option->reply;
        bool is_open = !spec->has_many || offers.at[i].index == spec->touched - 1;
        if (controls[i].is_selected && is_open)
            choices.open = i;
    }
    if (offers.count)
        stack_choices(stack, &choices);
    else
        stack_words(stack, WORDS_BODY, view_phrase(step->view, PHRASE_NOTHING_CHOSEN));
}
