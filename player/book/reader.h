// Reader: what a loader knows while it walks down a file.
#pragma once

#include "book/library.h"

typedef struct Reader {
    Library *library; // NULL: a file is read by itself
    Arena *arena;     // where results go
    Text language;    // of the surrounding element; empty: the book's
    Direction direction;
    Interrupt *interrupt;  // asked at every block; NULL: nobody breaks it off
    const Condition *when; // of the surrounding when elements
    Id rider;              // the block id a rider's own blocks are named after; "" outside
    int block_count;
    Text named, file; // a file as the tree names it, and the copy of that name in the arena
} Reader;

// A reader at the start of a file, its results in the library's bodies arena; or one whose results stay until the book
// is closed.
Reader reader_of(Library *library);
Reader reader_keeping(Library *library);

// The first of these for the file with that root, which may be in another language than the book: the lender's, or the
// one that a draft was translated from.
Reader reader_at(Library *library, const XmlNode *root);

// A reader of one file by itself, below root, which must outlive the results: links lead where they say, and riders are
// left out.
Reader reader_alone(Arena *arena, const XmlNode *root);
