#include "book/item-head.h"

#include <assert.h>

#include "book/field.h"
#include "book/inline.h"
#include "markup/vocabulary.h"

// What a reader gets through in a minute, and how many bytes of a file one word takes: its letters, and the elements
// about.
enum { WORDS_A_MINUTE = 130, BYTES_A_WORD = 9 };

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

static int estimate_minutes(Source *source, Text path)
{
    size_t size;
    if (source_find(source, path, &size) != FILE_READ)
        return 1;
    size_t minutes = (size / BYTES_A_WORD + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    return minutes < 1 ? 1 : minutes > 999 ? 999 : (int)minutes;
}

static int head_minutes(const XmlNode *root, Source *source, Text path)
{
    const XmlNode *minutes = xml_child(root, "minutes");
    int written = minutes && minutes->first ? field_thousandths(minutes->first->text) / 1000 : 0;
    return written > 0 ? written : estimate_minutes(source, path);
}

static bool fill_item(Library *library, Item *item, const XmlNode *root, Problems *problems)
{
    Reader keeper = reader_keeping(library);
    Text id = text_trim(xml_value(root, "id"));
    if (!find_item_kind(root->name, &item->kind)) {
        problems_add(problems, SEVERITY_ERROR, root->at, "\"%.*s\" is not an item", TEXT_ARGS(root->name));
        problems_hint(problems, "contents.xml lists chapters, faqs and exercises");
        return false;
    }
    item->id = id_of(id);
    item->title = inline_child_words(&keeper, root, "title");
    if (!item->id.at[0] || !item->title.size) {
        problems_add(problems, SEVERITY_ERROR, root->at, "this item needs an id and a title");
        return false;
    }
    if (!index_add(&library->item_index, id_text(&item->id), item)) {
        problems_add(problems, SEVERITY_ERROR, root->at, "another item is called \"%.*s\" already", TEXT_ARGS(id));
        return false;
    }
    item->quiet_title = field_text(&keeper, root, "quiet-title");
    if (!item->quiet_title.size)
        item->quiet_title = item->title;
    item->summary = inline_child_words(&keeper, root, "summary");
    item->picture = field_text(&keeper, root, "picture");
    item->covers = field_text(&keeper, root, "covers");
    item->reviewed = field_text(&keeper, root, "reviewed");
    item->review_by = field_text(&keeper, root, "review-by");
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

bool item_head_read(Library *library, Item *item, const XmlNode *listed, Problems *problems)
{
    Arena *scratch = arena_create();
    Text src = text_trim(xml_value(listed, "src"));
    Text path = text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(library->book.language), TEXT_ARGS(src));
    const XmlNode *root = xml_read_head(scratch, library->book.source, path, problems);
    bool is_empty = root && vocabulary_is_empty(root);
    if (!is_empty) {
        item->path = path;
        if (!root || !fill_item(library, item, root, problems))
            mark_faulty(library, item, src);
        item->minutes = root ? head_minutes(root, library->book.source, item->path) : 1;
        assert(item->is_faulty == !item->id.at[0] && item->minutes >= 1);
    }
    arena_destroy(scratch);
    return !is_empty;
}
