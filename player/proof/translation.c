#include "proof/translation.h"

#include "base/array.h"
#include "markup/value.h"
#include "proof/source-text.h"

bool translation_is_part(const XmlNode *node)
{
    if (!node->parent)
        return true;
    if (text_is(node->name, "section"))
        return !text_is(node->parent->name, "section");
    if (text_is(node->name, "rider"))
        return text_is(node->parent->name, "riders");
    return source_text_is_any(node, "phrase entry question step need now book");
}

// ---- Words

typedef struct Gathering {
    Arena *arena;
    ARRAY(char) bytes;
} Gathering;

static void gather(Gathering *gathering, Text words)
{
    for (size_t i = 0; i < words.size; i++)
        *array_push(gathering->arena, &gathering->bytes) = words.at[i];
}

static void gather_node(Gathering *gathering, const XmlNode *part, const XmlNode *node)
{
    static const char *const worded[] = {"quiet-title", "alt", "say"};
    if (xml_is_text(node)) {
        gather(gathering, node->text);
        return;
    }
    if (node != part && translation_is_part(node))
        return;
    Text edge = source_text_is_inline(node) && !text_is(node->name, "br") ? TEXT("") : TEXT("\n");
    gather(gathering, edge);
    for (size_t i = 0; i < sizeof worded / sizeof *worded; i++) {
        gather(gathering, xml_value(node, worded[i]));
        gather(gathering, edge);
    }
    for (const XmlNode *child = node->first; child; child = child->next)
        gather_node(gathering, part, child);
    gather(gathering, edge);
}

Text translation_words(Arena *arena, const XmlNode *part)
{
    Gathering gathering = {.arena = arena};
    gather_node(&gathering, part, part);
    return text_fold(arena, (Text){gathering.bytes.at, (size_t)gathering.bytes.count});
}

Text translation_mark(Arena *arena, const XmlNode *part)
{
    Text words = translation_words(arena, part);
    uint32_t mark = UINT32_C(2166136261);
    for (size_t i = 0; i < words.size; i++)
        mark = (mark ^ (unsigned char)words.at[i]) * UINT32_C(16777619);
    return text_format(arena, "%08x", (unsigned)mark);
}

bool translation_is_mark(Text text)
{
    return value_fits(&(AttributeRule){.kind = VALUE_MARK}, text);
}

// ---- The part of the other page

static Text id_of(const XmlNode *part)
{
    return text_trim(xml_value(part, "id"));
}

static bool is_alike(const XmlNode *node, const XmlNode *part)
{
    return !xml_is_text(node) && text_equal(node->name, part->name) && text_equal(id_of(node), id_of(part)) &&
           translation_is_part(node);
}

const XmlNode *translation_source(const XmlNode *part, const XmlNode *root, const XmlNode *model)
{
    int place = 0;
    if (part == root)
        return text_equal(root->name, model->name) ? model : NULL;
    for (const XmlNode *node = xml_after(root, root); node && node != part; node = xml_after(root, node))
        place += is_alike(node, part);
    for (const XmlNode *node = xml_after(model, model); node; node = xml_after(model, node))
        if (is_alike(node, part) && place-- == 0)
            return node;
    return NULL;
}
