#include "book/library.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "book/fold.h"
#include "book/vocabulary.h"

// What a reader gets through in a minute, and how many bytes of a file one word takes: its letters, and the elements about.
enum { WORDS_A_MINUTE = 130, BYTES_A_WORD = 9 };

char *library_path(const Library *library, Arena *arena, const char *name)
{
    Text below = text_format(arena, "%.*s/%s", TEXT_ARGS(library->book.language), name);
    return file_path(arena, library->book.folder, below);
}

XmlNode *library_read(Library *library, Arena *scratch, const char *path, const char *root, Problems *problems)
{
    library->files_read++;
    Text name = text_copy(problems->arena, text_of(path));
    XmlNode *node = xml_read(scratch, path, name, XML_WHOLE, problems);
    if (!node)
        return NULL;
    if (!text_is(node->name, root)) {
        problems_add(problems, SEVERITY_ERROR, node->at, "this file's root is \"%.*s\", not \"%s\"",
                     TEXT_ARGS(node->name), root);
        return NULL;
    }
    return vocabulary_check(node, problems) ? node : NULL;
}

static Text copy_words(Library *library, const XmlNode *node)
{
    Reader reader = reader_of(library);
    reader.arena = library->arena;
    return node ? read_words(&reader, node) : TEXT("");
}

static Text copy_value(Library *library, const XmlNode *node, const char *name)
{
    return fold_text(library->arena, xml_value(node, name));
}

// ---- Items

// "limits" of "chapters/limits.xml": what a file is called while nothing in it can be read.
static Text file_stem(Text path)
{
    size_t start = 0, end = path.size;
    for (size_t i = 0; i < path.size; i++)
        if (path.at[i] == '/')
            start = i + 1;
    if (end >= start + 4 && text_is(text_slice(path, end - 4, end), ".xml"))
        end -= 4;
    return text_slice(path, start, end);
}

static bool find_item_kind(Text root, ItemKind *kind)
{
    static const char *const names[] = {[ITEM_CHAPTER] = "chapter", [ITEM_FAQ] = "faq", [ITEM_EXERCISE] = "exercise"};
    for (int i = 0; i < 3; i++) {
        if (text_is(root, names[i])) {
            *kind = (ItemKind)i;
            return true;
        }
    }
    return false;
}

static int estimate_minutes(const char *path)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return 1;
    long minutes = ((long)facts.st_size / BYTES_A_WORD + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    return minutes < 1 ? 1 : minutes > 999 ? 999 : (int)minutes;
}

static int head_minutes(const XmlNode *root, const char *path)
{
    const XmlNode *minutes = xml_child(root, "minutes");
    int written = minutes && minutes->first ? read_thousandths(minutes->first->text) / 1000 : 0;
    return written > 0 ? written : estimate_minutes(path);
}

static bool is_taken(const Library *library, const Item *item)
{
    for (int i = 0; i < library->item_count; i++)
        if (&library->items[i] != item && id_equal(library->items[i].id, item->id))
            return true;
    return false;
}

static bool fill_item(Library *library, Item *item, const XmlNode *root, Problems *problems)
{
    Text id = text_trim(xml_value(root, "id"));
    if (!find_item_kind(root->name, &item->kind)) {
        problems_add(problems, SEVERITY_ERROR, root->at, "\"%.*s\" is not an item", TEXT_ARGS(root->name));
        problems_hint(problems, "contents.xml lists chapters, faqs and exercises");
        return false;
    }
    item->id = id_of(id);
    item->title = copy_words(library, xml_child(root, "title"));
    if (!item->id.at[0] || !item->title.size) {
        problems_add(problems, SEVERITY_ERROR, root->at, "this item needs an id and a title");
        return false;
    }
    if (is_taken(library, item)) {
        problems_add(problems, SEVERITY_ERROR, root->at, "another item is called \"%.*s\" already", TEXT_ARGS(id));
        return false;
    }
    item->quiet_title = copy_value(library, root, "quiet-title");
    if (!item->quiet_title.size)
        item->quiet_title = item->title;
    item->summary = copy_words(library, xml_child(root, "summary"));
    item->covers = copy_value(library, root, "covers");
    item->reviewed = copy_value(library, root, "reviewed");
    item->review_by = copy_value(library, root, "review-by");
    item->is_adult = text_is(xml_value(root, "audience"), "adult");
    return true;
}

// A faulty item keeps its place in the list under its file's name, and nobody is offered it.
static void mark_faulty(Library *library, Item *item, Text src)
{
    item->is_faulty = true;
    item->id = (Id){0};
    item->title = item->quiet_title = text_copy(library->arena, file_stem(src));
    Id id = id_of(file_stem(src));
    if (!book_find_item(&library->book, id))
        item->id = id;
}

static void read_head(Library *library, Item *item, const XmlNode *listed, ItemKind usual, Problems *problems)
{
    Arena *scratch = arena_create();
    Text src = text_trim(xml_value(listed, "src"));
    item->kind = usual;
    item->path = text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(library->book.language), TEXT_ARGS(src));
    const char *path = file_path(scratch, library->book.folder, item->path);
    Text name = text_copy(problems->arena, text_of(path));
    const XmlNode *root = xml_read(scratch, path, name, XML_HEAD, problems);
    if (!root || !fill_item(library, item, root, problems))
        mark_faulty(library, item, src);
    item->minutes = root ? head_minutes(root, path) : 1;
    arena_destroy(scratch);
}

// ---- Shelves

static const struct {
    const char *name;
    ShelfKind kind;
    ItemKind usual;
} shelf_kinds[] = {
    {"read", SHELF_READ, ITEM_CHAPTER},
    {"practise", SHELF_PRACTISE, ITEM_EXERCISE},
    {"questions", SHELF_QUESTIONS, ITEM_FAQ},
};

static int count_children(const XmlNode *node, const char *name)
{
    int count = 0;
    for (const XmlNode *child = xml_child(node, name); child; child = xml_sibling(child, name))
        count++;
    return count;
}

static int count_items(const XmlNode *contents)
{
    int count = 0;
    for (const XmlNode *shelf = xml_child(contents, "shelf"); shelf; shelf = xml_sibling(shelf, "shelf")) {
        count += count_children(shelf, "item");
        for (const XmlNode *book = xml_child(shelf, "book"); book; book = xml_sibling(book, "book"))
            count += count_children(book, "item");
    }
    return count;
}

typedef struct Listing {
    Library *library;
    Problems *problems;
    ItemKind usual;
} Listing;

// The items directly below node follow one another in the library's table.
static void fill_group(const Listing *listing, const XmlNode *node, Group *group)
{
    Library *library = listing->library;
    group->items = library->items + library->item_count;
    for (const XmlNode *listed = xml_child(node, "item"); listed; listed = xml_sibling(listed, "item")) {
        Item *item = &library->items[library->item_count];
        item->group = group;
        item->index = group->item_count++;
        read_head(library, item, listed, listing->usual, listing->problems);
        library->item_count++;
    }
}

static void fill_shelf(Listing *listing, const XmlNode *node, Shelf *shelf)
{
    Library *library = listing->library;
    size_t kind = 0;
    while (kind < 2 && !text_is(xml_value(node, "kind"), shelf_kinds[kind].name))
        kind++;
    shelf->kind = shelf_kinds[kind].kind;
    listing->usual = shelf_kinds[kind].usual;
    shelf->title = copy_words(library, xml_child(node, "title"));
    shelf->summary = copy_words(library, xml_child(node, "summary"));
    int loose = xml_child(node, "item") ? 1 : 0;
    Group *groups = arena_many(library->arena, Group, count_children(node, "book") + loose);
    shelf->groups = groups;
    for (const XmlNode *book = xml_child(node, "book"); book; book = xml_sibling(book, "book")) {
        Group *group = &groups[shelf->group_count++];
        group->id = read_id(book, "id");
        group->title = copy_words(library, xml_child(book, "title"));
        group->summary = copy_words(library, xml_child(book, "summary"));
        fill_group(listing, book, group);
    }
    if (!loose)
        return;
    Group *group = &groups[shelf->group_count++];
    group->id = id_of(text_of(shelf_kinds[kind].name));
    group->title = shelf->title;
    group->summary = shelf->summary;
    fill_group(listing, node, group);
}

bool library_list(Library *library, const XmlNode *contents, Problems *problems)
{
    Listing listing = {.library = library, .problems = problems};
    int count = count_items(contents);
    library->items = arena_many(library->arena, Item, count);
    library->loaded = arena_many(library->arena, const Body *, count);
    library->book.title = copy_words(library, xml_child(contents, "title"));
    library->book.quiet_title = copy_value(library, contents, "quiet-title");
    if (!library->book.quiet_title.size)
        library->book.quiet_title = library->book.title;
    Shelf *shelves = arena_many(library->arena, Shelf, count_children(contents, "shelf"));
    library->book.shelves = shelves;
    for (const XmlNode *node = xml_child(contents, "shelf"); node; node = xml_sibling(node, "shelf"))
        fill_shelf(&listing, node, &shelves[library->book.shelf_count++]);
    return library->item_count > 0;
}
