#include "command/opened-book.h"

#include <stdio.h>

#include "book/bookcase.h"
#include "book/catalogue.h"

static bool open_library(OpenedBook *opened, Text language)
{
    Problems problems = {.arena = arena_create()};
    opened->book = book_open(opened->source, language, &problems);
    for (int i = 0; !opened->book && i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    arena_destroy(problems.arena);
    return opened->book;
}

static bool lend_books(OpenedBook *opened, const char *path)
{
    opened->books = bookcase_create(opened->source);
    if (catalogue_stands_at(path)) {
        bookcase_stand_alone(opened->books);
        opened->shelving = shelving_open(path, opened->books);
        shelving_finish(opened->shelving, opened->book->language);
    } else if (!bookcase_open_given(opened->books, path, stderr))
        return false;
    const Group *given = bookcase_given(opened->books);
    opened->volume = given ? given->id : (Id){0};
    book_lend_books(opened->book, opened->books);
    return true;
}

bool opened_book_open(OpenedBook *opened, const char *content, const char *volume, Text language)
{
    *opened = (OpenedBook){.source = source_open(content)};
    return open_library(opened, language) && (!volume || lend_books(opened, volume));
}

void opened_book_close(OpenedBook *opened)
{
    book_close(opened->book);
    bookcase_destroy(opened->books);
    shelving_close(opened->shelving);
    source_close(opened->source);
}
