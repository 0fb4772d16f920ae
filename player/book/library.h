// Library: what stands behind an open Book, for the loaders of this room alone. The book arena holds what opening read
// and lives until book_close; the bodies arena holds bodies and own pages and is wiped by book_drop_bodies. Parsed
// trees live in a scratch arena while one file is read, so every text that stays is copied out of them.
#pragma once

#include "base/index.h"
#include "book/book.h"
#include "book/phrases.h"
#include "markup/xml.h"

// The library's own pages of one language, and its riders; NULL or unset until first asked for.
typedef struct OwnPages {
    bool has_glossary, has_support, has_about, has_keyboard;
    GlossaryEntry *entries;
    int entry_count;
    Support support;
    Flow about;
    Keyboard keyboard;
    Links landing;
    Index terms;  // GlossaryEntry by id
    Index riders; // Rider by id; their parsed file stays in the bodies arena
    bool has_riders;
} OwnPages;

// The phrases of a language that the book is not read in.
typedef struct OtherPhrases {
    Text code;
    const Phrases *phrases;
} OtherPhrases;

typedef struct Library {
    Book book; // first: a Book is its Library
    Arena *arena, *bodies;
    Arena *leftover; // of the last reading of a body: empty, unless it was broken off; NULL: none was begun
    Item *items;
    int item_count;
    const Body **loaded; // by item, NULL until asked for
    Index item_index;    // Item by id: those whose heads are sound
    Index group_index;   // Group by id
    OwnPages own;
    const Language *spoken;     // the book's
    const Language *lender;     // whose pages stand where the book's language has none; NULL: nobody's
    const Language *written_in; // the library's default; NULL: it has none
    ARRAY(OtherPhrases) others;
    const char *support_path; // the clinic's file, or NULL
} Library;

Library *library_of(Book *book);
const Library *library_lent(const Book *book);

// A file of the library: its path in the source, and what its root must be called.
typedef struct LibraryFile {
    Text path;
    const char *root;
} LibraryFile;

// Reads the file whole into scratch and checks it against the vocabulary. NULL when there is any fault, or
// when nobody wants it any longer.
XmlNode *library_read(Library *library, Arena *scratch, LibraryFile file, Problems *problems);

// The same for a page of the book's language, "about", which lies in about.xml and whose root is called so as well. One
// of its level stands in its place; where that is faulty, the language's own is read.
XmlNode *library_read_page(Library *library, Arena *scratch, const char *page, Problems *problems);

// Where a file of the level of the book's language lies, by its path below the level's folder; empty where that has
// none or there is no level. In arena.
Text library_level_path(const Library *library, Arena *arena, Text below);

// The item has the words of that file, below the language's folder, or of the lender's.
void library_place_item(Library *library, Item *item, Text below);

// The same for a page that belongs to the language of the items, whatever that of the interface, and lies in its
// folder.
XmlNode *library_read_lender_page(Library *library, Arena *scratch, const char *page, Problems *problems);

// The page that a draft was translated from, which stands beside it until somebody has read that; NULL: the book's
// language is no draft, or has no such page of its own, or there is none.
XmlNode *library_read_original(Library *library, Arena *scratch, const char *page, Problems *problems);

// Judges a tree that was read (NULL is passed on) as library_read does.
XmlNode *library_accept(XmlNode *node, const char *root, Problems *problems);
