#include "find/word-index-builder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/index.h"
#include "find/varint.h"

typedef ARRAY(unsigned char) Bytes;

typedef struct ListedWord {
    Text word, written;
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

// What is written at great length is shown as it is listed.
static Text keep_written(WordIndexBuilder *builder, Text word, Text written)
{
    bool is_kept = written.size <= WORD_BYTES_MOST && !text_equal(written, word);
    return is_kept ? text_copy(builder->arena, written) : TEXT("");
}

static ListedWord *list_word(WordIndexBuilder *builder, Text word, Text written)
{
    ListedWord *listed = arena_new(builder->arena, ListedWord);
    unsigned char first = (unsigned char)word.at[0];
    *listed = (ListedWord){.word = text_copy(builder->arena, word),
                           .written = keep_written(builder, word, written),
                           .last_text = -1,
                           .next = builder->words[first]};
    builder->words[first] = listed;
    builder->word_counts[first]++;
    index_add(&builder->index, listed->word, listed);
    return listed;
}

void word_index_builder_add_word(WordIndexBuilder *builder, Text word, Text written)
{
    assert(builder->ranks.count && word.size && !builder->sorted);
    int text = builder->ranks.count - 1;
    Text kept = shorten(word);
    ListedWord *listed = index_find(&builder->index, kept);
    if (!listed)
        listed = list_word(builder, kept, written);
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

// Letters at the end that both have.
static size_t shared_end(Text a, Text b)
{
    size_t count = 0;
    while (count < a.size && count < b.size && a.at[a.size - count - 1] == b.at[b.size - count - 1])
        count++;
    while (count && ((unsigned char)a.at[a.size - count] & 0xC0) == 0x80)
        count--;
    return count;
}

static void push_pair(WordIndexBuilder *builder, size_t first, size_t second)
{
    unsigned char written[VARINT_PAIR_BYTES_MOST];
    int count = varint_write_pair(written, (VarintPair){first, second});
    for (int i = 0; i < count; i++)
        *array_push(builder->arena, &builder->sorted_words) = written[i];
}

static void push_bytes(WordIndexBuilder *builder, Text bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        *array_push(builder->arena, &builder->sorted_words) = (unsigned char)bytes.at[i];
}

static void write_texts(WordIndexBuilder *builder, const ListedWord *listed)
{
    size_t size = (size_t)listed->list.count, count = (size_t)listed->text_count;
    size_t texts = count == 1 ? size - 1 : count - 2 + WORD_LIST_ONE;
    assert(count > 1 || size <= WORD_LIST_ONE);
    push_number(builder->arena, &builder->sorted_words, texts << 1 | (listed->written.size > 0));
    if (count > 1)
        push_number(builder->arena, &builder->sorted_words, size - count);
}

static void write_word(WordIndexBuilder *builder, const ListedWord *listed)
{
    size_t shared = shared_bytes(builder->last_word, listed->word);
    push_pair(builder, shared, listed->word.size - shared);
    push_bytes(builder, text_slice(listed->word, shared, listed->word.size));
    write_texts(builder, listed);
    if (listed->written.size) {
        size_t own = listed->written.size - shared_end(listed->written, listed->word);
        push_pair(builder, own, listed->written.size - own);
        push_bytes(builder, text_slice(listed->written, 0, own));
    }
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
