#include "book/cascade.h"

#include <assert.h>

#include "book/cascade-rule.h"

uint32_t cascade_hash(Text name)
{
    uint32_t hash = text_hash(name);
    return hash ? hash : 1;
}

Cascade *cascade_create(Arena *arena)
{
    Cascade *cascade = arena_new(arena, Cascade);
    cascade->arena = arena;
    for (int i = 0; i < CASCADE_BUCKETS; i++)
        cascade->buckets[i] = -1;
    *array_push(arena, &cascade->before) = (CascadeNames){.class_count = -1};
    return cascade;
}

// The bucket of what the element itself must be called: the rarest name of it. Rules for any element have bucket 0.
static uint32_t key_of(const CascadeNames *names)
{
    return names->id ? names->id : names->class_count > 0 ? names->classes[0] : names->name;
}

void cascade_add_rule(Cascade *cascade, CascadeRule rule)
{
    if (cascade->rules.count >= CASCADE_RULES_MOST)
        return;
    int *bucket = &cascade->buckets[key_of(&rule.parts[0].names) % CASCADE_BUCKETS];
    rule.next = *bucket;
    *bucket = cascade->rules.count;
    *array_push(cascade->arena, &cascade->rules) = rule;
}

// ---- Matching

static bool has_class(const CascadeNames *element, uint32_t wanted)
{
    for (int i = 0; i < element->class_count; i++)
        if (element->classes[i] == wanted)
            return true;
    return false;
}

static bool is_called(const CascadeNames *element, const CascadeNames *part)
{
    if (element->class_count < 0 || (part->name && part->name != element->name) ||
        (part->id && part->id != element->id))
        return false;
    for (int i = 0; i < part->class_count; i++)
        if (!has_class(element, part->classes[i]))
            return false;
    return true;
}

// The parts from one on match the elements around and before the one at depth. A descendant is looked for as near as
// can be, which finds all but selectors that mix it with children of the same name.
static bool is_surrounded(const Cascade *cascade, const CascadeRule *rule)
{
    int depth = cascade->open.count - 1;
    for (int i = 1; i < rule->part_count; i++) {
        const CascadeNames *part = &rule->parts[i].names;
        char combinator = rule->parts[i - 1].combinator;
        if (combinator == '+') {
            if (!is_called(&cascade->before.at[depth], part))
                return false;
            continue;
        }
        depth--;
        while (combinator == ' ' && depth >= 0 && !is_called(&cascade->open.at[depth], part))
            depth--;
        if (depth < 0 || !is_called(&cascade->open.at[depth], part))
            return false;
    }
    return true;
}

static bool has_attribute(const MarkupElement *element, const CascadeAttribute *wanted)
{
    if (!wanted->name.size)
        return true;
    for (int i = 0; i < element->attribute_count; i++) {
        const MarkupAttribute *attribute = &element->attributes[i];
        if (!text_equal(attribute->name, wanted->name))
            continue;
        if (wanted->operator== '=')
            return text_equal(attribute->value, wanted->value);
        Text words = attribute->value;
        bool holds = !wanted->operator;
        for (Text word = text_word(&words); word.size && !holds; word = text_word(&words))
            holds = text_equal(word, wanted->value);
        return holds;
    }
    return false;
}

// The style so far, and how special the rules were that said so.
typedef struct CascadeFinding {
    CascadeStyle style;
    int weights[sizeof(CascadeStyle) / sizeof(int)];
} CascadeFinding;

// What a rule says holds where no rule that is more special says otherwise. Every field of a style is 0 where it is not
// set.
static void take_style(CascadeFinding *finding, const CascadeStyle *style, int weight)
{
    static_assert(sizeof(CascadeDisplay) == sizeof(int) && sizeof(CascadeChoice) == sizeof(int), "fields are ints");
    const int *from = (const int *)style;
    int *to = (int *)&finding->style;
    for (size_t i = 0; i < sizeof(CascadeStyle) / sizeof(int); i++)
        if (from[i] && (!to[i] || weight > finding->weights[i])) {
            to[i] = from[i];
            finding->weights[i] = weight;
        }
}

// Later rules stand first in a bucket: of two that are as special the later one holds.
static void match_bucket(const Cascade *cascade, uint32_t key, const MarkupElement *element, CascadeFinding *finding)
{
    const CascadeNames *names = &cascade->open.at[cascade->open.count - 1];
    for (int i = cascade->buckets[key % CASCADE_BUCKETS]; i >= 0; i = cascade->rules.at[i].next) {
        const CascadeRule *rule = &cascade->rules.at[i];
        if (is_called(names, &rule->parts[0].names) && has_attribute(element, &rule->attribute) &&
            is_surrounded(cascade, rule))
            take_style(finding, &rule->style, rule->weight);
    }
}

static CascadeNames names_of(const MarkupElement *element)
{
    CascadeNames names = {.name = cascade_hash(element->name)};
    Text id = markup_value(element, "id"), classes = markup_value(element, "class");
    names.id = id.size ? cascade_hash(id) : 0;
    for (Text word = text_word(&classes); word.size && names.class_count < CASCADE_CLASSES_MOST;
         word = text_word(&classes))
        names.classes[names.class_count++] = cascade_hash(word);
    return names;
}

CascadeStyle cascade_enter(Cascade *cascade, const MarkupElement *element)
{
    CascadeFinding finding = {0};
    CascadeNames names = names_of(element);
    *array_push(cascade->arena, &cascade->open) = names;
    if (cascade->rules.count) {
        match_bucket(cascade, 0, element, &finding);
        match_bucket(cascade, names.name, element, &finding);
        match_bucket(cascade, names.id, element, &finding);
        for (int i = 0; i < names.class_count; i++)
            match_bucket(cascade, names.classes[i], element, &finding);
    }
    *array_push(cascade->arena, &cascade->before) = (CascadeNames){.class_count = -1};
    Text own = markup_value(element, "style");
    if (own.size)
        cascade_read_declarations(own, &finding.style);
    return finding.style;
}

void cascade_leave(Cascade *cascade)
{
    assert(cascade->open.count && cascade->before.count == cascade->open.count + 1);
    cascade->before.count--;
    cascade->before.at[cascade->before.count - 1] = cascade->open.at[--cascade->open.count];
}
