#include "plain-words.h"

#include "base/array.h"

typedef struct Gathered {
    Arena *arena;
    ARRAY(char) bytes;
    bool is_parted, is_spaced; // before the next word
} Gathered;

static void append(Gathered *gathered, char byte)
{
    *array_push(gathered->arena, &gathered->bytes) = byte;
}

static void append_gap(Gathered *gathered)
{
    bool is_first = !gathered->bytes.count;
    if (!is_first && gathered->is_parted) {
        append(gathered, ' ');
        append(gathered, '/');
    }
    if (!is_first && (gathered->is_parted || gathered->is_spaced))
        append(gathered, ' ');
    gathered->is_parted = gathered->is_spaced = false;
}

static void gather_text(Gathered *gathered, Text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text_is_space(text.at[i])) {
            gathered->is_spaced = true;
            continue;
        }
        append_gap(gathered);
        append(gathered, text.at[i]);
    }
}

static bool is_inline(Text element)
{
    static const char *const names[] = {"em", "strong", "a", "term", "span"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(element, names[i]))
            return true;
    return false;
}

static void gather(Gathered *gathered, const XmlNode *node)
{
    bool parts = !xml_is_text(node) && !is_inline(node->name);
    gathered->is_parted |= parts;
    gather_text(gathered, node->text);
    gather_text(gathered, xml_value(node, "say"));
    gathered->is_parted |= parts;
    for (const XmlNode *child = node->first; child; child = child->next)
        gather(gathered, child);
    gathered->is_parted |= parts;
}

Text plain_words(Arena *arena, const XmlNode *node)
{
    Gathered gathered = {.arena = arena};
    gather(&gathered, node);
    return (Text){gathered.bytes.at, (size_t)gathered.bytes.count};
}
