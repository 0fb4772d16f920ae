#include "find/findable.h"

#include "book/flow-iterator.h"

// What findables are gathered with.
typedef struct FindableWork {
    Arena *arena;
    Findables *findables;
    Interrupt *interrupt; // NULL: nobody breaks it off
    Text language;        // of the item
    Id part;              // the question or step that all is found at; "": each block is by itself
} FindableWork;

static void add(FindableWork *work, Findable findable)
{
    if (!findable.text.size)
        return;
    if (!findable.language.size)
        findable.language = work->language;
    if (work->part.at[0])
        findable.block = work->part;
    *array_push(work->arena, work->findables) = findable;
}

static TextRank rank_of(const Block *block)
{
    return block->kind != BLOCK_HEADING ? RANK_BODY : block->level == 1 ? RANK_TITLE : RANK_HEADING;
}

static void add_flow(FindableWork *work, Flow flow)
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
        add(work, (Findable){rank_of(block), block->text, block->language, block->at, block->id, rider});
    }
}

static void add_words(FindableWork *work, TextRank rank, Text text, Position at)
{
    add(work, (Findable){.rank = rank, .text = text, .at = at});
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
static void add_head(FindableWork *work, const Body *body)
{
    const Item *item = body->item;
    Position at = head_at(body);
    if (item->kind != ITEM_CHAPTER) // whose title stands in its flow
        add_words(work, RANK_TITLE, item->title, at);
    add_words(work, RANK_KEYWORDS, item->summary, at);
}

static void add_question(FindableWork *work, const Question *question)
{
    work->part = question->id;
    add(work,
        (Findable){.rank = RANK_HEADING, .text = question->ask, .language = question->language, .at = question->at});
    add_words(work, RANK_KEYWORDS, question->words, question->at);
    add_flow(work, question->answer);
}

static void add_options(FindableWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->option_count; i++) {
        const Option *option = &interaction->options[i];
        add_words(work, RANK_BODY, option->label, option->at);
        add_flow(work, option->reply);
    }
}

static void add_slip(FindableWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->line_count; i++)
        for (int k = 0; k < interaction->lines[i].part_count; k++)
            add_words(work, RANK_BODY, interaction->lines[i].parts[k].words, interaction->at);
}

static void add_turns(FindableWork *work, const Interaction *interaction)
{
    for (int i = 0; i < interaction->turn_count; i++) {
        add_flow(work, interaction->turns[i].flow);
        if (interaction->turns[i].choose)
            add_options(work, interaction->turns[i].choose);
    }
}

static void add_interaction(FindableWork *work, const Interaction *interaction)
{
    add_words(work, RANK_BODY, interaction->prompt, interaction->at);
    add_options(work, interaction);
    for (int i = 0; i < interaction->bin_count; i++)
        add_words(work, RANK_BODY, interaction->bins[i].label, interaction->at);
    for (int i = 0; i < interaction->card_count; i++) {
        add_words(work, RANK_BODY, interaction->cards[i].front, interaction->at);
        add_flow(work, interaction->cards[i].back);
    }
    add_turns(work, interaction);
    add_slip(work, interaction);
}

static void add_exercise(FindableWork *work, const Exercise *exercise)
{
    add_flow(work, exercise->before);
    for (int i = 0; i < exercise->step_count; i++) {
        const Step *step = &exercise->steps[i];
        work->part = step->id;
        add_words(work, RANK_HEADING, step->title, step->at);
        add_flow(work, step->flow);
        add_interaction(work, step->interaction);
    }
}

void findables_of_body(Arena *arena, const Body *body, Findables *findables, Interrupt *interrupt)
{
    FindableWork work = {
        .arena = arena, .findables = findables, .interrupt = interrupt, .language = body->item->language};
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

void findables_of_term(Arena *arena, const GlossaryEntry *entry, Findables *findables)
{
    FindableWork work = {.arena = arena, .findables = findables, .language = entry->language};
    add(&work, (Findable){.rank = RANK_HEADING, .text = entry->word, .at = entry->at, .block = entry->id});
    work.part = entry->id;
    add_flow(&work, entry->meaning);
}

void findables_of_volume(Arena *arena, const Group *group, const BookEntry *entry, Findables *findables)
{
    FindableWork work = {.arena = arena, .findables = findables, .language = entry->language, .part = group->id};
    Position at = {text_of(entry->path), 1, 1};
    add_words(&work, RANK_TITLE, group->title, at);
    add_words(&work, RANK_KEYWORDS, group->summary, at);
}
