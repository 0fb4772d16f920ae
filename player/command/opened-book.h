// OpenedBook: a library, and with it the book of the world or the folder of them that was named, opened for a command
// that has no screen.
#pragma once

#include "app/shelving.h"
#include "book/book.h"

typedef struct OpenedBook {
    Source *source;
    Book *book;
    Bookcase *books;    // NULL: none was named
    Shelving *shelving; // NULL: nor a folder of them
    Id volume;          // the group of the book that was given; "": none was
} OpenedBook;

// volume NULL: the library alone; else the book at that path, or the folder of them. Problems are printed to stderr
// where it cannot be opened: false. Close it either way.
bool opened_book_open(OpenedBook *opened, const char *content, const char *volume, Text language);
void opened_book_close(OpenedBook *opened);
