#include "find/passage.h"

#include "book/flow-iterator.h"

// What passages are gathered with.
typedef struct PassageWork {
    Arena *arena;
    Passages *passages;
    Interrupt *interrupt; // NULL: nobody breaks it off
    Text language;        // of the item
    Id part;              // the question or step that all is found at; "": each block is by itself
} PassageWork;

static void add(PassageWork *work, Passage passage)
{
    if (!passage.text.size)
        return;
    if (!passage.language.size)
        passage.language = work->language;
    if (work->part.at[0])
        passage.block = work->part;
    *array_push(work->arena, work->passages) = passage;
}

static WordPlace place_of(const Block *block)
{
    return block->kind != BLOCK_HEADING ? WORD_IN_BODY : block->level == 1 ? WORD_IN_TITLE : WORD_IN_HEADING;
}

static void add_flow(PassageWork *work, Flow flow)
{
    FlowIterator walk;
    const Id *rider = NULL;
    int rider_depth = 0;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block && !interrupt_due(work->interrupt); block = flow_enter(&walk)) {
        if (rider && walk.depth <= rider_depth)
            rider = NULL;
        if (block->rider) {
            rider = block->rider;
            rider_depth = walk.depth;
        }
        add(work, (Passage){place_of(block), block->text, block->language, block->at, block->id, rider});
    }
}

static void add_words(PassageWork *work, WordPlace place, Text text, Position at)
{
    add(work, (Passage){.place = place, .text = text, .at = at});
}

// The title and summary have no place of their own in the model: that of what they stand above.
static Position head_at(const Body *body)
{
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        return body->chapter.flow.count ? body->chapter.flow.blocks[0].at : (Position){0};
    case ITEM_FAQ:
        return body->faq.count ? body->faq.questions[0].at : (Position){0};
    case ITEM_EXERCISE:
        return body->exercise.at;
    }
    return (Position){0};
}

// What an item is found by before it is opened.
static void add_head(PassageWork *work, const Body *body)
{
    const Item *item = body->item;
    Position at = head_at(body);
    if (item->kind != ITEM_CHAPTER) // whose title stands in its flow
        add_words(work, WORD_IN_TITLE, item->title, at);
    add_words(work, WORD_IN_KEYWORDS, item->summary, at);
}

static void add_question(PassageWork *work, const Question *question)
{
    work->part = question->id;
    add(work,
        (Passage){.place = WORD_IN_HEADING, .text = question->ask, .language = question->language, .at = question->at});
    add_words(work, WORD_IN_KEYWORDS, question->words, question->at);
    add_flow(work, question->answer);
}

static void add_options(PassageWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->option_count; i++) {
        const Option *option = &interaction->options[i];
        add_words(work, WORD_IN_BODY, option->label, option->at);
        add_flow(work, option->reply);
    }
}

static void add_slip(PassageWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->line_count; i++)
        for (int k = 0; k < interaction->lines[i].part_count; k++)
            add_words(work, WORD_IN_BODY, interaction->lines[i].parts[k].words, interaction->at);
}

static void add_turns(PassageWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->turn_count; i++) {
        add_flow(work, interaction->turns[i].flow);
        if (interaction->turns[i].choose)
            add_options(work, interaction->turns[i].choose);
    }
}

static void add_interaction(PassageWork *work, const Interaction *interaction)
{
    add_words(work, WORD_IN_BODY, interaction->prompt, interaction->at);
    add_options(work, interaction);
    for (int i = 0; i < interaction->bin_count; i++)
        add_words(work, WORD_IN_BODY, interaction->bins[i].label, interaction->at);
    for (int i = 0; i < interaction->card_count; i++) {
        add_words(work, WORD_IN_BODY, interaction->cards[i].front, interaction->at);
        add_flow(work, interaction->cards[i].back);
    }
    add_turns(work, interaction);
    add_slip(work, interaction);
}

static void add_exercise(PassageWork *work, const Exercise *exercise)
{
    add_flow(work, exercise->before);
    for (int i = 0; i < exercise->step_count; i++) {
        const Step *step = &exercise->steps[i];
        work->part = step->id;
        add_words(work, WORD_IN_HEADING, step->title, step->at);
        add_flow(work, step->flow);
        add_interaction(work, step->interaction);
    }
}

void passages_of_body(Arena *arena, const Body *body, Passages *passages, Interrupt *interrupt)
{
    PassageWork work = {.arena = arena, .passages = passages, .interrupt = interrupt, .language = body->item->language};
    add_head(&work, body);
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        add_flow(&work, body->chapter.flow);
        break;
    case ITEM_FAQ:
        for (int i = 0; i < body->faq.count; i++)
            add_question(&work, &body->faq.questions[i]);
        break;
    case ITEM_EXERCISE:
        add_exercise(&work, &body->exercise);
        break;
    }
}

void passages_of_term(Arena *arena, const GlossaryEntry *entry, Passages *passages)
{
    PassageWork work = {.arena = arena, .passages = passages, .language = entry->language};
    add(&work, (Passage){.place = WORD_IN_HEADING, .text = entry->word, .at = entry->at, .block = entry->id});
    work.part = entry->id;
    add_flow(&work, entry->meaning);
}
