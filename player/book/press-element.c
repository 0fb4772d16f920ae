#include "book/press-element.h"

#include <stdlib.h>
#include <string.h>

#include "book/book.h"

typedef struct Name {
    const char *name;
    PressElement element;
} Name;

// Ordered by name.
static const Name names[] = {
    {"a", {0}},
    {"address", {.role = PRESS_FLOW}},
    {"annotation", {.role = PRESS_HIDDEN}},
    {"annotation-xml", {.role = PRESS_HIDDEN}},
    {"article", {.role = PRESS_FLOW}},
    {"aside", {.role = PRESS_NOTE}},
    {"audio", {.role = PRESS_MEDIA}},
    {"b", {.style = SPAN_STRONG}},
    {"base", {.role = PRESS_HIDDEN}},
    {"big", {.style = SPAN_STRONG}},
    {"blockquote", {.role = PRESS_QUOTE}},
    {"body", {.role = PRESS_FLOW}},
    {"br", {.role = PRESS_BREAK}},
    {"canvas", {.role = PRESS_MEDIA}},
    {"caption", {.role = PRESS_CAPTION}},
    {"case", {.role = PRESS_HIDDEN}},
    {"center", {.role = PRESS_FLOW}},
    {"cite", {.style = SPAN_EM}},
    {"dd", {.role = PRESS_DEFINITION}},
    {"details", {.role = PRESS_NOTE}},
    {"dfn", {.style = SPAN_EM}},
    {"div", {.role = PRESS_FLOW}},
    {"dl", {.role = PRESS_DEFINITIONS}},
    {"dt", {.role = PRESS_TERM}},
    {"em", {.style = SPAN_EM}},
    {"fieldset", {.role = PRESS_FLOW}},
    {"figcaption", {.role = PRESS_CAPTION}},
    {"figure", {.role = PRESS_FIGURE}},
    {"footer", {.role = PRESS_FLOW}},
    {"form", {.role = PRESS_FLOW}},
    {"h1", {.role = PRESS_HEADING, .level = 1}},
    {"h2", {.role = PRESS_HEADING, .level = 2}},
    {"h3", {.role = PRESS_HEADING, .level = 3}},
    {"h4", {.role = PRESS_HEADING, .level = 4}},
    {"h5", {.role = PRESS_HEADING, .level = 5}},
    {"h6", {.role = PRESS_HEADING, .level = 6}},
    {"head", {.role = PRESS_HIDDEN}},
    {"header", {.role = PRESS_FLOW}},
    {"hgroup", {.role = PRESS_FLOW}},
    {"hr", {.role = PRESS_RULE}},
    {"html", {.role = PRESS_FLOW}},
    {"i", {.style = SPAN_EM}},
    {"iframe", {.role = PRESS_MEDIA}},
    {"image", {.role = PRESS_PICTURE}},
    {"img", {.role = PRESS_PICTURE}},
    {"legend", {.role = PRESS_FLOW}},
    {"li", {.role = PRESS_ITEM}},
    {"listing", {.role = PRESS_PRE}},
    {"main", {.role = PRESS_FLOW}},
    {"mark", {.style = SPAN_STRONG}},
    {"math", {.role = PRESS_FORMULA}},
    {"menu", {.role = PRESS_LIST}},
    {"mphantom", {.role = PRESS_HIDDEN}},
    {"nav", {.role = PRESS_FLOW}},
    {"object", {.role = PRESS_MEDIA}},
    {"ol", {.role = PRESS_LIST, .is_ordered = true}},
    {"optgroup", {.role = PRESS_FLOW}},
    {"option", {.role = PRESS_FLOW}},
    {"p", {.role = PRESS_FLOW}},
    {"pre", {.role = PRESS_PRE}},
    {"q", {.role = PRESS_QUOTATION}},
    {"rp", {.role = PRESS_HIDDEN}},
    {"rt", {.role = PRESS_READING}},
    {"script", {.role = PRESS_SCRIPT}},
    {"section", {.role = PRESS_FLOW}},
    {"strong", {.style = SPAN_STRONG}},
    {"style", {.role = PRESS_HIDDEN}},
    {"summary", {.role = PRESS_FLOW, .style = SPAN_STRONG}},
    {"svg", {.role = PRESS_DRAWING}},
    {"table", {.role = PRESS_TABLE}},
    {"tbody", {.role = PRESS_FLOW}},
    {"td", {.role = PRESS_CELL}},
    {"template", {.role = PRESS_HIDDEN}},
    {"tfoot", {.role = PRESS_FLOW}},
    {"th", {.role = PRESS_CELL, .is_header = true}},
    {"thead", {.role = PRESS_FLOW}},
    {"title", {.role = PRESS_HIDDEN}},
    {"tr", {.role = PRESS_ROW}},
    {"trigger", {.role = PRESS_HIDDEN}},
    {"ul", {.role = PRESS_LIST}},
    {"var", {.style = SPAN_EM}},
    {"video", {.role = PRESS_MEDIA}},
    {"xmp", {.role = PRESS_PRE}},
};

static int compare_name(const void *key, const void *member)
{
    return text_compare(*(const Text *)key, text_of(((const Name *)member)->name));
}

// What an author says of an element that has no meaning by itself.
static PressRole stated_role(const MarkupElement *element, PressRole role)
{
    static const struct {
        const char *word;
        PressRole role;
    } uses[] = {
        {"pagebreak", PRESS_HIDDEN},   {"doc-pagebreak", PRESS_HIDDEN}, {"epigraph", PRESS_QUOTE},
        {"doc-epigraph", PRESS_QUOTE}, {"doc-tip", PRESS_NOTE},         {"tip", PRESS_NOTE},
        {"warning", PRESS_NOTE},       {"notice", PRESS_NOTE},          {"doc-notice", PRESS_NOTE},
        {"sidebar", PRESS_NOTE},
    };
    Text types[] = {markup_value(element, "epub:type"), markup_value(element, "role")};
    if (role == PRESS_FLOW && text_holds_word(markup_value(element, "class"), "caption"))
        return PRESS_CAPTION;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        for (size_t j = 0; j < sizeof types / sizeof *types; j++)
            if (types[j].size && text_holds_word(types[j], uses[i].word))
                return uses[i].role;
    return role;
}

static bool has_attribute(const MarkupElement *element, const char *name)
{
    for (int i = 0; i < element->attribute_count; i++)
        if (text_is(element->attributes[i].name, name))
            return true;
    return false;
}

PressElement press_element_of(const MarkupElement *element)
{
    size_t count = sizeof names / sizeof *names;
    const Name *name = bsearch(&element->name, names, count, sizeof *names, compare_name);
    PressElement known = name ? name->element : (PressElement){0};
    if (known.role == PRESS_FLOW || known.role == PRESS_INLINE || known.role == PRESS_NOTE || known.role == PRESS_RULE)
        known.role = stated_role(element, known.role);
    if (known.role == PRESS_MEDIA && text_starts(markup_value(element, "type"), TEXT("image/")))
        known.role = PRESS_PICTURE;
    if (has_attribute(element, "hidden") && known.role != PRESS_SCRIPT)
        known.role = PRESS_HIDDEN;
    return known;
}

bool press_element_is_block(PressRole role)
{
    switch (role) {
    case PRESS_INLINE:
    case PRESS_BREAK:
    case PRESS_PICTURE:
    case PRESS_DRAWING:
    case PRESS_QUOTATION:
    case PRESS_READING:
    case PRESS_FORMULA:
    case PRESS_MEDIA:
    case PRESS_SCRIPT:
    case PRESS_HIDDEN:
        return false;
    default:
        return true;
    }
}
