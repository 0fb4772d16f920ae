#include "book/book.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "book/body.h"
#include "book/proof.h"

Library *library_of(Book *book)
{
    return (Library *)book;
}

static const Library *lent_library(const Book *book)
{
    return (const Library *)book;
}

void book_close(Book *book)
{
    if (!book)
        return;
    Library *library = library_of(book);
    arena_wipe(library->bodies);
    arena_destroy(library->bodies);
    arena_destroy(library->arena); // the Library itself lives there
}

const Item *book_find_item(const Book *book, Id id)
{
    const Library *library = lent_library(book);
    for (int i = 0; id.at[0] && i < library->item_count; i++)
        if (id_equal(library->items[i].id, id))
            return &library->items[i];
    return NULL;
}

const Group *book_find_group(const Book *book, Id id)
{
    for (int i = 0; i < book->shelf_count; i++)
        for (int j = 0; j < book->shelves[i].group_count; j++)
            if (id_equal(book->shelves[i].groups[j].id, id))
                return &book->shelves[i].groups[j];
    return NULL;
}

const Shelf *book_find_shelf(const Book *book, ShelfKind kind)
{
    for (int i = 0; i < book->shelf_count; i++)
        if (book->shelves[i].kind == kind)
            return &book->shelves[i];
    return NULL;
}

const Item *book_neighbour(const Book *book, const Item *item, int step)
{
    assert(step == 1 || step == -1);
    const Group *group = item->group;
    for (int i = item->index + step; i >= 0 && i < group->item_count; i += step)
        if (book_offers(book, &group->items[i]))
            return &group->items[i];
    return NULL;
}

bool book_offers(const Book *book, const Item *item)
{
    return !item->is_faulty && (!item->is_adult || book->adult_topics);
}

bool question_is_offered(const Book *book, const Question *question)
{
    return !question->is_adult || book->adult_topics;
}

static const char *root_name(ItemKind kind)
{
    static const char *const names[] = {[ITEM_CHAPTER] = "chapter", [ITEM_FAQ] = "faq", [ITEM_EXERCISE] = "exercise"};
    return names[kind];
}

// A valid tree may still ask for what no screen can show (an answer never given, too many options): that is a fault too.
static const Body *load_body(Library *library, const Item *item)
{
    Arena *scratch = arena_create();
    Problems problems = {.arena = scratch};
    const char *path = file_path(scratch, library->book.folder, item->path);
    const XmlNode *root = library_read(library, scratch, path, root_name(item->kind), &problems);
    if (root && item->kind == ITEM_EXERCISE && !proof_exercise(root, &problems))
        root = NULL;
    Reader reader = reader_of(library);
    const Body *body = root ? read_body(&reader, item, root) : NULL;
    arena_wipe(scratch);
    arena_destroy(scratch);
    return body;
}

static const Body unreadable; // stands for a body that cannot be read now; it may be there at the next visit

const Body *book_body(Book *book, const Item *item)
{
    Library *library = library_of(book);
    ptrdiff_t index = item - library->items;
    assert(index >= 0 && index < library->item_count);
    if (item->is_faulty)
        return NULL;
    if (library->loaded[index])
        return library->loaded[index];
    const Body *body = load_body(library, item);
    library->loaded[index] = body ? body : &unreadable;
    library->items[index].is_faulty = !body;
    return body;
}

static bool add_landing_link(Library *library, Text ref, Link *link)
{
    *link = (Link){.action = resolve_link(library, ref)};
    if (link->action.kind == ACTION_NONE)
        return false;
    link->label = label_link(library, link->action.id);
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

void book_drop_bodies(Book *book)
{
    Library *library = library_of(book);
    for (int i = 0; i < library->item_count; i++)
        if (library->loaded[i] == &unreadable)
            library->items[i].is_faulty = false;
    memset(library->loaded, 0, sizeof *library->loaded * (size_t)library->item_count);
    library->own = (OwnPages){0};
    arena_wipe(library->bodies);
}
