// Edition: the library in one language, as a visit reads it: the open book, the typesetter that breaks its lines, and
// the layouts of its pages. It can be read again in another language; the typesetter and the layouts stay.
#pragma once

#include "app/app.h"
#include "app/discretion.h"
#include "find/finders.h"

typedef struct Edition {
    Book *book;            // NULL: none can be opened
    Finders *finders;      // of its words; NULL: there is no book
    Discretion discretion; // with these
    Typesetter *typesetter;
    Layouts *layouts;
} Edition;

// Without a book. False when the system lacks the data that lines are broken with.
bool edition_open(Edition *edition, const AppSpec *spec);
void edition_close(Edition *edition);

// Opens the library that spec names in a language (empty: its default); problems are printed to stderr. NULL: it cannot
// be used.
Book *edition_open_book(const AppSpec *spec, Text language);

// It is read in place of what is open, which is closed. NULL leaves the edition without a book.
void edition_take(Edition *edition, Book *book);

// What it offers has changed: its words are listed anew.
void edition_renew_finders(Edition *edition);

// Spare time: lists a few more of its words. False when there is nothing left to list; *has_ended is set when that
// became so.
bool edition_list_words(Edition *edition, bool *has_ended);

// What is loaded of the book and laid out goes, and is read again when it is asked for; so do what was typed and the
// words of a book of the world.
void edition_drop_bodies(Edition *edition);

// Before a frame is stated: what neither the present one nor the one before it lends of books of the world goes.
void edition_tidy(Edition *edition);

Direction edition_direction(const Edition *edition);

// Whom its theme is for, with those wishes.
ThemeReader edition_reader(const Edition *edition, const Preferences *preferences);

// Takes the text down to the largest step that this glass offers.
void edition_fit_text(const Edition *edition, const Glass *glass, Preferences *preferences);
