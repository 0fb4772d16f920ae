// BookShelf: the shelf of books of the world as cards: its sections, where there are several; books; and of more than
// BOOK_SHELF_MOST of these, parts of the alphabet, so that any of thousands is a few touches away.
#pragma once

#include "screen/control.h"

enum { BOOK_SHELF_MOST = 60, BOOK_SHELF_PARTS = 12 };

typedef struct BookShelf {
    Text title, title_language;
    Controls cards;
} BookShelf;

// What ACTION_OPEN with that id shows, in view->arena. False where it names no part of the shelf.
bool book_shelf_read(const View *view, Id id, BookShelf *shelf);

// Whether it does, whatever is on it.
bool book_shelf_has(const Book *book, Id id);

// How many books this visitor may see.
int book_shelf_count(const View *view);
