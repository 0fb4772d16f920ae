// Bookmarks: where a visitor left chapters and sets of questions. They live in memory only, are bounded, and are wiped
// with the visit.
#pragma once

#include "book/action.h"

typedef struct Bookmark {
    Id item;
    Id open;              // of a set of questions: the one whose answer was open
    Place place;          // where the page begins; its block is "" at the beginning
    int page, page_count; // from 1; page_count 0: the end was not known
    uint64_t pages_key;   // the glass and letters that these pages were counted for
    bool is_read;         // the last page was seen
} Bookmark;

enum { BOOKMARKS_MOST = 64 };

typedef struct Bookmarks {
    Bookmark at[BOOKMARKS_MOST]; // the item left last first
    int count;
} Bookmarks;

// Puts it first, in place of what was noted of that item before; of too many the one left longest ago goes.
void bookmarks_put(Bookmarks *bookmarks, const Bookmark *bookmark);

// Overwrites what was noted of an item.
void bookmarks_remove(Bookmarks *bookmarks, Id item);

// Lends what was noted of an item until the next change; NULL when there is nothing.
const Bookmark *bookmarks_find(const Bookmarks *bookmarks, Id item);
