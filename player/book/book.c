#include "book/book.h"

#include <assert.h>
#include <string.h>

#include "book/body-check.h"
#include "book/body.h"
#include "book/bookcase.h"
#include "book/link.h"
#include "book/phrases.h"
#include "book/soundness.h"

void book_close(Book *book)
{
    if (!book)
        return;
    Library *library = library_of(book);
    locale_close(phrases_locale(book->phrases));
    locale_close(phrases_locale(book->lent_phrases));
    for (int i = 0; i < library->others.count; i++)
        locale_close(phrases_locale(library->others.at[i].phrases));
    arena_destroy(library->leftover);
    arena_wipe(library->bodies);
    arena_destroy(library->bodies);
    arena_destroy(library->arena); // the Library itself lives there
}

static const char *root_name(ItemKind kind)
{
    static const char *const names[] = {[ITEM_CHAPTER] = "chapter", [ITEM_FAQ] = "faq", [ITEM_EXERCISE] = "exercise"};
    return names[kind];
}

// To overwrite what was read takes as long as it is large. Whoever hides the glass sees it cleared before that.
static void drop_scratch(Library *library, Arena *scratch)
{
    while (!interrupt_due(library->book.interrupt) && arena_destroy_some(scratch))
        continue;
    arena_destroy(library->leftover);
    library->leftover = scratch;
}

// A valid tree may still ask for what no screen can show (too many options, an answer that nothing asks): that is a
// fault too.
static const Body *load_body(Library *library, const Item *item, Arena *arena)
{
    Arena *scratch = arena_create();
    Problems problems = {.arena = scratch};
    const XmlNode *root = library_read(library, scratch, (LibraryFile){item->path, root_name(item->kind)}, &problems);
    Reader reader = root ? reader_at(library, root) : reader_of(library);
    reader.arena = arena;
    const Body *body = root ? body_read(&reader, item, root) : NULL;
    if (body && item->kind == ITEM_EXERCISE && !soundness_prove(&body->exercise, &problems))
        body = NULL;
    assert(!LECTERN_SELF_CHECK || !body || !body_check(scratch, body).size);
    drop_scratch(library, scratch);
    return interrupt_is_raised(library->book.interrupt) ? NULL : body;
}

// A page of a level that is faulty takes nothing from anybody: its language's own is shown.
static bool leave_level(Library *library, Item *item)
{
    if (!library->book.level.size || item->lacks_level || interrupt_is_raised(library->book.interrupt))
        return false;
    Text below = text_slice(item->path, library->book.level.size + 1, item->path.size);
    library_place_item(library, item, below);
    item->lacks_level = true;
    return true;
}

static const Body unreadable; // stands for a body that cannot be read now; it may be there at the next visit

const Body *book_body(Book *book, const Item *item)
{
    Library *library = library_of(book);
    Volume *volume = book_volume(book, item->id);
    if (volume)
        return volume_body(volume, item);
    ptrdiff_t index = item - library->items;
    assert(index >= 0 && index < library->item_count);
    if (item->is_faulty)
        return NULL;
    if (library->loaded[index])
        return library->loaded[index];
    const Body *body = load_body(library, item, library->bodies);
    if (!body && leave_level(library, &library->items[index]))
        body = load_body(library, item, library->bodies);
    library->loaded[index] = body ? body : &unreadable;
    library->items[index].is_faulty = !body;
    return body;
}

const Body *book_read_apart(Book *book, const Item *item, Arena *arena)
{
    return item->is_faulty ? NULL : load_body(library_of(book), item, arena);
}

static bool add_landing_link(Library *library, Text ref, Link *link)
{
    *link = (Link){.action = link_resolve(library, ref)};
    if (link->action.kind == ACTION_NONE)
        return false;
    const Item *item = book_find_item(&library->book, link->action.id);
    link->label = link_label(library, link->action.id);
    link->language = item ? item->language : TEXT("");
    return true;
}

Links book_landing(Book *book)
{
    static const char *const places[] = {"steady-breathing", "back-to-this-room", "support", "home"};
    enum { PLACE_COUNT = sizeof places / sizeof *places };
    Library *library = library_of(book);
    if (!library->own.landing.at) {
        Link *links = arena_many(library->bodies, Link, PLACE_COUNT);
        int count = 0;
        for (int i = 0; i < PLACE_COUNT; i++)
            count += add_landing_link(library, text_of(places[i]), &links[count]);
        library->own.landing = (Links){links, count};
    }
    return library->own.landing;
}

bool book_tidy(Book *book)
{
    return book->books && bookcase_tidy(book->books);
}

void book_drop_bodies(Book *book)
{
    Library *library = library_of(book);
    if (book->books)
        bookcase_close_all(book->books);
    for (int i = 0; i < library->item_count; i++)
        if (library->loaded[i] == &unreadable)
            library->items[i].is_faulty = false;
    memset(library->loaded, 0, sizeof *library->loaded * (size_t)library->item_count);
    library->own = (OwnPages){0};
    arena_destroy(library->leftover);
    library->leftover = NULL;
    arena_wipe(library->bodies);
    assert(arena_used(library->bodies) == 0);
}
