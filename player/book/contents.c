#include "book/contents.h"

#include <assert.h>

#include "book/field.h"
#include "book/inline.h"
#include "book/item-head.h"

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

// The items directly below node follow one another in the library's table; empty ones are left out. False where none
// is left.
static bool fill_group(const Listing *listing, const XmlNode *node, Group *group)
{
    Library *library = listing->library;
    group->items = library->items + library->item_count;
    for (const XmlNode *listed = xml_child(node, "item"); listed; listed = xml_sibling(listed, "item")) {
        Item *item = &library->items[library->item_count];
        *item = (Item){.group = group, .index = group->item_count, .kind = listing->usual};
        if (!item_head_read(library, item, listed, listing->problems))
            continue;
        group->item_count++;
        library->item_count++;
    }
    if (group->item_count && group->id.at[0])
        index_add(&library->group_index, id_text(&group->id), group); // the first of two keeps it
    return group->item_count;
}

static void fill_shelf(Listing *listing, const XmlNode *node, Shelf *shelf)
{
    Library *library = listing->library;
    Reader keeper = reader_keeping(library);
    size_t kind = 0;
    while (kind < 2 && !text_is(xml_value(node, "kind"), shelf_kinds[kind].name))
        kind++;
    shelf->kind = shelf_kinds[kind].kind;
    listing->usual = shelf_kinds[kind].usual;
    shelf->title = inline_child_words(&keeper, node, "title");
    shelf->summary = inline_child_words(&keeper, node, "summary");
    int loose = xml_child(node, "item") ? 1 : 0;
    Group *groups = arena_many(library->arena, Group, count_children(node, "book") + loose);
    shelf->groups = groups;
    for (const XmlNode *book = xml_child(node, "book"); book; book = xml_sibling(book, "book")) {
        Group *group = &groups[shelf->group_count];
        *group = (Group){
            .id = field_id(book, "id"),
            .title = inline_child_words(&keeper, book, "title"),
            .summary = inline_child_words(&keeper, book, "summary"),
        };
        shelf->group_count += fill_group(listing, book, group);
    }
    if (!loose)
        return;
    Group *group = &groups[shelf->group_count];
    *group = (Group){.id = id_of(text_of(shelf_kinds[kind].name)), .title = shelf->title, .summary = shelf->summary};
    shelf->group_count += fill_group(listing, node, group);
}

// ---- The ways in

static void fill_now(Library *library, const XmlNode *node)
{
    Reader keeper = reader_keeping(library);
    library->book.now = (Now){
        .title = inline_child_words(&keeper, node, "title"),
        .summary = inline_child_words(&keeper, node, "summary"),
        .item = field_id(node, "ref"),
        .step = field_id(node, "step"),
    };
}

static void fill_need(Library *library, const XmlNode *node, Need *need)
{
    Reader keeper = reader_keeping(library);
    need->id = field_id(node, "id");
    need->title = inline_child_words(&keeper, node, "title");
    need->summary = inline_child_words(&keeper, node, "summary");
    ARRAY(Id) items = {0};
    Text rest = xml_value(node, "items");
    for (Text word = text_word(&rest); word.size; word = text_word(&rest))
        *array_push(library->arena, &items) = id_of(word);
    need->items = items.at;
    need->item_count = items.count;
}

static void fill_needs(Library *library, const XmlNode *node)
{
    Reader keeper = reader_keeping(library);
    Need *needs = arena_many(library->arena, Need, count_children(node, "need"));
    library->book.needs = (Needs){
        .title = inline_child_words(&keeper, node, "title"),
        .summary = inline_child_words(&keeper, node, "summary"),
        .at = needs,
    };
    for (const XmlNode *child = xml_child(node, "need"); child; child = xml_sibling(child, "need"))
        fill_need(library, child, &needs[library->book.needs.count++]);
}

static void fill_ways_in(Library *library, const XmlNode *contents)
{
    const XmlNode *now = xml_child(contents, "now"), *needs = xml_child(contents, "needs");
    if (now)
        fill_now(library, now);
    if (needs)
        fill_needs(library, needs);
}

// What readers take for granted: each item knows the group it stands in, and where.
static void assert_whole(const Shelf *shelf)
{
    for (int g = 0; g < shelf->group_count; g++) {
        const Group *group = &shelf->groups[g];
        for (int i = 0; i < group->item_count; i++) {
            assert(group->items[i].group == group && group->items[i].index == i);
            assert(group->items[i].path.size && group->items[i].quiet_title.size);
        }
    }
}

bool contents_read(Library *library, const XmlNode *contents, Problems *problems)
{
    Listing listing = {.library = library, .problems = problems};
    Reader keeper = reader_keeping(library);
    int count = count_items(contents);
    library->items = arena_many(library->arena, Item, count);
    library->loaded = arena_many(library->arena, const Body *, count);
    library->book.title = inline_child_words(&keeper, contents, "title");
    library->book.quiet_title = field_text(&keeper, contents, "quiet-title");
    if (!library->book.quiet_title.size)
        library->book.quiet_title = library->book.title;
    Shelf *shelves = arena_many(library->arena, Shelf, count_children(contents, "shelf"));
    library->book.shelves = shelves;
    for (const XmlNode *node = xml_child(contents, "shelf"); node; node = xml_sibling(node, "shelf"))
        fill_shelf(&listing, node, &shelves[library->book.shelf_count++]);
    for (int i = 0; i < library->book.shelf_count; i++)
        assert_whole(&shelves[i]);
    assert(library->item_count <= count);
    fill_ways_in(library, contents);
    return library->item_count > 0;
}
