#include "book/link.h"

#include "book/field.h"

static const struct {
    const char *name;
    PhraseId phrase;
} places[] = {
    {"home", PHRASE_LINK_HOME},
    {"support", PHRASE_LINK_SUPPORT},
    {"about", PHRASE_ABOUT},
    {"comfort", PHRASE_READING_COMFORT},
};

static bool find_place(Id id, PhraseId *phrase_id)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (id_is(id, places[i].name)) {
            *phrase_id = places[i].phrase;
            return true;
        }
    }
    return false;
}

Action link_resolve(Library *library, Text ref)
{
    ref = text_trim(ref);
    size_t hash = text_find(ref, TEXT("#"), 0);
    Action action = {.kind = ACTION_OPEN,
                     .id = id_of(text_slice(ref, 0, hash)),
                     .block = id_of(text_slice(ref, hash + 1, ref.size))};
    PhraseId ignored;
    if (!library || find_place(action.id, &ignored))
        return action;
    const Item *item = book_find_item(&library->book, action.id);
    return item && book_offers(&library->book, item) ? action : (Action){0};
}

Text link_label(Library *library, Id target)
{
    PhraseId phrase_id;
    if (!library)
        return TEXT("");
    if (find_place(target, &phrase_id))
        return phrase(library->book.phrases, phrase_id);
    const Item *item = book_find_item(&library->book, target);
    return item ? item->quiet_title : TEXT("");
}

typedef ARRAY(Link) LinkList;

static void collect_links(Reader *reader, const XmlNode *node, LinkList *list)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (field_is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = field_condition(reader, child);
            collect_links(reader, child, list);
            reader->when = outer;
        } else if (text_is(child->name, "links")) {
            collect_links(reader, child, list);
        } else if (text_is(child->name, "link")) {
            Action action = link_resolve(reader->library, xml_value(child, "ref"));
            if (action.kind == ACTION_NONE)
                continue;
            *array_push(reader->arena, list) = (Link){
                .at = field_at(reader, child),
                .action = action,
                .label = link_label(reader->library, action.id),
                .when = reader->when,
            };
        }
    }
}

Links link_read_all(Reader *reader, const XmlNode *node)
{
    LinkList list = {0};
    if (node)
        collect_links(reader, node, &list);
    return (Links){list.at, list.count};
}
