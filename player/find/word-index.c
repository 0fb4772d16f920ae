#include "find/word-index.h"

#include <assert.h>
#include <string.h>

#include "find/varint.h"

WordCursor word_index_begin(const WordIndex *index)
{
    return (WordCursor){.at = index->words, .end = index->words + index->words_size};
}

bool word_index_next(WordCursor *cursor)
{
    if (cursor->at == cursor->end)
        return false;
    size_t shared = varint_read(&cursor->at), rest = varint_read(&cursor->at);
    assert(shared <= cursor->word.size && shared + rest <= WORD_BYTES_MOST);
    memcpy(cursor->bytes + shared, cursor->at, rest);
    cursor->at += rest;
    cursor->word = (Text){cursor->bytes, shared + rest};
    cursor->shared = (int)shared;
    cursor->list += cursor->list_size;
    cursor->list_size = varint_read(&cursor->at);
    cursor->text_count = (int)varint_read(&cursor->at);
    return true;
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
