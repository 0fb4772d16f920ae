#include "app/shelving.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/heap.h"
#include "base/locale.h"

struct Shelving {
    const char *folder;
    Problems problems; // of books.xml and the folder, at the first look
    Catalogue *catalogue;
    Catalogue *shown; // whose books stand in the case, while the folder is looked at anew; else NULL
    Bookcase *books;
    Interrupt *interrupt;
    bool is_done;
};

typedef struct ShelvedRow {
    Arena *arena;
    const Catalogue *catalogue;
    BookEntry *entries;
    int count;
} ShelvedRow;

static void add(ShelvedRow *row, const CatalogueBook *book, int section)
{
    row->entries[row->count++] = (BookEntry){
        .folder = catalogue_folder(row->catalogue),
        .path = book->path.at,
        .title = book->title,
        .title_direction = book->title_direction,
        .quiet_title = book->quiet_title,
        .authors = locale_list(NULL, row->arena, book->authors, book->author_count),
        .language = book->language,
        .cover = book->cover,
        .is_locked = book->locked.size > 0,
        .is_faulty = book->is_faulty,
        .is_adult = book->is_adult,
        .section = section,
    };
}

static void fill(const Shelving *shelving, Text language)
{
    Arena *arena = arena_create();
    const Catalogue *catalogue = shelving->catalogue;
    CatalogueGroups groups = catalogue_arrange(catalogue, arena, language);
    ShelvedRow row = {arena, catalogue, arena_many(arena, BookEntry, catalogue_count(catalogue)), 0};
    BookSection *sections = arena_many(arena, BookSection, groups.count);
    for (int i = 0; i < groups.count; i++) {
        const CatalogueGroup *group = &groups.at[i];
        sections[i] = (BookSection){group->title, group->language, group->is_by_title};
        for (int k = 0; k < group->count; k++)
            add(&row, group->books[k], i);
    }
    bookcase_fill(shelving->books, &(BookRows){row.entries, row.count, sections, groups.count});
    arena_destroy(arena);
}

Shelving *shelving_open(const char *folder, Bookcase *books)
{
    Shelving *shelving = heap_take(sizeof *shelving);
    *shelving = (Shelving){.problems.arena = arena_create(), .books = books};
    shelving->folder = text_string(shelving->problems.arena, text_of(folder));
    shelving->catalogue = catalogue_open(folder, &shelving->problems);
    return shelving;
}

void shelving_close(Shelving *shelving)
{
    if (!shelving)
        return;
    catalogue_close(shelving->catalogue);
    catalogue_close(shelving->shown);
    arena_destroy(shelving->problems.arena);
    free(shelving);
}

void shelving_heed(Shelving *shelving, Interrupt *interrupt)
{
    if (!shelving)
        return;
    shelving->interrupt = interrupt;
    catalogue_heed(shelving->catalogue, interrupt);
}

void shelving_look_again(Shelving *shelving)
{
    if (!shelving || !shelving->is_done)
        return;
    shelving->shown = shelving->catalogue;
    shelving->catalogue = catalogue_open(shelving->folder, NULL);
    catalogue_heed(shelving->catalogue, shelving->interrupt);
    shelving->is_done = false;
}

static void tell_problems(Shelving *shelving)
{
    for (int i = 0; i < shelving->problems.list.count; i++)
        problem_print(&shelving->problems.list.at[i], stderr);
    shelving->problems.list.count = 0;
}

bool shelving_go_on(Shelving *shelving, Text language)
{
    if (!shelving || shelving->is_done)
        return false;
    bool is_on = catalogue_step(shelving->catalogue);
    if (!catalogue_is_whole(shelving->catalogue))
        return is_on;
    tell_problems(shelving);
    fill(shelving, language);
    catalogue_close(shelving->shown);
    shelving->shown = NULL;
    return shelving->is_done = true;
}

void shelving_finish(Shelving *shelving, Text language)
{
    while (shelving && !shelving->shown && shelving_go_on(shelving, language))
        continue;
}
