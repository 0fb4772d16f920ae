#include "book/item-head.h"

#include <assert.h>

#include "book/field.h"
#include "book/inline.h"
#include "markup/vocabulary.h"

// "limits" of "chapters/limits.xml": what a file is called while nothing in it can be read.
static Text file_stem(Text path)
{
    size_t start = 0, end = path.size;
    for (size_t i = 0; i < path.size; i++)
        if (path.at[i] == '/')
            start = i + 1;
    if (text_ends(text_slice(path, start, end), TEXT(".xml")))
        end -= 4;
    return text_slice(path, start, end);
}

static const char *const root_names[] = {[ITEM_CHAPTER] = "chapter", [ITEM_FAQ] = "faq", [ITEM_EXERCISE] = "exercise"};

static bool find_item_kind(Text root, ItemKind *kind)
{
    for (int i = 0; i < 3; i++) {
        if (text_is(root, root_names[i])) {
            *kind = (ItemKind)i;
            return true;
        }
    }
    return false;
}

static int head_minutes(const XmlNode *root)
{
    const XmlNode *minutes = xml_child(root, "minutes");
    int written = minutes && minutes->first ? field_thousandths(minutes->first->text) / 1000 : 0;
    return written > 0 ? written : 0;
}

// What is said of the item on shelves, and when it was looked through.
static void fill_words(Library *library, Item *item, const XmlNode *root)
{
    Reader keeper = reader_keeping(library);
    item->title = inline_child_words(&keeper, root, "title");
    item->quiet_title = field_text(&keeper, root, "quiet-title");
    if (!item->quiet_title.size)
        item->quiet_title = item->title;
    item->summary = inline_child_words(&keeper, root, "summary");
    item->picture = field_text(&keeper, root, "picture");
    item->covers = field_text(&keeper, root, "covers");
    item->reviewed = field_text(&keeper, root, "reviewed");
    item->review_by = field_text(&keeper, root, "review-by");
    item->minutes = head_minutes(root);
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
    fill_words(library, item, root);
    if (!item->id.at[0] || !item->title.size) {
        problems_add(problems, SEVERITY_ERROR, root->at, "this item needs an id and a title");
        return false;
    }
    if (!index_add(&library->item_index, id_text(&item->id), item)) {
        problems_add(problems, SEVERITY_ERROR, root->at, "another item is called \"%.*s\" already", TEXT_ARGS(id));
        return false;
    }
    item->is_adult = text_is(xml_value(root, "audience"), "adult");
    return true;
}

// A faulty item keeps its place in the list, and nobody is offered it. It is shown by its file's name, and has no id:
// what it is called stands in its file alone, and a name it was given here might be a sound one's.
static void mark_faulty(Library *library, Item *item, Text src)
{
    item->is_faulty = true;
    item->id = (Id){0};
    item->title = item->quiet_title = text_copy(library->arena, file_stem(src));
}

static bool stands_for(const XmlNode *root, const Item *item, Problems *problems)
{
    ItemKind kind;
    Text id = text_trim(xml_value(root, "id"));
    const XmlNode *title = xml_child(root, "title");
    bool is_same = find_item_kind(root->name, &kind) && kind == item->kind && text_equal(id, id_text(&item->id));
    if (is_same && title && title->first)
        return true;
    problems_add(problems, SEVERITY_ERROR, root->at, "this file stands for the %s \"%s\", and is not its like",
                 root_names[item->kind], item->id.at);
    return false;
}

// A level has the words of an item; which item that is, and for whom, its language's own file tells. One that is empty
// or cannot be used is passed over.
static void read_level_head(Library *library, Item *item, Text src, Problems *problems)
{
    Arena *scratch = arena_create();
    Text path = library_level_path(library, library->arena, src);
    const XmlNode *root = path.size ? xml_read_head(scratch, library->book.source, path, problems) : NULL;
    item->lacks_level = !root || vocabulary_is_empty(root) || !stands_for(root, item, problems);
    if (!item->lacks_level) {
        item->path = path;
        item->language = TEXT("");
        fill_words(library, item, root);
    }
    arena_destroy(scratch);
}

bool item_head_read(Library *library, Item *item, const XmlNode *listed, Problems *problems)
{
    Arena *scratch = arena_create();
    Text src = text_trim(xml_value(listed, "src"));
    library_place_item(library, item, src);
    const XmlNode *root = xml_read_head(scratch, library->book.source, item->path, problems);
    bool is_empty = root && vocabulary_is_empty(root);
    if (!is_empty) {
        if (!root || !fill_item(library, item, root, problems))
            mark_faulty(library, item, src);
        else if (library->book.level.size)
            read_level_head(library, item, src, problems);
        assert(item->is_faulty == !item->id.at[0] && item->minutes >= 0);
    }
    arena_destroy(scratch);
    return !is_empty;
}
