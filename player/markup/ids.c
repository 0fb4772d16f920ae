#include "markup/ids.h"

#include <assert.h>
#include <string.h>

#include "markup/vocabulary.h"

typedef struct Definition {
    Text id;
    const void *scope;
    int line; // 0: a free slot
} Definition;

typedef struct IdTable {
    Definition *slots;
    uint32_t slot_count; // a power of two, at least twice what is defined
    Problems *problems;
} IdTable;

static bool defines_id(const XmlNode *node, const XmlAttribute *attribute)
{
    if (!node->rule)
        return false;
    for (const AttributeRule *rule = node->rule->attributes; rule->name; rule++)
        if (rule->kind == VALUE_ID && text_is(attribute->name, rule->name))
            return true;
    return false;
}

static uint32_t count_definitions(const XmlNode *node, Interrupt *interrupt)
{
    uint32_t count = 0;
    for (int i = 0; i < node->attribute_count; i++)
        count += defines_id(node, &node->attributes[i]);
    for (const XmlNode *child = node->first; child && !interrupt_due(interrupt); child = child->next)
        count += count_definitions(child, interrupt);
    return count;
}

static const char answers[] = "the scope of names"; // its address is all that matters

static const void *scope_of(const XmlNode *node, const XmlAttribute *attribute)
{
    if (text_is(attribute->name, "name"))
        return answers;
    if (!text_is(node->name, "option") && !text_is(node->name, "level") && !text_is(node->name, "bin"))
        return NULL;
    const XmlNode *owner = node->parent;
    while (owner && text_is(owner->name, "when"))
        owner = owner->parent;
    return owner;
}

static void define(IdTable *table, const XmlNode *node, const XmlAttribute *attribute)
{
    assert(node->rule && attribute->line > 0);
    const void *scope = scope_of(node, attribute);
    uint32_t at = text_hash(attribute->value) + (uint32_t)((uintptr_t)scope >> 4);
    Definition *slot = &table->slots[at & (table->slot_count - 1)];
    while (slot->line && !(slot->scope == scope && text_equal(slot->id, attribute->value)))
        slot = &table->slots[++at & (table->slot_count - 1)];
    if (!slot->line) {
        *slot = (Definition){attribute->value, scope, attribute->line};
        return;
    }
    Position here = {node->at.file, attribute->value_line, attribute->value_column};
    problems_add(table->problems, SEVERITY_ERROR, here, "the %.*s \"%.*s\" is taken by line %d",
                 TEXT_ARGS(attribute->name), TEXT_ARGS(attribute->value), slot->line);
    problems_hint(table->problems, "choose another; it must be unique in %s",
                  scope && scope != answers ? "its step" : "the file");
}

static void walk(IdTable *table, const XmlNode *node)
{
    for (int i = 0; i < node->attribute_count; i++)
        if (defines_id(node, &node->attributes[i]) && node->attributes[i].value.size)
            define(table, node, &node->attributes[i]);
    for (const XmlNode *child = node->first; child && !interrupt_due(table->problems->interrupt); child = child->next)
        walk(table, child);
}

void ids_check(const XmlNode *root, Problems *problems)
{
    IdTable table = {.slot_count = 8, .problems = problems};
    uint32_t needed = 2 * count_definitions(root, problems->interrupt);
    while (table.slot_count < needed)
        table.slot_count *= 2;
    assert((table.slot_count & (table.slot_count - 1)) == 0 && table.slot_count > needed / 2);
    Arena *scratch = arena_create();
    table.slots = arena_many(scratch, Definition, table.slot_count);
    walk(&table, root);
    arena_destroy(scratch);
}
