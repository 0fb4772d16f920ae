// What of xml.h needs nothing of the parser: walking nodes, and writing values.
#include "markup/xml.h"

#include <assert.h>
#include <string.h>

const XmlAttribute *xml_attribute(const XmlNode *node, const char *name)
{
    for (int i = 0; i < node->attribute_count; i++)
        if (text_is(node->attributes[i].name, name))
            return &node->attributes[i];
    return NULL;
}

Text xml_value(const XmlNode *node, const char *name)
{
    const XmlAttribute *attribute = xml_attribute(node, name);
    return attribute ? attribute->value : TEXT("");
}

static XmlNode *named_from(XmlNode *node, const char *name)
{
    while (node && !text_is(node->name, name))
        node = node->next;
    return node;
}

XmlNode *xml_child(const XmlNode *node, const char *name)
{
    return named_from(node->first, name);
}

XmlNode *xml_sibling(const XmlNode *node, const char *name)
{
    return named_from(node->next, name);
}

bool xml_is_text(const XmlNode *node)
{
    return !node->name.size;
}

int xml_element_count(const XmlNode *node)
{
    int count = 0;
    for (const XmlNode *child = node->first; child; child = child->next)
        count += !xml_is_text(child);
    return count;
}

const XmlNode *xml_after(const XmlNode *root, const XmlNode *node)
{
    assert(root && node);
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

Position xml_value_at(const XmlNode *node, const char *name)
{
    const XmlAttribute *attribute = xml_attribute(node, name);
    if (!attribute)
        return node->at;
    return (Position){node->at.file, attribute->value_line, attribute->value_column};
}

// What may not stand there as it is; NULL: it may.
static const char *escape_of(char c)
{
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : (unsigned char)c < ' ' ? " " : NULL;
}

Text xml_escape(Arena *arena, Text value)
{
    enum { ESCAPE_BYTES = sizeof "&quot;" - 1 };
    char *escaped = arena_alloc(arena, value.size * ESCAPE_BYTES + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        const char *escape = escape_of(value.at[i]);
        if (!escape)
            escaped[size++] = value.at[i];
        else
            size = (size_t)(stpcpy(escaped + size, escape) - escaped);
    }
    return (Text){escaped, size};
}
