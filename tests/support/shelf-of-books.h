// ShelfOfBooks: small books of the world (EPUB 3), made for tests: as many as are wanted, in a folder, with titles and
// authors of several languages. The same number gives the same book.
#pragma once

#include "base/text.h"

typedef struct MadeBook {
    const char *title, *author, *language; // author NULL: none
    int parts;                             // at least 1, each of a few paragraphs
    bool has_cover;
    bool is_locked; // as a shop locks it
} MadeBook;

// The bytes of a book, in arena.
Text shelf_book(Arena *arena, const MadeBook *book);

// The book of that number.
MadeBook shelf_made(Arena *arena, int number);

// Writes books 0 to count - 1 into the folder, book-0000.epub and on.
void shelf_write(const char *folder, int count);
