// Bookcase: books of the world that stand beside a library's own items. What is known of each before it is opened, its
// title and where its file is, stays as long as the case. A book is opened when something in it is first asked for, and
// closed at a visit's end (bookcase_close_all), overwritten with zeros: not even which of them were open is left.
//
// Book n is the group "book:n", its parts are the items "book:n:p0" and so on, so that no id of theirs is one of the
// library's, or another book's. Their pictures are found in the library's source, below the id of the group.
//
// It may outlive the Book that it is lent to (book_lend_books): in another language of the library the same books stand
// beside it, and stay open.
#pragma once

#include <stdio.h>

#include "book/volume.h"

typedef struct Bookcase Bookcase;

enum { BOOKCASE_BOOKS_MOST = 2000, BOOKCASE_OPEN_MOST = 2, BOOKCASE_COVERS_MOST = 64 };

// What is known of a book that is shelved.
typedef struct BookEntry {
    const Source *folder; // that it lies in, and must outlive the case; NULL: its path is one of the file system
    const char *path;     // of its file
    Text title, authors;  // title empty: the name of its file. authors: as one line of words
    Direction title_direction;
    Text quiet_title; // that others may read; empty: none is written
    Text language;    // code, or empty
    Text cover;       // a picture in it, or empty
    bool is_locked;   // by the shop it came from
    bool is_faulty;   // it cannot be opened
    bool is_adult;    // for visitors with adult topics on
    int section;      // that it stands in
} BookEntry;

// Books that stand together under a title of their own.
typedef struct BookSection {
    Text title;       // empty: it has a language, or is the rest
    Text language;    // of all its books; empty: they have none in common
    bool is_by_title; // its books stand in the order of the alphabet
} BookSection;

// Books in the order that they stand in, each section in one row.
typedef struct BookRows {
    const BookEntry *entries;
    int count;
    const BookSection *sections; // may be none: then they all stand in one
    int section_count;
} BookRows;

// An empty one. Pictures of its books are looked for in that source, which must outlive it.
Bookcase *bookcase_create(Source *library);

// NULL is accepted.
void bookcase_destroy(Bookcase *bookcase);

// Takes these books in place of those that stood there, in this order; all is copied. Nothing of them may be lent: not
// in a visit.
void bookcase_fill(Bookcase *bookcase, const BookRows *rows);

// How often it was filled: whoever knows what stood there asks whether that still holds.
long bookcase_fillings(const Bookcase *bookcase);

// Takes the one book at that path in place of those that stood there, and opens it, to know what it is called. It was
// given by its path: it is what a visit is about. False when it cannot be used; problems say why.
bool bookcase_give(Bookcase *bookcase, const char *path, Problems *problems);

// The same, and prints what is wrong there: for whoever starts with it.
bool bookcase_open_given(Bookcase *bookcase, const char *path, FILE *out);

// Whoever reads its books breaks off when this is due; NULL: nobody does.
void bookcase_heed(Bookcase *bookcase, Interrupt *interrupt);

// SHELF_BOOKS, without words of its own: a group is a book, with its title, its authors as summary, and its items once
// it is open.
const Shelf *bookcase_shelf(const Bookcase *bookcase);

// Its books are all that there is to read: nothing of the library is offered beside them.
void bookcase_stand_alone(Bookcase *bookcase);
bool bookcase_is_alone(const Bookcase *bookcase);

// What is known of that group of the shelf, by its place there, or of the book that an id belongs to; NULL: of none. It
// is lent until the case is filled anew.
const BookEntry *bookcase_entry(const Bookcase *bookcase, int index);
const BookEntry *bookcase_find_entry(const Bookcase *bookcase, Id id);

// The path, in the library's source and in arena, of the cover of that group of the shelf; empty where it has none, or
// cannot be opened. Only so many are found there: the others were asked for longer ago.
Text bookcase_cover(Bookcase *bookcase, Arena *arena, int index);

// The sections that the books stand in.
int bookcase_section_count(const Bookcase *bookcase);
const BookSection *bookcase_section(const Bookcase *bookcase, int index);

// The book that was given by its path, or NULL.
const Group *bookcase_given(const Bookcase *bookcase);

// Lends the book with that id, or that of an item in it, opened if need be: until bookcase_tidy finds that it was not
// asked for. NULL when there is none, or it cannot be opened now.
Volume *bookcase_volume(Bookcase *bookcase, Id id);

// Lends the group or item with that id, of books as bookcase_volume has them; NULL when there is none.
const Group *bookcase_find_group(const Bookcase *bookcase, Id id);
const Item *bookcase_find_item(Bookcase *bookcase, Id id);

// Closes books and drops parts that were not asked for since it was called last, where more are open than may be. True
// when there were any.
bool bookcase_tidy(Bookcase *bookcase);

// Closes all books.
void bookcase_close_all(Bookcase *bookcase);
