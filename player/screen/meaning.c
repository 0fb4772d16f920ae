#include "screen/meaning.h"

static Meaning find_back(const Exercise *exercise, const Action *how)
{
    for (int i = 0; i < exercise->step_count; i++) {
        const Interaction *asked = exercise->steps[i].interaction;
        if (id_equal(exercise->steps[i].id, how->block) && how->index < asked->card_count)
            return (Meaning){asked->cards[how->index].front, exercise->language, asked->cards[how->index].back,
                             exercise};
    }
    return (Meaning){0};
}

static Meaning find_answer(View *view, const Exercise *exercise, const Action *how)
{
    const Interaction *asked = answers_find(exercise, how->block);
    Offers offers = asked ? answers_offers(view->answers, exercise, asked) : (Offers){.count = 0};
    for (int i = 0; i < offers.count; i++)
        if (offers.at[i].index == how->index)
            return (Meaning){offers.at[i].option->label, exercise->language, offers.at[i].option->reply, exercise};
    return (Meaning){0};
}

static Meaning find_reply(View *view, const Action *how)
{
    const Item *item = book_find_item(view->book, how->id);
    const Body *body = item && item->kind == ITEM_EXERCISE ? book_body(view->book, item) : NULL;
    if (!body)
        return (Meaning){0};
    bool is_card = how->value == ACTION_TURN_OVER;
    return is_card ? find_back(&body->exercise, how) : find_answer(view, &body->exercise, how);
}

Meaning meaning_of(View *view, const Action *how)
{
    if (how->kind == ACTION_REPLY)
        return find_reply(view, how);
    if (how->kind == ACTION_RIDER)
        return (Meaning){.flow = book_rider(view->book, how->id)};
    const GlossaryEntry *entry = book_term(view->book, how->id);
    return entry ? (Meaning){.word = entry->word, .language = entry->language, .flow = entry->meaning} : (Meaning){0};
}
