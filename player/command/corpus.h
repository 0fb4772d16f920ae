// Corpus: a library, or a book of the world, of a shape and size that are asked for, with text that is made up. The
// bench tells what it costs to read in it, and a test holds the player to it.
#pragma once

#include <stdbool.h>

typedef struct Corpus {
    bool is_book;    // of the world: a folder that an EPUB was unpacked to; else a library
    int item_count;  // chapters, or pages of the book
    long item_bytes; // of text in each, at least
} Corpus;

// Writes it into an empty folder. False when a file cannot be written.
bool corpus_write(const Corpus *corpus, const char *folder);
