// Resume: within a visit a chapter or an answer is taken up where it was left. Never what a content note stands before,
// never in quiet colours, and not where the library allows none.
#pragma once

#include "screen/stack.h"

// A bookmark at the page of this stack that holds the spot. Read is what is left where nothing but ways on comes after.
Bookmark resume_mark(View *view, Stack *stack, const Spot *spot);

// Notes where an item is left. Of one left at its beginning nothing stays, but that it was read.
void resume_note(View *view, const Item *item, Bookmark left);

// Where it is taken up, or that it was read; NULL: at its beginning, as if it had never been opened.
const Bookmark *resume_find(const View *view, const Item *item);

// The mark of a book of the world that was set last, unless its end was read; NULL: none. Parts of it are what is
// noted.
const Bookmark *resume_latest(const View *view, const Group *group);

// All that was noted holds in the other words as well.
void resume_carry(Bookmarks *bookmarks, Book *from, Book *to);

// In view->arena, for small print: "Continue, page 2 of 4", or that this kind of item was read: "Chapter, read".
Text resume_words(const View *view, const Bookmark *bookmark, Text kind);
