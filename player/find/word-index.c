#include "find/word-index.h"

#include <assert.h>
#include <string.h>

#include "find/varint.h"

WordCursor word_index_begin(const WordIndex *index)
{
    return (WordCursor){.at = index->words, .end = index->words + index->words_size};
}

static void skip_written(WordCursor *cursor)
{
    cursor->at += varint_read_pair(&cursor->at).first;
}

bool word_index_next(WordCursor *cursor)
{
    if (cursor->at == cursor->end)
        return false;
    VarintPair sizes = varint_read_pair(&cursor->at);
    size_t shared = sizes.first, rest = sizes.second;
    assert(shared <= cursor->word.size && shared + rest <= WORD_BYTES_MOST);
    memcpy(cursor->bytes + shared, cursor->at, rest);
    cursor->at += rest;
    cursor->word = (Text){cursor->bytes, shared + rest};
    cursor->shared = (int)shared;
    cursor->list += cursor->list_size;
    size_t head = varint_read(&cursor->at), texts = head >> 1;
    bool is_one = texts < WORD_LIST_ONE;
    cursor->text_count = (int)(is_one ? 1 : texts - WORD_LIST_ONE + 2);
    cursor->list_size = is_one ? texts + 1 : (size_t)cursor->text_count + varint_read(&cursor->at);
    cursor->written = head & 1 ? cursor->at : NULL;
    if (cursor->written)
        skip_written(cursor);
    return true;
}

Text word_index_written(const WordCursor *cursor, Arena *arena)
{
    const unsigned char *at = cursor->written;
    if (!at)
        return text_copy(arena, cursor->word);
    VarintPair sizes = varint_read_pair(&at);
    size_t own = sizes.first, end = sizes.second;
    assert(end <= cursor->word.size);
    char *bytes = arena_many(arena, char, own + end + 1);
    memcpy(bytes, at, own);
    memcpy(bytes + own, cursor->word.at + cursor->word.size - end, end);
    return (Text){bytes, own + end};
}

TextList word_index_texts(const WordIndex *index, size_t list, size_t list_size)
{
    const unsigned char *at = index->lists + list;
    return (TextList){.at = at, .end = at + list_size, .text = -1};
}

bool word_index_next_text(TextList *list)
{
    if (list->at == list->end)
        return false;
    list->text += (int)varint_read(&list->at);
    return true;
}

size_t word_index_size(const WordIndex *index)
{
    return index->words_size + index->lists_size + (size_t)index->text_count;
}
