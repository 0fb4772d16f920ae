// Finder: where a word stands in a library, or in a book of the world. It lists the words of all that this offers, an
// item or a part at a time, so that nothing waits for it, and keeps none of what is typed.
#pragma once

#include "book/book.h"
#include "find/finder-source.h"
#include "find/search.h"

typedef struct Finder Finder;

// Knows nothing yet. Of the library and the titles on its shelf of books, or of the book of the world that is the group
// volume. The book must outlive it.
Finder *finder_open(Book *book, Id volume);
void finder_close(Finder *finder);

// What was typed last is forgotten; what there is to find stays.
void finder_forget(Finder *finder);

// Reads another item, or puts a part of the words into order. False when all can be found.
bool finder_build_some(Finder *finder);

// Nothing is left to read: words can be found.
bool finder_is_built(const Finder *finder);

// What all of it has come to. It must be built.
const WordIndex *finder_index(const Finder *finder);

// A sentence that holds what was typed.
typedef struct Finding {
    FinderSource source;
    const Item *item;          // that shows it, or NULL
    const GlossaryEntry *term; // a word explained, or NULL
    const Group *volume;       // a book of the world on its shelf, or NULL
    int part, part_count;      // which of the texts of its item it stands in
    Id block;                  // where in the item: a block, question or step; "": its beginning
    Position at;               // where it is written
    Text title, sentence;
    Text language;       // of the sentence; empty: the book's
    uint32_t start, end; // bytes of the sentence: the first word of it that was meant
    Found word;          // the same word in the whole text
} Finding;

typedef struct Findings {
    Finding *at;
    int count; // shown
    int whole; // there are
} Findings;

// The best of what holds all the words typed, in arena, no more than most. It must be built.
Findings finder_search(Finder *finder, Arena *arena, Text typed, int most);

// How what is being typed may go on.
typedef struct Completion {
    NextLetters letters; // that may stand next, folded; none: no word of the book goes on so
    Text *words;         // that the last word may be meant for, as the book writes them: the likeliest first
    int word_count;
    int text_count; // texts that hold all that was typed
} Completion;

// Of what was typed so far, in arena: no more than so many words. It must be built.
Completion finder_complete(Finder *finder, Arena *arena, Text typed, int most);
