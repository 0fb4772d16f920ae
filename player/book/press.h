// Press: a page of a book of the world made into blocks, as it is read, with no tree in between (books.md, 3).
// Structure is kept, looks are not: what an element means to a reader is told by press-element.h.
//
// A long page is cut into sections, each a part of its own: at the first heading behind every so many bytes, else where
// a block ends. How many there are is told by the size of the page alone, so that a book is opened without reading its
// pages; a section may come out empty.
//
// Blocks are called "p12-345", the 345th of part 12. Ids of the page itself are only looked for (target): a link into
// it is followed when somebody follows it.
#pragma once

#include "base/array.h"
#include "base/index.h"
#include "book/book.h"
#include "book/leaf.h"
#include "book/path.h"
#include "markup/markup.h"

enum {
    PRESS_PAGE_MOST = 16 * 1024 * 1024, // bytes of a page
    PRESS_WHOLE_MOST = 256 * 1024,      // a page up to here is one section
    PRESS_SECTION_BYTES = 128 * 1024,   // a longer one is cut behind each of these
    PRESS_HEADING_REACH = 32 * 1024,    // as far as a heading is waited for
    PRESS_NOTE_MOST = 32 * 1024,        // a longer note is none
    PRESS_ADDRESS_MOST = 2000,          // bytes of an address of the world outside
    PRESS_EACH = -1,
    PRESS_NONE = -2, // sections
};

// The number of sections of a page of that size in bytes, at least 1.
int press_sections(size_t size);

// Whoever takes a section: its blocks lie in the request's arena, which may be reset before the next one. False to have
// no more. A section that is broken off is not handed over.
typedef bool (*PressTake)(void *owner, int section, Flow flow);

// Whether a page is XML, or is to be read as HTML is; or it is no markup at all.
typedef enum PressForm {
    PRESS_FORM_UNKNOWN,
    PRESS_FORM_XML,
    PRESS_FORM_SOUP,
    PRESS_FORM_MARKDOWN,
    PRESS_FORM_PLAIN
} PressForm;

// Links of pages to a fragment, and what there is for them to lead to, for whoever proves a whole book. Zeroed but for
// the arena it holds none.
enum { PRESS_LINKS_MOST = 100000 };

typedef struct PressFragmentLink {
    Id item, block; // of the first part of a page; as its action has them
    Position at;
} PressFragmentLink;

typedef struct PressLinks {
    Arena *arena;
    Index places; // what has an id, by press_place_key
    ARRAY(PressFragmentLink) list;
} PressLinks;

// A fragment of a page, found: it stands in this block ("": before the section), or before it.
typedef struct PressMark {
    void *thing; // that goes by the fragment
    Id block;
} PressMark;

typedef struct PressMarks {
    Arena *arena;
    ARRAY(PressMark) list; // in the order of the page
} PressMarks;

// What a fragment of a page goes by, in arena.
Text press_place_key(Arena *arena, Id item, Id fragment);

typedef struct PressRequest {
    Arena *arena;        // for the blocks of sections that are wanted
    PathNames *names;    // where pictures are looked for
    Text pictures;       // the folder that their paths begin with; empty: they are as in the source
    Leaf *leaf;          // the page
    const Index *items;  // Item by path of its page: where links lead
    Text language;       // the book's
    int part;            // the page's first section is this part of the book
    PressForm form;      // as far as it is known: a page of several sections is read twice where it is not
    int section_count;   // by press_sections
    int wanted;          // a section, PRESS_EACH or PRESS_NONE
    Id target;           // what is to be looked for, by press_fragment; "": nothing
    bool is_note;        // the target is a note, which take is handed by itself, and no section is wanted
    Problems *problems;  // or NULL
    const Index *marked; // fragments of the page at which printed pages begin, VolumePlace; NULL: at none
    PressMarks *marks;   // where they stand in wanted sections; NULL: nobody wants to know
    Index *embedded;     // of wanted sections: pictures that stand in the page, Text by path; NULL: nobody wants them
    PressLinks *links;   // that are added to; NULL: nobody wants to know
    Interrupt *interrupt;
    PressTake take; // NULL where nothing is wanted
    void *owner;
} PressRequest;

// What a page holds beside words, and what is left out of it.
typedef struct PressCounts {
    long events, blocks;
    int pictures, wordless_pictures; // the latter have no description
    int missing_pictures, remote_pictures;
    int scripts, media;
} PressCounts;

typedef struct Pressed {
    PressCounts counts;
    Text title;    // by its head; empty: it has none. It and the sentence of a fault lie in the arena
    Text language; // by its html element; likewise
    bool is_soup;  // it is not XML; why is in soup
    MarkupFault soup;
    int wide_table_line; // of the first table that is too wide to be shown as one; 0: none is
    int dense_line;      // where a section first has so many blocks that the rest of it is lines; 0: nowhere
    bool has_target;
    int target_section; // where the target stands, and in which block
    Id target_block;
} Pressed;

Pressed press_page(const PressRequest *request);

// The path of a picture of the source below that folder (empty: none), in arena; empty where there is no picture.
Text press_picture_path(Arena *arena, Text folder, Text path);

// What a link's action has for a block where it leads to an id of a page; "" for none. No block is called so.
Id press_fragment(Text fragment);
bool press_is_fragment(Id block);
