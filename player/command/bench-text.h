// BenchText: what a library holds to be read, gathered for figures: the running text of its chapters, questions and
// exercises.
#pragma once

#include <stdio.h>

#include "base/array.h"
#include "book/book.h"

typedef struct BenchText {
    ARRAY(Flow) flows; // chapters first
    ARRAY(const Item *) exercises;
    long word_count;
    size_t byte_count;
} BenchText;

// All that this library offers, its bodies loaded. Lists in arena; the blocks are the book's.
BenchText bench_text_gather(Arena *arena, Book *book);

// A chapter of at least that many words in arena: the reading's blocks one after the other, from the start again where
// they do not do, each under an id of its own. Empty when there is nothing to read.
Flow bench_text_chapter(Arena *arena, const BenchText *reading, long word_count);

// Words of running text, and of what stands inside its blocks.
long bench_text_words(Flow flow);

// The longest chapter that is offered, the first of equals; NULL when there is none.
const Item *bench_text_longest(const Book *book);

// Writes the words alone, an empty line between blocks.
void bench_text_print(Flow flow, FILE *out);
