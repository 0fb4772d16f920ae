#include "find/finders.h"

#include <stdlib.h>

#include "base/heap.h"
#include "book/bookcase.h"

struct Finders {
    Book *book;
    Finder *library, *volume; // volume: NULL: no book of the world is looked through
    Id of_volume;
    long fillings; // of the shelf of books, when the library's words were listed
};

static long count_fillings(const Book *book)
{
    return book->books ? bookcase_fillings(book->books) : 0;
}

static void open_library(Finders *finders)
{
    finder_close(finders->library);
    finders->library = finder_open(finders->book, (Id){0});
    finders->fillings = count_fillings(finders->book);
}

Finders *finders_open(Book *book)
{
    Finders *finders = heap_take(sizeof *finders);
    *finders = (Finders){.book = book};
    open_library(finders);
    return finders;
}

static void drop_volume(Finders *finders)
{
    finder_close(finders->volume);
    finders->volume = NULL;
    finders->of_volume = (Id){0};
}

void finders_close(Finders *finders)
{
    if (!finders)
        return;
    drop_volume(finders);
    finder_close(finders->library);
    free(finders);
}

Finder *finders_of(Finders *finders, Id group)
{
    if (!group.at[0])
        return finders->library;
    if (finders->volume && id_equal(finders->of_volume, group))
        return finders->volume;
    drop_volume(finders);
    finders->of_volume = group;
    return finders->volume = finder_open(finders->book, group);
}

bool finders_build_some(Finders *finders, bool *has_ended)
{
    if (finders->fillings != count_fillings(finders->book)) // other books stand there now
        open_library(finders);
    Finder *due = finders->volume && !finder_is_built(finders->volume) ? finders->volume : finders->library;
    if (finder_is_built(due))
        return false;
    *has_ended = !finder_build_some(due);
    return true;
}

void finders_forget(Finders *finders)
{
    drop_volume(finders);
    finder_forget(finders->library);
}
