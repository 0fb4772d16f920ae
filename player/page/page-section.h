// PageSection: some pages of a layout, and the strips that they are filled with. Of a long layout the strips of a few
// sections are kept, and made again for others when these are looked at; since a section begins at a point, they come
// out as they were. Cursors, and numbers of strips, are those of the whole layout.
#pragma once

#include "page/page-fill.h"

// A page as it stands, in the arena of the strips.
typedef struct FilledPage {
    Placing placed;
    const PageBox *boxes;
    int box_count, used_px;
} FilledPage;

typedef ARRAY(FilledPage) FilledPages;

// What is kept of every page.
typedef struct Page {
    PageCursor start;
    int words_before;   // of the pages before it
    const Block *block; // of its first words or picture; NULL: it has none that bear an id
    uint32_t offset;    // of these in it
} Page;

typedef struct PageSection {
    StripsPoint start;
    int first_page;
    ARRAY(Page) pages;
    Strips *strips;     // NULL: dropped
    FilledPages filled; // the first of the pages
    long asked;         // when it was looked at
} PageSection;

// Makes its strips, in an arena of their own within that one. whole is the layout's, from its first strip.
void page_section_begin(PageSection *section, Arena *arena, const Strips *whole);

// Drops the strips of a section that was begun so.
void page_section_drop(PageSection *section);

// The strip with that number, set; NULL past the end.
Strip *page_section_strip(const PageSection *section, int index);

// Fills a page from the cursor and moves that, and the count of words, on. The page is listed in arena. False, and none
// is added, where nothing is left to place; but the first page of a layout may be empty.
bool page_section_add(PageSection *section, Arena *arena, PageCursor *cursor, int *word_count);

// The section's page of that number, from 0, filled again where it must be: with those before it, since what a page has
// made of a strip goes on to the next.
const FilledPage *page_section_page(PageSection *section, int page);
