#include "book/inline.h"

#include <string.h>

#include "base/unicode.h"
#include "book/field.h"
#include "book/link.h"

typedef struct Fold {
    Reader *reader;
    char *at;
    size_t size;
    bool has_space;   // owed before the next character
    bool keeps_lines; // spaces and lines stay as they are
    int column;       // then: of the next character in its line
    ARRAY(Span) spans;
} Fold;

static const struct {
    const char *name;
    unsigned style;
} inlines[] = {
    {"em", SPAN_EM},
    {"strong", SPAN_STRONG},
    {"a", 0},
    {"br", 0},
    {"term", 0},
    {"span", 0},
    {"code", SPAN_CODE},
    {"sub", SPAN_SUB},
    {"sup", SPAN_SUPER},
    {"s", SPAN_STRUCK},
    {"img", 0},
    {"ruby", SPAN_BASE},
    {"rt", SPAN_READING},
};

// What an inline element makes of words; false: it is none.
static bool find_style(const XmlNode *node, unsigned *style)
{
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++) {
        if (text_is(node->name, inlines[i].name)) {
            *style = inlines[i].style;
            return true;
        }
    }
    return false;
}

static bool is_inline(const XmlNode *node)
{
    unsigned style;
    return find_style(node, &style);
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

enum { TAB_COLUMNS = 8 };

// As it is, but for a tab, which is as many spaces as lead to the next stop, and for lines before the first words.
static void add_kept(Fold *fold, char byte)
{
    if (byte == '\n') {
        if (fold->size)
            fold->at[fold->size++] = '\n';
        fold->column = 0;
        return;
    }
    bool is_tab = byte == '\t', is_within = ((unsigned char)byte & 0xC0) == 0x80;
    do {
        fold->at[fold->size++] = is_tab ? ' ' : byte;
        fold->column += !is_within;
    } while (is_tab && fold->column % TAB_COLUMNS);
}

static void add_byte(Fold *fold, char byte)
{
    if (fold->keeps_lines) {
        add_kept(fold, byte);
        return;
    }
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
           style->action.kind == ACTION_NONE && !style->picture.size && !style->spoken.size;
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
    fold->column = 0;
    fold->at[fold->size++] = '\n';
}

// A span holds no white space at its ends, so that no underline hangs over.
static void add_text(Fold *fold, Text text, Span style)
{
    size_t from = 0;
    while (!fold->keeps_lines && from < text.size && text_is_space(text.at[from]))
        add_byte(fold, text.at[from++]);
    if (from == text.size)
        return;
    style.start = (uint32_t)(fold->size + fold->has_space);
    for (size_t i = from; i < text.size && !interrupt_due(fold->reader->interrupt);) {
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
    unsigned own = 0;
    find_style(node, &own);
    style.style |= own;
    if (text_is(node->name, "a"))
        style.action = link_resolve(reader->library, xml_value(node, "href"));
    else if (text_is(node->name, "term"))
        style.action = (Action){.kind = ACTION_TERM, .id = field_id(node, "ref")};
    if (language.size)
        style.language = text_copy(reader->arena, language);
    if (xml_attribute(node, "spoken"))
        style.spoken = field_text(reader, node, "spoken");
    if (direction.size)
        style.direction = text_is(direction, "rtl") ? DIRECTION_RTL : DIRECTION_LTR;
    return style;
}

static void add_children(Fold *fold, const XmlNode *node, Span style);

// The words of a picture stand for it wherever it is not seen.
static void add_picture(Fold *fold, const XmlNode *node, Span style)
{
    style.picture = field_text(fold->reader, node, "src");
    add_text(fold, field_text(fold->reader, node, "alt"), style);
}

static bool ends_wide(const Fold *fold)
{
    static const Script wide[] = {SCRIPT('H', 'a', 'n', 'i'), SCRIPT('H', 'i', 'r', 'a'), SCRIPT('K', 'a', 'n', 'a'),
                                  SCRIPT('H', 'a', 'n', 'g'), SCRIPT('B', 'o', 'p', 'o')};
    size_t at = fold->size;
    while (at > 0 && ((unsigned char)fold->at[--at] & 0xC0) == 0x80)
        ;
    size_t from = at;
    Script script = fold->size ? unicode_script(text_next((Text){fold->at, fold->size}, &from)) : SCRIPT_COMMON;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (script == wide[i])
            return true;
    return false;
}

// How the words before are read, in the brackets of their script.
static void add_reading(Fold *fold, const XmlNode *node, Span style)
{
    bool is_wide = ends_wide(fold);
    style.style &= ~(unsigned)SPAN_BASE;
    fold->has_space = fold->has_space && !is_wide;
    add_text(fold, is_wide ? TEXT(RUBY_WIDE_OPEN) : TEXT(" " RUBY_OPEN), style);
    add_children(fold, node, style);
    fold->has_space = false;
    add_text(fold, is_wide ? TEXT(RUBY_WIDE_CLOSE) : TEXT(RUBY_CLOSE), style);
}

static void add_children(Fold *fold, const XmlNode *node, Span style)
{
    for (const XmlNode *child = node->first; child && !interrupt_due(fold->reader->interrupt); child = child->next)
        if (xml_is_text(child))
            add_text(fold, child->text, style);
        else if (text_is(child->name, "br"))
            end_line(fold);
        else if (text_is(child->name, "img"))
            add_picture(fold, child, style);
        else if (text_is(child->name, "rt"))
            add_reading(fold, child, style_inside(fold->reader, child, style));
        else if (is_inline(child))
            add_children(fold, child, style_inside(fold->reader, child, style));
}

// The most that a text becomes.
static size_t kept_bytes(Text text, bool keeps_lines)
{
    size_t size = text.size;
    for (size_t i = 0; keeps_lines && i < text.size; i++)
        size += text.at[i] == '\t' ? TAB_COLUMNS - 1 : 0;
    return size;
}

static size_t count_bytes(const XmlNode *node, bool keeps_lines)
{
    // A br's or a space's, which are owed, the brackets of a reading, the words of a picture.
    size_t size = 1 + 2 * strlen(RUBY_WIDE_OPEN) + kept_bytes(xml_value(node, "alt"), keeps_lines);
    for (const XmlNode *child = node->first; child; child = child->next)
        size += xml_is_text(child) ? kept_bytes(child->text, keeps_lines) : count_bytes(child, keeps_lines);
    return size;
}

// No text ends in empty lines, and no span reaches beyond it.
static Inline end_fold(Fold *fold)
{
    while (fold->size && text_is_space(fold->at[fold->size - 1]))
        fold->size--;
    fold->at[fold->size] = '\0';
    while (fold->spans.count && fold->spans.at[fold->spans.count - 1].start >= fold->size)
        fold->spans.count--;
    if (fold->spans.count && fold->spans.at[fold->spans.count - 1].end > fold->size)
        fold->spans.at[fold->spans.count - 1].end = (uint32_t)fold->size;
    return (Inline){{fold->at, fold->size}, fold->spans.at, fold->spans.count};
}

static Inline read_words(Reader *reader, const XmlNode *node, bool keeps_lines)
{
    char *room = arena_many(reader->arena, char, count_bytes(node, keeps_lines) + 1);
    Fold fold = {.reader = reader, .at = room, .keeps_lines = keeps_lines};
    add_children(&fold, node, (Span){0});
    return end_fold(&fold);
}

Inline inline_read(Reader *reader, const XmlNode *node)
{
    return read_words(reader, node, false);
}

Inline inline_read_lines(Reader *reader, const XmlNode *node)
{
    return read_words(reader, node, true);
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
