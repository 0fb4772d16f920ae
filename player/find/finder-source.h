// FinderSource: where the words come from that a Finder lists, one source after the other in the order of reading: the
// items of a library, the words it explains, and the titles of the books of the world that stand beside it; or the
// parts of one such book, which is read for that and of which nothing is kept.
#pragma once

#include "find/findable.h"

// What is gone through.
typedef struct FinderScope {
    Book *book;
    Id volume; // of the group that is a book of the world; "": the library, and what stands on the shelf of books
} FinderScope;

typedef enum FinderSourceKind { SOURCE_START, SOURCE_ITEM, SOURCE_TERMS, SOURCE_BOOKS, SOURCE_END } FinderSourceKind;

typedef struct FinderSource {
    FinderSourceKind kind;
    int shelf, group, item; // numbers of an item; of a part the last alone
} FinderSource;

// The one that follows; that of SOURCE_START is the first. Where nothing of the library is offered beside a book that
// was given, or beside a shelf of books, nothing of it is gone through.
FinderSource finder_source_after(const FinderScope *scope, const FinderSource *source);

bool finder_source_is(const FinderSource *source, const FinderSource *other);

// Lends the item, as book_find_item does; NULL where it is none, or cannot be opened now.
const Item *finder_source_item(const FinderScope *scope, const FinderSource *source);

// The first part of the page that a part is of; any other source is its own.
FinderSource finder_source_page(const FinderScope *scope, const FinderSource *source);

// The other is read with it: a later part of the same page.
bool finder_source_leads_to(const FinderScope *scope, const FinderSource *source, const FinderSource *other);

// How many parts its page has; any other source is one.
int finder_source_parts(const FinderScope *scope, const FinderSource *source);

// Who is told the words of a source. True: those of the next part of its page are wanted as well. Of what was broken
// off there may be too few.
typedef struct FinderReading {
    bool (*take)(void *owner, const FinderSource *source, const Findables *findables);
    void *owner;
    Arena *arena; // of one source at a time: wiped behind it
} FinderReading;

// Reads a source, unless it is not offered or cannot be read. A part comes after all of its page that stands before it.
void finder_source_read(const FinderScope *scope, const FinderSource *source, const FinderReading *reading);

// What its words are folded by that bear no language of their own.
Text finder_scope_language(const FinderScope *scope);
