#include "book/counterpart.h"

#include "book/flow-iterator.h"

// ---- the text

static Flow question_flow(const Faq *faq, const TextPart *part)
{
    for (int i = 0; i < faq->count; i++) {
        const Question *question = &faq->questions[i];
        if (id_equal(question->id, part->part))
            return part->is_brief && question->note ? question->note->brief : question->answer;
    }
    return (Flow){0};
}

static Flow exercise_flow(const Exercise *exercise, const TextPart *part)
{
    for (int i = 0; i < exercise->step_count; i++)
        if (id_equal(exercise->steps[i].id, part->part))
            return exercise->steps[i].flow;
    return part->part.at[0] ? (Flow){0} : exercise->before;
}

static Flow find_flow(Book *book, const TextPart *part)
{
    const Item *item = book_find_item(book, part->item);
    const Body *body = item ? book_body(book, item) : NULL;
    if (!body)
        return (Flow){0};
    switch (item->kind) {
    case ITEM_CHAPTER:
        return part->is_brief && body->chapter.note ? body->chapter.note->brief : body->chapter.flow;
    case ITEM_FAQ:
        return question_flow(&body->faq, part);
    case ITEM_EXERCISE:
        return exercise_flow(&body->exercise, part);
    }
    return (Flow){0};
}

// ---- places in it, in bytes of its words

// What an author has called it, and the same in other words: not b7, which is counted, nor what a rider holds.
static bool is_named(const Id *id)
{
    size_t digits = id->at[0] == 'b' ? 1 : 0;
    while (digits && text_is_digit(id->at[digits]))
        digits++;
    bool is_counted = digits > 1 && !(id->at[digits] >= 'a' && id->at[digits] <= 'z');
    return id->at[0] && !is_counted;
}

static size_t weight_of(const Block *block)
{
    return block->text.size + 1; // a picture is something too
}

// How far into a flow a block begins; what is before it too where there is none.
static bool find_block(Flow flow, Id id, size_t *start)
{
    FlowIterator walk;
    *start = 0;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        if (id_equal(block->id, id))
            return true;
        *start += weight_of(block);
    }
    return false;
}

// Between two blocks that both flows have, or their ends.
typedef struct Between {
    size_t start, end;
} Between;

// Sets how far both stretch around a place.
static void find_between(const Flow flows[2], size_t place, Between around[2])
{
    FlowIterator walk;
    size_t at = 0, there;
    flow_begin(&walk, flows[0]);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        bool is_shared = is_named(&block->id) && find_block(flows[1], block->id, &there);
        if (is_shared && at <= place) {
            around[0].start = at;
            around[1].start = there;
        } else if (is_shared && there > around[1].start) {
            around[0].end = at;
            around[1].end = there;
            return;
        }
        at += weight_of(block);
    }
}

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

// The block with words or a picture that begins nearest.
static Place nearest_place(Flow flow, size_t wanted, const Between *around)
{
    FlowIterator walk;
    size_t at = 0, least = SIZE_MAX;
    Place nearest = {0};
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        bool is_seen = block->text.size || block->kind == BLOCK_FIGURE;
        if (is_seen && at >= around->start && at < around->end && distance(at, wanted) < least) {
            least = distance(at, wanted);
            nearest.block = block->id;
        }
        at += weight_of(block);
    }
    return nearest;
}

static bool is_easier(const Book *book, Id id)
{
    const Item *item = book_find_item(book, id);
    return item && book->level.size && !item->lacks_level;
}

Place counterpart_find(Book *from, Book *to, const TextPart *part, Place place)
{
    bool is_same = !is_easier(from, part->item) && !is_easier(to, part->item);
    if (is_same || !place.block.at[0])
        return place;
    const Flow flows[2] = {find_flow(from, part), find_flow(to, part)};
    Between around[2] = {{0}, {0}};
    size_t at;
    find_block(flows[0], (Id){0}, &around[0].end);
    find_block(flows[1], (Id){0}, &around[1].end);
    if (!find_block(flows[0], place.block, &at))
        return (Place){0};
    at += place.offset;
    find_between(flows, at, around);
    size_t here = around[0].end - around[0].start, there = around[1].end - around[1].start;
    size_t wanted = around[1].start + (here ? (at - around[0].start) * there / here : 0);
    return nearest_place(flows[1], wanted, &around[1]);
}

// ---- what an exercise asks

static const Exercise *find_exercise(Book *book, Id id)
{
    const Item *item = book_find_item(book, id);
    const Body *body = item && item->kind == ITEM_EXERCISE ? book_body(book, item) : NULL;
    return body ? &body->exercise : NULL;
}

static bool asks_same(const Interaction *a, const Interaction *b)
{
    bool is_same = a->kind == b->kind && a->slot == b->slot && id_equal(a->name, b->name);
    is_same = is_same && a->option_count == b->option_count && a->bin_count == b->bin_count;
    is_same = is_same && a->card_count == b->card_count && a->turn_count == b->turn_count;
    for (int i = 0; is_same && i < a->option_count; i++)
        is_same = id_equal(a->options[i].id, b->options[i].id);
    return is_same;
}

bool counterpart_asks_same(Book *from, Book *to, Id exercise)
{
    const Exercise *a = find_exercise(from, exercise), *b = find_exercise(to, exercise);
    bool is_same = a && b && a->step_count == b->step_count && a->slot_count == b->slot_count;
    for (int i = 0; is_same && i < a->step_count; i++)
        is_same =
            id_equal(a->steps[i].id, b->steps[i].id) && asks_same(a->steps[i].interaction, b->steps[i].interaction);
    for (int i = 0; is_same && i < a->slot_count; i++) // those of turns stand in no step themselves
        is_same = asks_same(a->slots[i], b->slots[i]);
    return is_same;
}
