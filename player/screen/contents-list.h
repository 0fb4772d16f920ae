// ContentsList: one level of the contents of a book of the world: what stands below an entry, or some of it. Where that
// are many, it is offered by numbers, five by five, or fifty by fifty where these are too many, and so on: ten of a
// kind at most. So any of 5000 is four touches away on glass that holds ten such cards, or eight titles, on a page.
#pragma once

#include "book/phrases.h"
#include "book/volume.h"

enum {
    CONTENTS_TOP = -1,
    CONTENTS_RANGES_MOST = 10, // of a list
    CONTENTS_A_PAGE = 8,       // of entries
    CONTENTS_LISTED_MOST = 32, // entries; more are offered by numbers
};

// The children of an entry, by their numbers.
typedef struct ContentsRange {
    int above;        // their place in the contents of the volume; CONTENTS_TOP: the book
    int first, after; // after 0: all
} ContentsRange;

typedef struct ContentsEntry {
    int place; // in the contents of the volume
    Text label, language;
    const Item *item; // where it leads; NULL: it names what is below it
    Id block;         // likewise
    bool has_below;   // it opens a level of its own,
    bool is_here;     // and that is where one is, or it
} ContentsEntry;

typedef struct ContentsList {
    ContentsRange range;  // with its ends
    Text title, language; // of what stands above it; empty: the book does
    int here;             // the number of the entry at which one is, among all children; -1: at none
    const ContentsEntry *at;
    int count;
    const ContentsRange *ranges; // in place of entries, where range_count is above 0
    int range_count;
} ContentsList;

typedef struct ContentsRequest {
    Arena *arena;
    const Phrases *phrases;
    const Volume *volume;
    const Item *here; // where one is; NULL: nowhere
} ContentsRequest;

ContentsRange contents_range_whole(void);

ContentsList contents_list_of(const ContentsRequest *request, ContentsRange range);

// The list that shows the entry at which an item is read, and its card in it.
ContentsRange contents_list_find(const ContentsRequest *request, int *card);
