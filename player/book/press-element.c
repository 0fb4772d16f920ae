#include "book/press-element.h"

#include <stdlib.h>
#include <string.h>

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
    {"article", {.role = PRESS_FLOW, .is_section = true}},
    {"aside", {.role = PRESS_NOTE}},
    {"audio", {.role = PRESS_MEDIA, .note = NOTE_SOUND}},
    {"b", {.style = SPAN_STRONG}},
    {"base", {.role = PRESS_HIDDEN}},
    {"bdo", {.role = PRESS_OVERRIDE}},
    {"big", {.style = SPAN_STRONG}},
    {"blockquote", {.role = PRESS_QUOTE}},
    {"body", {.role = PRESS_FLOW, .is_section = true}},
    {"br", {.role = PRESS_BREAK}},
    {"canvas", {.role = PRESS_MEDIA, .note = NOTE_OTHER}},
    {"caption", {.role = PRESS_CAPTION}},
    {"case", {.role = PRESS_HIDDEN}},
    {"center", {.role = PRESS_FLOW}},
    {"cite", {.style = SPAN_EM}},
    {"code", {.style = SPAN_CODE}},
    {"dd", {.role = PRESS_DEFINITION}},
    {"del", {.style = SPAN_STRUCK}},
    {"desc", {.role = PRESS_HIDDEN}},
    {"details", {.role = PRESS_NOTE}},
    {"dfn", {.style = SPAN_EM}},
    {"div", {.role = PRESS_FLOW}},
    {"dl", {.role = PRESS_DEFINITIONS}},
    {"dt", {.role = PRESS_TERM}},
    {"em", {.style = SPAN_EM}},
    {"embed", {.role = PRESS_MEDIA, .note = NOTE_OTHER}},
    {"fieldset", {.role = PRESS_FLOW}},
    {"figcaption", {.role = PRESS_CAPTION}},
    {"figure", {.role = PRESS_FIGURE}},
    {"footer", {.role = PRESS_FLOW}},
    {"form", {.role = PRESS_MEDIA, .note = NOTE_FORM}},
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
    {"html", {.role = PRESS_FLOW, .is_section = true}},
    {"i", {.style = SPAN_EM}},
    {"iframe", {.role = PRESS_MEDIA, .note = NOTE_OTHER}},
    {"image", {.role = PRESS_PICTURE}},
    {"img", {.role = PRESS_PICTURE}},
    {"ins", {.style = SPAN_UNDERLINE}},
    {"kbd", {.style = SPAN_CODE}},
    {"legend", {.role = PRESS_FLOW}},
    {"li", {.role = PRESS_ITEM}},
    {"listing", {.role = PRESS_PRE}},
    {"main", {.role = PRESS_FLOW, .is_section = true}},
    {"mark", {.style = SPAN_STRONG}},
    {"math", {.role = PRESS_FORMULA}},
    {"menu", {.role = PRESS_LIST}},
    {"metadata", {.role = PRESS_HIDDEN}},
    {"mphantom", {.role = PRESS_HIDDEN}},
    {"nav", {.role = PRESS_FLOW, .is_section = true}},
    {"object", {.role = PRESS_MEDIA, .note = NOTE_OTHER}},
    {"ol", {.role = PRESS_LIST, .marker = MARKER_NUMBER}},
    {"optgroup", {.role = PRESS_FLOW}},
    {"option", {.role = PRESS_FLOW}},
    {"p", {.role = PRESS_FLOW}},
    {"pre", {.role = PRESS_PRE}},
    {"q", {.role = PRESS_QUOTATION}},
    {"rp", {.role = PRESS_HIDDEN}},
    {"rt", {.role = PRESS_READING, .style = SPAN_READING}},
    {"ruby", {.role = PRESS_RUBY, .style = SPAN_BASE}},
    {"s", {.style = SPAN_STRUCK}},
    {"samp", {.style = SPAN_CODE}},
    {"script", {.role = PRESS_SCRIPT}},
    {"section", {.role = PRESS_FLOW, .is_section = true}},
    {"strike", {.style = SPAN_STRUCK}},
    {"strong", {.style = SPAN_STRONG}},
    {"style", {.role = PRESS_HIDDEN}},
    {"sub", {.style = SPAN_SUB}},
    {"summary", {.role = PRESS_FLOW, .style = SPAN_STRONG}},
    {"sup", {.style = SPAN_SUPER}},
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
    {"tt", {.style = SPAN_CODE}},
    {"u", {.style = SPAN_UNDERLINE}},
    {"ul", {.role = PRESS_LIST}},
    {"var", {.style = SPAN_EM}},
    {"video", {.role = PRESS_MEDIA, .note = NOTE_FILM}},
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
    static const struct {
        const char *class;
        PressRole role;
    } classes[] = {{"caption", PRESS_CAPTION}, {"stanza", PRESS_STANZA}};
    for (size_t i = 0; role == PRESS_FLOW && i < sizeof classes / sizeof *classes; i++)
        if (text_holds_word(markup_value(element, "class"), classes[i].class))
            return classes[i].role;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        for (size_t j = 0; j < sizeof types / sizeof *types; j++)
            if (types[j].size && text_holds_word(types[j], uses[i].word))
                return uses[i].role;
    return role;
}

static bool has_any(Text told, const char *const words[], size_t count)
{
    for (size_t i = 0; told.size && i < count; i++)
        if (text_holds_word(told, words[i]))
            return true;
    return false;
}

// A note of its own. Notes that are items stand together, and are read there as well.
static bool is_footnote(const MarkupElement *element, PressRole role)
{
    static const char *const words[] = {"footnote", "doc-footnote", "endnote", "doc-endnote", "rearnote", "note"};
    Text types[] = {markup_value(element, "epub:type"), markup_value(element, "role")};
    size_t count = role == PRESS_NOTE ? sizeof words / sizeof *words : role == PRESS_FLOW ? 2 : 0;
    return has_any(types[0], words, count) || has_any(types[1], words, count);
}

static bool has_attribute(const MarkupElement *element, const char *name)
{
    for (int i = 0; i < element->attribute_count; i++)
        if (text_is(element->attributes[i].name, name))
            return true;
    return false;
}

static bool is_of(const MarkupElement *element, const char *const words[], size_t count)
{
    return has_any(markup_value(element, "epub:type"), words, count) ||
           has_any(markup_value(element, "class"), words, count);
}

static bool is_verse(const MarkupElement *element)
{
    static const char *const words[] = {"poem",       "verse",       "poetry",    "linegroup",
                                        "z3998:poem", "z3998:verse", "z3998:song"};
    return is_of(element, words, sizeof words / sizeof *words);
}

static bool is_line(const MarkupElement *element)
{
    static const char *const words[] = {"line", "l"};
    return is_of(element, words, sizeof words / sizeof *words);
}

// As HTML's type attribute says it.
static MarkerKind marker_of(Text type, MarkerKind marker)
{
    static const struct {
        const char *type;
        MarkerKind marker;
    } types[] = {{"1", MARKER_NUMBER}, {"a", MARKER_LETTER},        {"A", MARKER_CAPITAL_LETTER},
                 {"i", MARKER_ROMAN},  {"I", MARKER_CAPITAL_ROMAN}, {"none", MARKER_NONE}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(type, types[i].type))
            return types[i].marker;
    return marker;
}

PressElement press_element_of(const MarkupElement *element)
{
    size_t count = sizeof names / sizeof *names;
    const Name *name = bsearch(&element->name, names, count, sizeof *names, compare_name);
    PressElement known = name ? name->element : (PressElement){0};
    if (known.role == PRESS_FLOW || known.role == PRESS_INLINE || known.role == PRESS_NOTE || known.role == PRESS_RULE)
        known.role = stated_role(element, known.role);
    known.is_footnote = is_footnote(element, known.role);
    known.is_section &= !known.is_footnote;
    bool may_be_verse = known.role == PRESS_FLOW || known.role == PRESS_QUOTE;
    known.is_line = may_be_verse && is_line(element);
    known.is_verse = known.is_line || (may_be_verse && is_verse(element));
    known.is_stanza = known.role == PRESS_STANZA;
    if (known.role == PRESS_LIST)
        known.marker = marker_of(markup_value(element, "type"), known.marker);
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
    case PRESS_OVERRIDE:
    case PRESS_RUBY:
    case PRESS_READING:
    case PRESS_FORMULA:
    case PRESS_SCRIPT:
    case PRESS_HIDDEN:
        return false;
    default:
        return true;
    }
}
