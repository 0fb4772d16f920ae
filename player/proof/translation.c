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

// The parts of a model that go by one name and id, in its order.
typedef struct AlikeParts {
    ARRAY(const XmlNode *) parts;
    int taken;
} AlikeParts;

static Text key_of(Arena *arena, const XmlNode *part)
{
    Text id = id_of(part);
    return text_format(arena, "%.*s %.*s", TEXT_ARGS(part->name), TEXT_ARGS(id));
}

static void add_part(TranslationModel *model, const XmlNode *part)
{
    Text key = key_of(model->arena, part);
    AlikeParts *alike = index_find(&model->alike, key);
    if (!alike) {
        alike = arena_new(model->arena, AlikeParts);
        *alike = (AlikeParts){0};
        index_add(&model->alike, key, alike);
    }
    *array_push(model->arena, &alike->parts) = part;
}

TranslationModel translation_model(Arena *arena, const XmlNode *root)
{
    TranslationModel model = {.arena = arena, .root = root, .alike = {.arena = arena}};
    for (const XmlNode *node = xml_after(root, root); node; node = xml_after(root, node))
        if (!xml_is_text(node) && translation_is_part(node))
            add_part(&model, node);
    return model;
}

const XmlNode *translation_source(TranslationModel *model, const XmlNode *part)
{
    if (!part->parent)
        return text_equal(part->name, model->root->name) ? model->root : NULL;
    AlikeParts *alike = index_find(&model->alike, key_of(model->arena, part));
    return alike && alike->taken < alike->parts.count ? alike->parts.at[alike->taken++] : NULL;
}
