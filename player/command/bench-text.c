#include "command/bench-text.h"

#include <assert.h>

#include "book/flow-iterator.h"

long bench_text_words(Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    long count = 0;
    while (flow_enter(&walk))
        for (Text rest = walk.block->text; text_word(&rest).size;)
            count++;
    return count;
}

static size_t count_bytes(Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    size_t count = 0;
    while (flow_enter(&walk))
        count += walk.block->text.size;
    return count;
}

static void add_flow(Arena *arena, BenchText *reading, Flow flow)
{
    if (!flow.count)
        return;
    *array_push(arena, &reading->flows) = flow;
    reading->word_count += bench_text_words(flow);
    reading->byte_count += count_bytes(flow);
}

static void add_body(Arena *arena, BenchText *reading, const Body *body)
{
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        add_flow(arena, reading, body->chapter.flow);
        break;
    case ITEM_FAQ:
        for (int i = 0; i < body->faq.count; i++)
            add_flow(arena, reading, body->faq.questions[i].answer);
        break;
    case ITEM_EXERCISE:
        *array_push(arena, &reading->exercises) = body->item;
        for (int i = 0; i < body->exercise.step_count; i++)
            add_flow(arena, reading, body->exercise.steps[i].flow);
        break;
    }
}

static void add_shelf(Arena *arena, BenchText *reading, Book *book, const Shelf *shelf)
{
    for (int g = 0; g < shelf->group_count; g++) {
        for (int i = 0; i < shelf->groups[g].item_count; i++) {
            const Item *item = &shelf->groups[g].items[i];
            const Body *body = book_offers(book, item) ? book_body(book, item) : NULL;
            if (body)
                add_body(arena, reading, body);
        }
    }
}

enum { READING_BYTES = 1 << 20 }; // of a book of the world

static BenchText gather_given(Arena *arena, Book *book, const Group *given)
{
    BenchText reading = {0};
    for (int i = 0; i < given->item_count && reading.byte_count < READING_BYTES; i++) {
        const Body *body = book_body(book, &given->items[i]);
        if (body)
            add_body(arena, &reading, body);
    }
    return reading;
}

BenchText bench_text_gather(Arena *arena, Book *book)
{
    BenchText reading = {0};
    const Group *given = book_given(book);
    if (given)
        return gather_given(arena, book, given);
    for (int pass = 0; pass < 2; pass++) {
        for (int s = 0; s < book->shelf_count; s++)
            if ((book->shelves[s].kind == SHELF_READ) == (pass == 0))
                add_shelf(arena, &reading, book, &book->shelves[s]);
    }
    return reading;
}

typedef ARRAY(Block) ChapterBlocks;

static long add_blocks(Arena *arena, ChapterBlocks *blocks, Flow flow)
{
    for (int i = 0; i < flow.count; i++) {
        Block *block = array_push(arena, blocks);
        *block = flow.blocks[i];
        block->id = id_of(text_format(arena, "x%d", blocks->count));
    }
    return bench_text_words(flow);
}

Flow bench_text_chapter(Arena *arena, const BenchText *reading, long word_count)
{
    assert(word_count > 0 && (!reading->word_count || reading->flows.count > 0));
    ChapterBlocks blocks = {0};
    long words = 0;
    for (int i = 0; reading->word_count && words < word_count; i++)
        words += add_blocks(arena, &blocks, reading->flows.at[i % reading->flows.count]);
    return (Flow){blocks.at, blocks.count};
}

static const Item *longer(const Book *book, const Item *longest, const Item *item)
{
    if (item->kind != ITEM_CHAPTER || !book_offers(book, item))
        return longest;
    return !longest || item->minutes > longest->minutes ? item : longest;
}

const Item *bench_text_longest(const Book *book)
{
    const Item *longest = NULL;
    const Group *given = book_given(book);
    for (int i = 0; given && i < given->item_count; i++)
        longest = longer(book, longest, &given->items[i]);
    if (given)
        return longest;
    for (int s = 0; s < book->shelf_count; s++) {
        const Shelf *shelf = &book->shelves[s];
        for (int g = 0; g < shelf->group_count; g++)
            for (int i = 0; i < shelf->groups[g].item_count; i++)
                longest = longer(book, longest, &shelf->groups[g].items[i]);
    }
    return longest;
}

void bench_text_print(Flow flow, FILE *out)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    while (flow_enter(&walk))
        if (walk.block->text.size)
            fprintf(out, "%.*s\n\n", TEXT_ARGS(walk.block->text));
}
