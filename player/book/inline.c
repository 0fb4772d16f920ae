#include "book/inline.h"

#include <string.h>

#include "book/field.h"
#include "book/link.h"

typedef struct Fold {
    Reader *reader;
    char *at;
    size_t size;
    bool has_space; // owed before the next character
    ARRAY(Span) spans;
} Fold;

static bool is_inline(const XmlNode *node)
{
    static const char *const names[] = {"em", "strong", "a", "br", "term", "span"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(node->name, names[i]))
            return true;
    return false;
}

bool inline_holds_words(const XmlNode *node)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (!xml_is_text(child))
            return is_inline(child);
        if (text_trim(child->text).size)
            return true;
    }
    return true;
}

static void add_byte(Fold *fold, char byte)
{
    if (text_is_space(byte)) {
        fold->has_space = fold->size && fold->at[fold->size - 1] != '\n';
        return;
    }
    if (fold->has_space)
        fold->at[fold->size++] = ' ';
    fold->has_space = false;
    fold->at[fold->size++] = byte;
}

static bool is_plain(const Span *style)
{
    return !style->style && !style->language.size && style->direction == DIRECTION_AUTO &&
           style->action.kind == ACTION_NONE;
}

// U+2028, U+2029 and U+0085 end a line. No letter stands for them, and the words on both sides would stick together.
static size_t line_end_at(Text text, size_t at)
{
    static const char *const ends[] = {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"};
    Text rest = text_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_starts(rest, text_of(ends[i])))
            return strlen(ends[i]);
    return 0;
}

static void end_line(Fold *fold)
{
    fold->has_space = false;
    fold->at[fold->size++] = '\n';
}

// A span holds no white space at its ends, so that no underline hangs over.
static void add_text(Fold *fold, Text text, Span style)
{
    size_t from = 0;
    while (from < text.size && text_is_space(text.at[from]))
        add_byte(fold, text.at[from++]);
    if (from == text.size)
        return;
    style.start = (uint32_t)(fold->size + fold->has_space);
    for (size_t i = from; i < text.size;) {
        size_t end = line_end_at(text, i);
        if (end)
            end_line(fold);
        else
            add_byte(fold, text.at[i]);
        i += end ? end : 1;
    }
    style.end = (uint32_t)fold->size;
    if (!is_plain(&style))
        *array_push(fold->reader->arena, &fold->spans) = style;
}

static Span style_inside(Reader *reader, const XmlNode *node, Span style)
{
    Text language = xml_value(node, "xml:lang"), direction = xml_value(node, "dir");
    if (text_is(node->name, "strong"))
        style.style |= SPAN_STRONG;
    else if (text_is(node->name, "em"))
        style.style |= SPAN_EM;
    else if (text_is(node->name, "a"))
        style.action = link_resolve(reader->library, xml_value(node, "href"));
    else if (text_is(node->name, "term"))
        style.action = (Action){.kind = ACTION_TERM, .id = field_id(node, "ref")};
    if (language.size)
        style.language = text_copy(reader->arena, language);
    if (direction.size)
        style.direction = text_is(direction, "rtl") ? DIRECTION_RTL : DIRECTION_LTR;
    return style;
}

static void add_children(Fold *fold, const XmlNode *node, Span style)
{
    for (const XmlNode *child = node->first; child && !interrupt_due(fold->reader->interrupt); child = child->next)
        if (xml_is_text(child))
            add_text(fold, child->text, style);
        else if (text_is(child->name, "br"))
            end_line(fold);
        else if (is_inline(child))
            add_children(fold, child, style_inside(fold->reader, child, style));
}

static size_t count_bytes(const XmlNode *node)
{
    size_t size = 1; // a br's, and the owed spaces are bytes of some text
    for (const XmlNode *child = node->first; child; child = child->next)
        size += xml_is_text(child) ? child->text.size : count_bytes(child);
    return size;
}

Inline inline_read(Reader *reader, const XmlNode *node)
{
    Fold fold = {.reader = reader, .at = arena_many(reader->arena, char, count_bytes(node) + 1)};
    add_children(&fold, node, (Span){0});
    while (fold.size && fold.at[fold.size - 1] == '\n')
        fold.size--;
    fold.at[fold.size] = '\0';
    return (Inline){{fold.at, fold.size}, fold.spans.at, fold.spans.count};
}

Text inline_words(Reader *reader, const XmlNode *node)
{
    return inline_read(reader, node).text;
}

Text inline_child_words(Reader *reader, const XmlNode *node, const char *name)
{
    const XmlNode *child = xml_child(node, name);
    return child ? inline_words(reader, child) : TEXT("");
}
