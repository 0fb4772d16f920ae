#include "screen/meaning.h"

#include "book/block-search.h"
#include "book/phrases.h"

static Meaning find_back(const Exercise *exercise, const Action *how)
{
    for (int i = 0; i < exercise->step_count; i++) {
        const Interaction *asked = exercise->steps[i].interaction;
        if (id_equal(exercise->steps[i].id, how->block) && how->index < asked->card_count)
            return (Meaning){.word = asked->cards[how->index].front,
                             .language = exercise->language,
                             .flow = asked->cards[how->index].back,
                             .exercise = exercise};
    }
    return (Meaning){0};
}

static Meaning find_answer(View *view, const Exercise *exercise, const Action *how)
{
    const Interaction *asked = answers_find(exercise, how->block);
    Offers offers = asked ? answers_offers(view->answers, exercise, asked) : (Offers){.count = 0};
    for (int i = 0; i < offers.count; i++)
        if (offers.at[i].index == how->index)
            return (Meaning){.word = offers.at[i].option->label,
                             .language = exercise->language,
                             .flow = offers.at[i].option->reply,
                             .exercise = exercise};
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

static Meaning find_note(const View *view, const Action *how)
{
    const Item *item = book_find_item(view->book, how->id);
    return (Meaning){
        .word = view_phrase(view, PHRASE_NOTE),
        .language = item ? item->language : TEXT(""),
        .flow = book_note(view->book, how),
        .way = {.kind = ACTION_OPEN, .id = how->id, .block = how->block, .from = how->from},
    };
}

// It stands in a note where that is named, else in the item itself.
static const Block *find_around(const View *view, const Action *how)
{
    const Item *item = book_find_item(view->book, how->id);
    if (how->block.at[0])
        return block_search_flow(book_note(view->book, how), how->from.block);
    const Body *body = item ? book_body(view->book, item) : NULL;
    return body ? block_search(body, how->from.block) : NULL;
}

static Meaning find_address(const View *view, const Action *how)
{
    const Block *block = find_around(view, how);
    Meaning meaning = {.word = view_phrase(view, PHRASE_ADDRESS), .hint = view_phrase(view, PHRASE_ADDRESS_CLOSED)};
    for (int i = 0; block && i < block->span_count; i++)
        if (block->spans[i].start == how->from.offset)
            meaning.address = block->spans[i].address;
    return meaning;
}

Meaning meaning_of(View *view, const Action *how)
{
    if (how->kind == ACTION_NOTE)
        return find_note(view, how);
    if (how->kind == ACTION_ADDRESS)
        return find_address(view, how);
    if (how->kind == ACTION_REPLY)
        return find_reply(view, how);
    if (how->kind == ACTION_RIDER)
        return (Meaning){.flow = book_rider(view->book, how->id)};
    const GlossaryEntry *entry = book_term(view->book, how->id);
    return entry ? (Meaning){.word = entry->word, .language = entry->language, .flow = entry->meaning} : (Meaning){0};
}
