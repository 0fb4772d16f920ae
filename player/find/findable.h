// Findable: a piece of an item's words that can be found and opened: its title, its summary, a paragraph, a question,
// an option. Those of an item come in the order of reading, and always the same ones, so that a number tells which.
#pragma once

#include "base/array.h"
#include "book/bookcase.h"
#include "find/word-index.h"

typedef struct Findable {
    TextRank rank;
    Text text;
    Text language; // empty: the book's
    Position at;   // where it is written
    Id block;      // where it stands in its item: a block, question or step; "": at its beginning. A word explained, or
                   // a book of the world: that itself
    const Id *rider; // it belongs to a text that many items show; NULL: the item's own
} Findable;

typedef ARRAY(Findable) Findables;

// Appends those of an item's body, which lends its words, to findables in arena. Raised, interrupt breaks it off.
void findables_of_body(Arena *arena, const Body *body, Findables *findables, Interrupt *interrupt);

// The same of a word explained: the word and its meaning.
void findables_of_term(Arena *arena, const GlossaryEntry *entry, Findables *findables);

// The same of a book of the world on its shelf: its title and its authors. The entry lends its path.
void findables_of_volume(Arena *arena, const Group *group, const BookEntry *entry, Findables *findables);
