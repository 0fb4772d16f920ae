// WordIndex: where words stand. Its texts are numbered in the order of reading; each word, folded, is listed once, with
// the texts that hold it, and as it was written where it was met first. Words stand in the order of their bytes, each
// as what it shares with the one before and the rest; lists of texts are the steps from one to the next. So it is less
// than a quarter of what it tells of, and stays bytes that may lie in a file.
#pragma once

#include "base/arena.h"
#include "base/text.h"

// What a text is to its page; what is found in the first of these comes first.
typedef enum TextRank { RANK_TITLE, RANK_HEADING, RANK_KEYWORDS, RANK_BODY, RANKS } TextRank;

typedef struct WordIndex {
    const unsigned char *words, *lists;
    size_t words_size, lists_size;
    const unsigned char *ranks; // of each text, its TextRank
    int word_count, text_count;
} WordIndex;

enum { WORD_BYTES_MOST = 120 }; // of a folded word; what is longer is listed by its beginning

// What follows the bytes of a word: its texts, and in the lowest bit whether how it was written comes after that. Of a
// word that one text alone holds, the bytes of its list less one; else how many texts above two, from here on, and then
// the bytes of the list beyond one for each. Written: the bytes of its own that come first, and how many then end it as
// they end the word.
enum { WORD_LIST_ONE = 5 };

// A walk through the words.
typedef struct WordCursor {
    const unsigned char *at, *end;
    char bytes[WORD_BYTES_MOST];
    Text word;   // lent until it goes on
    int shared;  // bytes of it that the word before had too; whole letters
    size_t list; // where its list begins
    size_t list_size;
    int text_count;               // on the list
    const unsigned char *written; // how it was written, where that is not the word itself; else NULL
} WordCursor;

WordCursor word_index_begin(const WordIndex *index);

// Goes on to the next word; false after the last.
bool word_index_next(WordCursor *cursor);

// The cursor's word as it was written where it was met first, in arena.
Text word_index_written(const WordCursor *cursor, Arena *arena);

// The texts on a word's list, ascending: the walk through it.
typedef struct TextList {
    const unsigned char *at, *end;
    int text;
} TextList;

TextList word_index_texts(const WordIndex *index, size_t list, size_t list_size);
bool word_index_next_text(TextList *list);

// Bytes that it takes.
size_t word_index_size(const WordIndex *index);
