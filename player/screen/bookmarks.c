#include "screen/bookmarks.h"

#include <assert.h>
#include <string.h>

static int index_of(const Bookmarks *bookmarks, Id item)
{
    int i = 0;
    while (i < bookmarks->count && !id_equal(bookmarks->at[i].item, item))
        i++;
    return i;
}

const Bookmark *bookmarks_find(const Bookmarks *bookmarks, Id item)
{
    int i = index_of(bookmarks, item);
    return i < bookmarks->count ? &bookmarks->at[i] : NULL;
}

void bookmarks_remove(Bookmarks *bookmarks, Id item)
{
    int i = index_of(bookmarks, item);
    if (i == bookmarks->count)
        return;
    bookmarks->count--;
    memmove(&bookmarks->at[i], &bookmarks->at[i + 1], sizeof(Bookmark) * (size_t)(bookmarks->count - i));
    explicit_bzero(&bookmarks->at[bookmarks->count], sizeof(Bookmark));
}

void bookmarks_put(Bookmarks *bookmarks, const Bookmark *bookmark)
{
    assert(bookmark->item.at[0]);
    Bookmark kept = *bookmark; // it may be lent from here
    bookmarks_remove(bookmarks, kept.item);
    if (bookmarks->count == BOOKMARKS_MOST)
        bookmarks->count--;
    memmove(&bookmarks->at[1], &bookmarks->at[0], sizeof(Bookmark) * (size_t)bookmarks->count);
    bookmarks->at[0] = kept;
    bookmarks->count++;
}
