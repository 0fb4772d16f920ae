// ReadingState: what whoever owns a reader finds again at the next visit: where each book was left, and chapters and
// answers of the library, and how they like to read. No screen that people share keeps one.
//
// It is one file of lines in the state folder, replaced as a whole (base/store.h). A line that is damaged takes nothing
// from the others, and lines of a kind that only a newer player knows stay. In memory it lives no longer than a visit.
#pragma once

#include "page/theme.h"
#include "screen/bookmarks.h"

enum { READING_BOOKS_MOST = 200, READING_BYTES_MOST = 128 * 1024 };

// Where a book was left.
typedef struct KeptPlace {
    Id book; // by what is in it: see book-mark.h
    int part;
    Place place;
    bool is_read; // to the end of that part
} KeptPlace;

typedef struct ReadingState {
    Arena *arena;                        // of the visit
    KeptPlace books[READING_BOOKS_MOST]; // the one left last first
    int book_count;
    Bookmarks bookmarks; // of the library's own items
    bool has_comfort;
    Preferences comfort;
    Text others; // lines that are carried over as they are
} ReadingState;

// Reads the file in that folder; what is not there, or is no such file, begins anew. In arena.
ReadingState *reading_state_open(Arena *arena, const char *folder);

// Lends the place in that book, or NULL.
const KeptPlace *reading_state_find(const ReadingState *state, Id book);

// Notes where a book was left, in place of what was noted of it; of too many the one left longest ago goes.
void reading_state_put(ReadingState *state, const KeptPlace *place);
void reading_state_forget(ReadingState *state, Id book);

// Replaces the file. False when it could not be written, and the old one stands.
bool reading_state_save(const ReadingState *state, const char *folder);

// The same as bytes, for tests.
void reading_state_parse(ReadingState *state, Text bytes);
Text reading_state_print(const ReadingState *state, Arena *arena);
