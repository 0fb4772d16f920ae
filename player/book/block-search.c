#include "book/block-search.h"

#include "book/flow-iterator.h"

const Block *block_search_flow(Flow flow, Id id)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        if (id_equal(block->id, id))
            return block;
    return NULL;
}

static const Block *find_in_note(const ContentNote *note, Id id)
{
    const Block *found = note ? block_search_flow(note->text, id) : NULL;
    return found || !note ? found : block_search_flow(note->brief, id);
}

static const Block *find_in_questions(const Faq *faq, Id id)
{
    const Block *found = NULL;
    for (int i = 0; i < faq->count && !found; i++) {
        found = block_search_flow(faq->questions[i].answer, id);
        if (!found)
            found = find_in_note(faq->questions[i].note, id);
    }
    return found;
}

static const Block *find_in_interaction(const Interaction *asked, Id id)
{
    const Block *found = NULL;
    for (int i = 0; i < asked->option_count && !found; i++)
        found = block_search_flow(asked->options[i].reply, id);
    for (int i = 0; i < asked->card_count && !found; i++)
        found = block_search_flow(asked->cards[i].back, id);
    for (int i = 0; i < asked->turn_count && !found; i++)
        found = block_search_flow(asked->turns[i].flow, id);
    return found;
}

static const Block *find_in_steps(const Exercise *exercise, Id id)
{
    const Block *found = block_search_flow(exercise->before, id);
    for (int i = 0; i < exercise->step_count && !found; i++) {
        found = block_search_flow(exercise->steps[i].flow, id);
        if (!found)
            found = find_in_interaction(exercise->steps[i].interaction, id);
    }
    return found;
}

const Block *block_search(const Body *body, Id id)
{
    const Block *found = NULL;
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        found = block_search_flow(body->chapter.flow, id);
        return found ? found : find_in_note(body->chapter.note, id);
    case ITEM_FAQ:
        return find_in_questions(&body->faq, id);
    case ITEM_EXERCISE:
        return find_in_steps(&body->exercise, id);
    }
    return NULL;
}
