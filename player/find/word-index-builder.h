// WordIndexBuilder: a WordIndex in the making. Texts are added one after the other, each with its words, as long or as
// short at a time as whoever builds has time for; so is the end, where the words are put into order.
#pragma once

#include "find/word-index.h"

typedef struct WordIndexBuilder WordIndexBuilder;

WordIndexBuilder *word_index_builder_create(void);

// Overwrites all that it was told. NULL is accepted.
void word_index_builder_destroy(WordIndexBuilder *builder);

// Begins the next text and returns its number, from 0 on.
int word_index_builder_add_text(WordIndexBuilder *builder, TextRank rank);

// A folded word of the text begun last; further ones of it that are the same change nothing. written: how it is shown
// to whoever may mean it, as it is where the word is met first; empty: as the word.
void word_index_builder_add_word(WordIndexBuilder *builder, Text word, Text written);

// When all texts are there: puts a part of the words into order. False when all are.
bool word_index_builder_sort_some(WordIndexBuilder *builder);

// What came of it, in arena. All words must be in order.
WordIndex word_index_builder_take(const WordIndexBuilder *builder, Arena *arena);
