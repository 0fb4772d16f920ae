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

// A stretch at a time, so that whoever hides the glass need not wait for a long text.
static int count_text(Text text, Unicode *unicode, Interrupt *interrupt)
{
    enum { STRETCH = 4096 };
    int count = 0;
    while (text.size && !interrupt_due(interrupt)) {
        size_t end = text.size > STRETCH ? text_find(text, TEXT(" "), STRETCH) : text.size;
        count += unicode_count_words(unicode, text_slice(text, 0, end));
        text = text_slice(text, end, text.size);
    }
    return count;
}

static int count_words(const XmlNode *root, Unicode *unicode, Interrupt *interrupt)
{
    int count = 0;
    for (const XmlNode *node = root; node && !interrupt_due(interrupt); node = xml_after(root, node))
        if (xml_is_text(node) && is_read(root, node))
            count += count_text(node->text, unicode, interrupt);
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
    Problems problems = {.arena = scratch, .interrupt = book->interrupt};
    const XmlNode *root = item->is_faulty ? NULL : xml_read(scratch, book->source, item->path, &problems);
    int minutes =
        root ? (count_words(root, unicode, book->interrupt) + BOOK_WORDS_A_MINUTE / 2) / BOOK_WORDS_A_MINUTE : 1;
    minutes = minutes < 1 ? 1 : minutes > MINUTES_MOST ? MINUTES_MOST : minutes;
    if (!interrupt_is_raised(book->interrupt)) // else it is counted when somebody looks again
        library->items[index].minutes = minutes;
    arena_destroy(scratch);
    return minutes;
}
