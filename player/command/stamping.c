#include "command/stamping.h"

#include <assert.h>

#include "base/array.h"
#include "proof/translation.h"

typedef struct Stamping {
    Arena *arena;
    const StampedPage *page;
    TranslationModel model;
    ARRAY(char) bytes; // that are written
    size_t at;         // in those of the page
    int count;
} Stamping;

static void write_up_to(Stamping *stamping, size_t end)
{
    for (; stamping->at < end; stamping->at++)
        *array_push(stamping->arena, &stamping->bytes) = stamping->page->bytes.at[stamping->at];
}

static void write_mark(Stamping *stamping, const XmlNode *source)
{
    Text written = text_format(stamping->arena, " from=\"%.*s\"", TEXT_ARGS(translation_mark(stamping->arena, source)));
    for (size_t i = 0; i < written.size; i++)
        *array_push(stamping->arena, &stamping->bytes) = written.at[i];
    stamping->count++;
}

// Where the next start tag begins; the end of the bytes when there is none.
static size_t find_tag(Text bytes, size_t at)
{
    static const struct {
        const char *start, *end;
    } others[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"</", ">"}};
    for (at = text_find(bytes, TEXT("<"), at); at < bytes.size; at = text_find(bytes, TEXT("<"), at)) {
        size_t i = 0, count = sizeof others / sizeof *others;
        while (i < count && !text_starts(text_slice(bytes, at, bytes.size), text_of(others[i].start)))
            i++;
        if (i == count)
            return at;
        at = text_find(bytes, text_of(others[i].end), at);
    }
    return bytes.size;
}

// Where the attributes of a start tag end: at its / or >, which may also stand in a value.
static size_t find_tag_end(Text bytes, size_t at)
{
    char quote = 0;
    for (; at < bytes.size; at++) {
        char byte = bytes.at[at];
        bool is_last = byte == '>' || (byte == '/' && at + 1 < bytes.size && bytes.at[at + 1] == '>');
        if (!quote && is_last)
            return at;
        if (quote ? byte == quote : byte == '"' || byte == '\'')
            quote = quote ? 0 : byte;
    }
    return bytes.size;
}

static const XmlNode *element_after(const XmlNode *root, const XmlNode *node)
{
    do
        node = xml_after(root, node);
    while (node && xml_is_text(node));
    return node;
}

static const XmlNode *find_source(Stamping *stamping, const XmlNode *node)
{
    const XmlNode *source = translation_is_part(node) ? translation_source(&stamping->model, node) : NULL;
    bool is_wanted = source && !xml_attribute(node, "from") && translation_words(stamping->arena, source).size;
    return is_wanted ? source : NULL;
}

// The page is well-formed: its start tags stand in the order of its elements.
Text stamping_of(Arena *arena, const StampedPage *page, int *count)
{
    Stamping stamping = {.arena = arena, .page = page, .model = translation_model(arena, page->model)};
    for (const XmlNode *node = page->root; node; node = element_after(page->root, node)) {
        size_t start = find_tag(page->bytes, stamping.at), end = find_tag_end(page->bytes, start);
        assert(end < page->bytes.size);
        write_up_to(&stamping, end);
        const XmlNode *source = find_source(&stamping, node);
        if (source)
            write_mark(&stamping, source);
    }
    write_up_to(&stamping, page->bytes.size);
    *count = stamping.count;
    return (Text){stamping.bytes.at, (size_t)stamping.bytes.count};
}
