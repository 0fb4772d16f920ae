#include "find/word-index-builder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/index.h"
#include "find/varint.h"

typedef ARRAY(unsigned char) Bytes;

typedef struct ListedWord {
    Text word;
    int last_text, text_count;
    Bytes list;
    struct ListedWord *next; // that begins with the same byte
} ListedWord;

enum { FIRST_BYTES = 256 };

struct WordIndexBuilder {
    Arena *arena;
    Index index; // ListedWord by its word
    ListedWord *words[FIRST_BYTES];
    int word_counts[FIRST_BYTES];
    Bytes ranks;
    int sorted; // of FIRST_BYTES
    Bytes sorted_words, sorted_lists;
    Text last_word;
};

WordIndexBuilder *word_index_builder_create(void)
{
    Arena *arena = arena_create();
    WordIndexBuilder *builder = arena_new(arena, WordIndexBuilder);
    builder->arena = arena;
    builder->index.arena = arena;
    return builder;
}

void word_index_builder_destroy(WordIndexBuilder *builder)
{
    if (builder)
        arena_destroy(builder->arena); // the builder itself lives there
}

static void push_number(Arena *arena, Bytes *bytes, size_t number)
{
    unsigned char written[VARINT_BYTES_MOST];
    int count = varint_write(written, number);
    for (int i = 0; i < count; i++)
        *array_push(arena, bytes) = written[i];
}

int word_index_builder_add_text(WordIndexBuilder *builder, TextRank rank)
{
    assert(!builder->sorted);
    *array_push(builder->arena, &builder->ranks) = (unsigned char)rank;
    return builder->ranks.count - 1;
}

static Text shorten(Text word)
{
    size_t size = word.size < WORD_BYTES_MOST ? word.size : WORD_BYTES_MOST;
    while (size < word.size && size && ((unsigned char)word.at[size] & 0xC0) == 0x80)
        size--;
    return text_slice(word, 0, size);
}

static ListedWord *list_word(WordIndexBuilder *builder, Text word)
{
    ListedWord *listed = arena_new(builder->arena, ListedWord);
    unsigned char first = (unsigned char)word.at[0];
    *listed = (ListedWord){.word = text_copy(builder->arena, word), .last_text = -1, .next = builder->words[first]};
    builder->words[first] = listed;
    builder->word_counts[first]++;
    index_add(&builder->index, listed->word, listed);
    return listed;
}

void word_index_builder_add_word(WordIndexBuilder *builder, Text word)
{
    assert(builder->ranks.count && word.size && !builder->sorted);
    int text = builder->ranks.count - 1;
    Text kept = shorten(word);
    ListedWord *listed = index_find(&builder->index, kept);
    if (!listed)
        listed = list_word(builder, kept);
    if (listed->last_text == text)
        return;
    push_number(builder->arena, &listed->list, (size_t)(text - listed->last_text));
    listed->last_text = text;
    listed->text_count++;
}

static int compare_words(const void *a, const void *b)
{
    const ListedWord *const *first = a, *const *second = b;
    return text_compare((*first)->word, (*second)->word);
}

static size_t shared_bytes(Text a, Text b)
{
    size_t count = 0;
    while (count < a.size && count < b.size && a.at[count] == b.at[count])
        count++;
    while (count && count < b.size && ((unsigned char)b.at[count] & 0xC0) == 0x80)
        count--;
    return count;
}

static void write_word(WordIndexBuilder *builder, const ListedWord *listed)
{
    size_t shared = shared_bytes(builder->last_word, listed->word);
    push_number(builder->arena, &builder->sorted_words, shared);
    push_number(builder->arena, &builder->sorted_words, listed->word.size - shared);
    for (size_t i = shared; i < listed->word.size; i++)
        *array_push(builder->arena, &builder->sorted_words) = (unsigned char)listed->word.at[i];
    push_number(builder->arena, &builder->sorted_words, (size_t)listed->list.count);
    push_number(builder->arena, &builder->sorted_words, (size_t)listed->text_count);
    for (int i = 0; i < listed->list.count; i++)
        *array_push(builder->arena, &builder->sorted_lists) = listed->list.at[i];
    builder->last_word = listed->word;
}

// The words that begin with one byte, one such byte at a time.
bool word_index_builder_sort_some(WordIndexBuilder *builder)
{
    while (builder->sorted < FIRST_BYTES && !builder->words[builder->sorted])
        builder->sorted++;
    if (builder->sorted == FIRST_BYTES)
        return false;
    int count = 0;
    const ListedWord **words = arena_many(builder->arena, const ListedWord *, builder->word_counts[builder->sorted]);
    for (const ListedWord *word = builder->words[builder->sorted]; word; word = word->next)
        words[count++] = word;
    qsort(words, (size_t)count, sizeof *words, compare_words);
    for (int i = 0; i < count; i++)
        write_word(builder, words[i]);
    builder->sorted++;
    return true;
}

static const unsigned char *copy_bytes(Arena *arena, const Bytes *bytes)
{
    unsigned char *copy = arena_many(arena, unsigned char, bytes->count + 1);
    if (bytes->count)
        memcpy(copy, bytes->at, (size_t)bytes->count);
    return copy;
}

WordIndex word_index_builder_take(const WordIndexBuilder *builder, Arena *arena)
{
    assert(builder->sorted == FIRST_BYTES);
    return (WordIndex){
        .words = copy_bytes(arena, &builder->sorted_words),
        .words_size = (size_t)builder->sorted_words.count,
        .lists = copy_bytes(arena, &builder->sorted_lists),
        .lists_size = (size_t)builder->sorted_lists.count,
        .ranks = copy_bytes(arena, &builder->ranks),
        .word_count = (int)builder->index.count,
        .text_count = builder->ranks.count,
    };
}
