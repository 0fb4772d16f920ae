// Catalogue: the books of the world in a folder, known by their packages alone: what cards show of them. It is made in
// steps, between frames; of an archive no page is read, a page by itself for its title, and nothing is written: it
// lives in memory.
//
// Which files are books is told by how their names end. Folders are looked into so far below the top as CATALOGUE_DEPTH
// says. What books.xml says of a book (register.h) goes before what the book says itself.
#pragma once

#include "base/problem.h"
#include "base/source.h"
#include "base/unicode.h"

enum { CATALOGUE_FILES_MOST = 2000, CATALOGUE_FOLDERS_MOST = 2000, CATALOGUE_DEPTH = 4 };

typedef struct CatalogueBook {
    Text path;  // in the folder
    Text title; // never empty: the file's name where the book has none
    Direction title_direction;
    Text quiet_title; // empty: none is written
    const Text *authors;
    int author_count;
    Text language;  // as the book has it: "en-GB", or empty
    Text cover;     // a picture in the book, or empty
    Text locked;    // by which kind of lock; empty: by none
    bool is_faulty; // it cannot be opened
    bool is_adult;
} CatalogueBook;

typedef struct CatalogueGroup {
    Text title;       // as books.xml has it; empty: it has a language, or is the rest
    Text language;    // of all its books, without a region: "en"; empty: they have none in common
    bool is_by_title; // they stand in the order of the alphabet
    const CatalogueBook *const *books;
    int count;
} CatalogueGroup;

typedef struct CatalogueGroups {
    const CatalogueGroup *at;
    int count;
} CatalogueGroups;

typedef struct Catalogue Catalogue;

// True when what stands at path is a folder that holds books, and is itself neither a library nor a book.
bool catalogue_stands_at(const char *path);

// Reads books.xml of the folder and no more. Where that is faulty the catalogue stays empty. problems: of that file,
// and outlives the catalogue; NULL: nobody wants to know.
Catalogue *catalogue_open(const char *folder, Problems *problems);
void catalogue_close(Catalogue *catalogue); // NULL is accepted

// What is read breaks off when this is due, and is begun anew later; NULL: nobody does that.
void catalogue_heed(Catalogue *catalogue, Interrupt *interrupt);

// Lists one folder, or reads the package of one book. False when nothing is left, or it was broken off.
bool catalogue_step(Catalogue *catalogue);
bool catalogue_is_whole(const Catalogue *catalogue);

// How many books are known so far, but for those that are hidden.
int catalogue_count(const Catalogue *catalogue);

// The same in the order that they stand in, in arena: as books.xml has it; what it does not name follows, and without
// it all stand by title, as that language has the alphabet. Where that is all there is, and there are several
// languages, each has a group, that language's first.
CatalogueGroups catalogue_arrange(const Catalogue *catalogue, Arena *arena, Text language);

// Lends the book at that path, or NULL.
const CatalogueBook *catalogue_find(const Catalogue *catalogue, Text path);

// The folder.
Source *catalogue_folder(const Catalogue *catalogue);

// What was read since it was opened, for tests.
SourceCounts catalogue_counts(const Catalogue *catalogue);
