#include "book/press-link.h"

#include <string.h>

// Whether the author says by any of these words what the link is for.
static bool is_called(const MarkupElement *element, const char *const words[], size_t count)
{
    Text told[] = {markup_value(element, "epub:type"), markup_value(element, "role"), markup_value(element, "class")};
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof told / sizeof *told; j++)
            if (told[j].size && text_holds_word(told[j], words[i]))
                return true;
    return false;
}

static bool is_reference(const MarkupElement *element)
{
    static const char *const words[] = {
        "noteref",       "doc-noteref",  "glossref",           "doc-glossref", "biblioref",
        "doc-biblioref", "footnote-ref", "footnote-reference", "footnoteref",  "fnref",
    };
    return is_called(element, words, sizeof words / sizeof *words);
}

static bool leads_back(const MarkupElement *element)
{
    static const char *const words[] = {
        "backlink", "doc-backlink", "referrer", "footnote-back", "footnote-backref", "fn-backref", "reversefootnote",
    };
    return is_called(element, words, sizeof words / sizeof *words);
}

// An address that means something to a person: of the web, of mail or a telephone.
static bool is_address(Text reference)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:", "ftp://", "//"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (text_starts(reference, text_of(schemes[i])))
            return true;
    return false;
}

static void tell_missing(const PressRequest *request, const MarkupElement *element, const Path *place)
{
    if (!request->problems || !place->file.size || path_find(request->names, place).size)
        return;
    problems_add(request->problems, SEVERITY_WARNING, leaf_at(request->leaf, element->offset),
                 "this link leads to \"%.*s\", which is not in the book", TEXT_ARGS(place->file));
    problems_hint(request->problems, "its words are no link");
}

// What it leads to may be on a page that is read later.
static void keep_fragment(const PressRequest *request, const MarkupElement *element, const Action *action)
{
    PressLinks *links = request->links;
    if (!links || !action->block.at[0] || links->list.count >= PRESS_LINKS_MOST)
        return;
    Position at = leaf_at(request->leaf, element->offset);
    *array_push(links->arena, &links->list) = (PressFragmentLink){action->id, action->block, at};
}

PressLink press_link_of(const PressRequest *request, const MarkupElement *element, Arena *arena)
{
    Text href = text_trim(markup_value(element, "href"));
    PressLink link = {.has_way_back = markup_value(element, "id").size || markup_value(element, "name").size};
    if (!href.size)
        return link;
    Path place = path_resolve(arena, request->leaf->path, href);
    if (place.is_outside) {
        if (is_address(place.file) && place.file.size <= PRESS_ADDRESS_MOST) {
            link.action.kind = ACTION_ADDRESS;
            link.address = place.file;
        }
        return link;
    }
    const Item *item = request->items ? index_find(request->items, place.file) : NULL;
    if (!item) {
        tell_missing(request, element, &place);
        return link;
    }
    bool is_note = place.fragment.size && is_reference(element);
    link.action = (Action){.kind = is_note ? ACTION_NOTE : ACTION_OPEN, .id = item->id};
    link.action.block = press_fragment(place.fragment);
    keep_fragment(request, element, &link.action);
    link.may_be_note = place.fragment.size && !is_note && !leads_back(element);
    return link;
}

// ---- What its words tell

// "12", "[12]", "(a)", "*": as notes are counted.
static bool is_number(Text words)
{
    enum { LETTERS_MOST = 4 };
    static const char *const signs[] = {"*", "†", "‡", "§", "¶", "[", "]", "(", ")", "."};
    int count = 0;
    for (size_t at = 0; at < words.size;) {
        size_t size = 0;
        for (size_t i = 0; !size && i < sizeof signs / sizeof *signs; i++)
            if (text_starts(text_slice(words, at, words.size), text_of(signs[i])))
                size = strlen(signs[i]);
        if (!size && !text_is_digit(words.at[at]))
            return false;
        at += size ? size : 1;
        count++;
    }
    return count > 0 && count <= LETTERS_MOST + 2; // and a pair of brackets
}

static bool is_raised(const PressWords *words, size_t start)
{
    bool is_any = false;
    for (int i = words->spans.count - 1; i >= 0 && words->spans.at[i].start >= start; i--) {
        if (!(words->spans.at[i].style & SPAN_SUPER))
            return false;
        is_any = true;
    }
    return is_any;
}

void press_link_end(PressLink *link, PressWords *words)
{
    if (!link->may_be_note || !link->start || words->size <= link->start) // at a block's start it is the note's own
        return;
    Text own = text_trim((Text){words->at + link->start, words->size - link->start});
    if (!is_raised(words, link->start) && !(link->has_way_back && is_number(own)))
        return;
    link->action.kind = ACTION_NOTE;
    for (int i = words->spans.count - 1; i >= 0 && words->spans.at[i].start >= link->start; i--)
        if (words->spans.at[i].action.kind == ACTION_OPEN)
            words->spans.at[i].action.kind = ACTION_NOTE;
}
