// Volume: a book of the world (EPUB 2 or 3, or a page by itself: HTML, Markdown or plain text), opened in the shapes of
// book.h: a Group whose items are its parts, in the order in which they are read, each with a Body of one chapter.
// Opening reads the package and the contents and no page; a page is read when a part of it is asked for, and a few
// parts are kept. A long page is several parts.
//
// A file of it that is faulty takes nothing from the others: whatever can be read is.
#pragma once

#include "book/book.h"
#include "book/package.h"
#include "book/press.h"

enum { VOLUME_PARTS_MOST = 40000, VOLUME_BODIES_MOST = 3 };

// What stands behind an item of the group.
typedef struct VolumePart {
    const PackageFile *file;
    int section, section_count; // of its page
    bool is_linear;             // else it is reached by links and contents alone
    bool is_again;              // the same page stood before it
    uint64_t bytes, before;     // its share of the page's size, and of the linear parts before it
} VolumePart;

// A place that has a name, of the contents or of a printed page. Where in the item it is, is found when it is asked
// for.
typedef struct VolumePlace {
    Text label;       // empty: a part without a name
    int depth;        // 0 and on
    const Item *item; // NULL: it names those below it, or leads nowhere
    Id block;         // a fragment: see volume_find; "": the item's beginning
} VolumePlace;

typedef struct VolumePlaces {
    const VolumePlace *at;
    int count;
} VolumePlaces;

typedef struct Volume {
    Source *source;
    const Package *package;  // title, authors, languages, cover, lock
    Group group;             // titles of items are those of the contents; empty where these name none
    const VolumePart *parts; // by item
    VolumePlaces contents;   // empty: the book has neither any nor headings
    VolumePlaces pages;      // printed ones
    VolumePlaces places;  // contents, and where there are printed pages one without label or item, and these below it
    const Item *start;    // where the text begins
    uint64_t bytes;       // of all linear parts
    Interrupt *interrupt; // asked while pages are read; NULL: nobody breaks them off
} Volume;

// True when what stands at path is a book of the world: by its name, or by what is in it, be it an archive or the
// folder that one was unpacked to.
bool volume_stands_at(const char *path);

// Opens the book in a source, which must outlive it. Its group has that id, and its items are called "id:p0", "id:p1"
// and so on; its pictures have paths "id/path in the source", so that whoever shows those of several books tells them
// apart (source_mount). With no id they are called "p0" and by their paths alone. NULL when it has no package that can
// be used; problems say why, and what was mended. One that is locked has its title and no bodies. Close it with
// volume_close.
Volume *volume_open(Source *source, Id id, Problems *problems);
void volume_close(Volume *volume);

// Reads the part, or lends it where it is kept: until the second volume_tidy that finds it not asked for since the one
// before. NULL when it cannot be read, is locked or was broken off. A part may come out empty.
const Body *volume_body(Volume *volume, const Item *item);

// Of parts that were not asked for since it was called last, drops those asked for the longest ago until
// VOLUME_BODIES_MOST are kept, overwritten with zeros. True when there were any.
bool volume_tidy(Volume *volume);

// Where an item stands in its book, as its id tells, whether that is there or not; -1: it tells nothing.
int volume_index(Id id);

// Lends the item with that id; NULL when there is none.
const Item *volume_item(const Volume *volume, Id id);

// The linear part that is read after (step 1) or before (-1) a linear one; NULL at the end, and beside a part that is
// not.
const Item *volume_neighbour(const Volume *volume, const Item *item, int step);

// Where a link or a place leads, whose block names a fragment: that item or a later part of the same page, and the
// block in it. The item's beginning where its page has no such fragment. It reads the page up to there.
Place volume_find(Volume *volume, const Item **item, Id fragment);

// The note that a link leads to whose action is ACTION_NOTE, all of it, lent as a body is: whether it stands in the run
// of pages or not. Empty where there is none: the link is one as others are. It reads the page up to there.
Flow volume_note(Volume *volume, const Item *item, Id fragment);

// What the printed page is called that a block of a part stands on ("": its beginning), once the part was read; empty
// where nothing tells.
Text volume_printed_page(Volume *volume, const Item *item, Id block);

// Drops every part that is kept, overwritten with zeros.
void volume_drop_bodies(Volume *volume);

// Reads each page once, for whoever proves the whole book; take is handed one section of a page after another, of which
// nothing stays. False when the page could not be read.
typedef struct VolumeReading {
    bool (*take)(void *owner, const Item *item, Flow flow);
    void *owner;
    Problems *problems;
    PressLinks *links; // NULL: nobody wants to know
} VolumeReading;

bool volume_read_page(Volume *volume, const Item *first, const VolumeReading *reading, Pressed *pressed);
