// How many minutes an item takes to read.
#include <assert.h>

#include "book/library.h"

// What is written for its head is said before it is opened, and the words of a question are looked for, not read.
static bool is_read(const XmlNode *root, const XmlNode *text)
{
    for (const XmlNode *node = text->parent; node && node != root; node = node->parent) {
        bool is_of_head = node->parent == root && (text_is(node->name, "title") || text_is(node->name, "summary"));
        if (is_of_head || text_is(node->name, "words"))
            return false;
    }
    return true;
}

static int count_words(const XmlNode *root, Unicode *unicode)
{
    int count = 0;
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (xml_is_text(node) && is_read(root, node))
            count += unicode_count_words(unicode, node->text);
    return count;
}

int book_minutes(Book *book, const Item *item, Unicode *unicode)
{
    enum { MINUTES_MOST = 999 };
    if (item->minutes)
        return item->minutes;
    Library *library = library_of(book);
    ptrdiff_t index = item - library->items;
    assert(index >= 0 && index < library->item_count);
    Arena *scratch = arena_create();
    Problems problems = {.arena = scratch};
    const XmlNode *root = item->is_faulty ? NULL : xml_read(scratch, book->source, item->path, &problems);
    int minutes = root ? (count_words(root, unicode) + BOOK_WORDS_A_MINUTE / 2) / BOOK_WORDS_A_MINUTE : 1;
    minutes = minutes < 1 ? 1 : minutes > MINUTES_MOST ? MINUTES_MOST : minutes;
    library->items[index].minutes = minutes;
    arena_destroy(scratch);
    return minutes;
}
