#include "book/link.h"

#include "book/destination.h"
#include "book/field.h"

static const Destination *find_place(Id id)
{
    const Destination *place = destination_find(id_text(&id));
    return place && place->is_linked ? place : NULL;
}

Action link_resolve(Library *library, Text ref)
{
    ref = text_trim(ref);
    size_t hash = text_find(ref, TEXT("#"), 0);
    Action action = {.kind = ACTION_OPEN,
                     .id = id_of(text_slice(ref, 0, hash)),
                     .block = id_of(text_slice(ref, hash + 1, ref.size))};
    if (!library || find_place(action.id))
        return action;
    const Item *item = book_find_item(&library->book, action.id);
    return item && book_offers(&library->book, item) ? action : (Action){0};
}

Text link_label(Library *library, Id target)
{
    if (!library)
        return TEXT("");
    const Destination *place = find_place(target);
    if (place)
        return phrase(library->book.phrases, place->label);
    const Item *item = book_find_item(&library->book, target);
    return item ? item->quiet_title : TEXT("");
}

static Text label_language(Library *library, Id target)
{
    const Item *item = library && !find_place(target) ? book_find_item(&library->book, target) : NULL;
    return item ? item->language : TEXT("");
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
            Text said = field_text(reader, child, "say");
            *array_push(reader->arena, list) = (Link){
                .at = field_at(reader, child),
                .action = action,
                .label = said.size ? said : link_label(reader->library, action.id),
                .language = said.size ? reader->language : label_language(reader->library, action.id),
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
