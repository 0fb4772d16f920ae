// Finders: those of a library and of the one book of the world that a visit looks through. The library's is there from
// the start; a book's is begun when it is first asked for, and dropped with the visit.
#pragma once

#include "find/finder.h"

typedef struct Finders Finders;

// Of what a book offers, which must outlive it.
Finders *finders_open(Book *book);
void finders_close(Finders *finders); // NULL is accepted

// The one for that group ("": the library). Another book's is dropped for it.
Finder *finders_of(Finders *finders, Id group);

// Spare time: lists a few more words, first of what somebody waits for. False when nothing is left to list; *has_ended
// is set when that became so of one of them.
bool finders_build_some(Finders *finders, bool *has_ended);

// What was typed is forgotten, and the book that was looked through, overwritten with zeros.
void finders_forget(Finders *finders);
