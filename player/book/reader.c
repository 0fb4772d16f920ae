#include "book/flow.h"

#include <string.h>

#include "book/fold.h"

Text read_words(Reader *reader, const XmlNode *node)
{
    return fold_inline(reader, node).text;
}

Text read_child_words(Reader *reader, const XmlNode *node, const char *name)
{
    const XmlNode *child = xml_child(node, name);
    return child ? read_words(reader, child) : TEXT("");
}

Text read_value(Reader *reader, const XmlNode *node, const char *name)
{
    return fold_text(reader->arena, xml_value(node, name));
}

Id read_id(const XmlNode *node, const char *name)
{
    return id_of(text_trim(xml_value(node, name)));
}

// The vocabulary has checked the shape.
int read_thousandths(Text text)
{
    int value = 0, decimals = -1;
    for (size_t i = 0; i < text.size && value < 1000000; i++) {
        char c = text.at[i];
        if (c == '.') {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < 3) {
            value = value * 10 + (c - '0');
            decimals += decimals >= 0;
        }
    }
    for (int i = decimals > 0 ? decimals : 0; i < 3; i++)
        value *= 10;
    return value;
}

int read_ms(const XmlNode *node, const char *name)
{
    return read_thousandths(xml_value(node, name));
}

int read_number(const XmlNode *node, const char *name)
{
    return read_thousandths(xml_value(node, name)) / 1000;
}

const Condition *read_condition(Reader *reader, const XmlNode *when)
{
    Condition *condition = arena_new(reader->arena, Condition);
    condition->name = read_id(when, "name");
    condition->also = reader->when;
    Text rest = xml_value(when, "is");
    ARRAY(Id) is = {0};
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        if (text_is(word, "none"))
            condition->is_none = true;
        else
            *array_push(reader->arena, &is) = id_of(word);
    }
    condition->is = is.at;
    condition->is_count = is.count;
    return condition;
}

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

Action resolve_link(Library *library, Text ref)
{
    ref = text_trim(ref);
    size_t hash = text_find(ref, TEXT("#"), 0);
    Action action = {
        .kind = ACTION_OPEN, .id = id_of(text_slice(ref, 0, hash)), .block = id_of(text_slice(ref, hash + 1, ref.size))};
    PhraseId ignored;
    if (find_place(action.id, &ignored))
        return action;
    const Item *item = book_find_item(&library->book, action.id);
    return item && book_offers(&library->book, item) ? action : (Action){0};
}

Text label_link(Library *library, Id target)
{
    PhraseId phrase_id;
    if (find_place(target, &phrase_id))
        return phrase(library->book.phrases, phrase_id);
    const Item *item = book_find_item(&library->book, target);
    return item ? item->quiet_title : TEXT("");
}

typedef ARRAY(Link) LinkList;

static void collect_links(Reader *reader, const XmlNode *node, LinkList *list)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = read_condition(reader, child);
            collect_links(reader, child, list);
            reader->when = outer;
        } else if (text_is(child->name, "links")) {
            collect_links(reader, child, list);
        } else if (text_is(child->name, "link")) {
            Action action = resolve_link(reader->library, xml_value(child, "ref"));
            if (action.kind == ACTION_NONE)
                continue;
            *array_push(reader->arena, list) =
                (Link){.action = action, .label = label_link(reader->library, action.id), .when = reader->when};
        }
    }
}

Links read_links(Reader *reader, const XmlNode *node)
{
    LinkList list = {0};
    if (node)
        collect_links(reader, node, &list);
    return (Links){list.at, list.count};
}
