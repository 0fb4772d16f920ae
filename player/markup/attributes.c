#include "markup/attributes.h"

#include <assert.h>

#include "markup/value.h"
#include "markup/vocabulary.h"

static const AttributeRule *find_rule(const ElementRule *element, Text name)
{
    for (const AttributeRule *rule = element->attributes; rule->name; rule++)
        if (text_is(name, rule->name))
            return rule;
    return NULL;
}

// The known name that was meant, by its nearness; empty when none is near.
static Text meant_name(const ElementRule *element, Text name)
{
    Text names[ATTRIBUTES_MOST];
    int count = 0;
    for (const AttributeRule *rule = element->attributes; rule->name; rule++)
        names[count++] = text_of(rule->name);
    return problem_nearest(name, names, count);
}

static Text known_names(Arena *arena, const ElementRule *element)
{
    Text list = TEXT("");
    for (const AttributeRule *rule = element->attributes; rule->name; rule++)
        list = text_format(arena, "%.*s%s%s", TEXT_ARGS(list),
                           !list.size     ? ""
                           : rule[1].name ? ", "
                                          : " and ",
                           rule->name);
    return list.size ? list : TEXT("no attributes");
}

static void blame_name(const XmlNode *node, const XmlAttribute *attribute, Problems *problems)
{
    Position at = {node->at.file, attribute->line, attribute->column};
    Text near = meant_name(node->rule, attribute->name);
    problems_add(problems, SEVERITY_ERROR, at, "attribute \"%.*s\" is not known on \"%.*s\"",
                 TEXT_ARGS(attribute->name), TEXT_ARGS(node->name));
    if (near.size)
        problems_hint(problems, "did you mean \"%.*s\"?", TEXT_ARGS(near));
    else
        problems_hint(problems, "\"%.*s\" takes %.*s", TEXT_ARGS(node->name),
                      TEXT_ARGS(known_names(problems->arena, node->rule)));
}

static void blame_value(const XmlNode *node, const XmlAttribute *attribute, const AttributeRule *rule,
                        Problems *problems)
{
    Position at = {node->at.file, attribute->value_line, attribute->value_column};
    Text words = value_kind_words(problems->arena, rule);
    Text hint = value_hint(problems->arena, rule, attribute->value);
    if (text_trim(attribute->value).size)
        problems_add(problems, SEVERITY_ERROR, at, "\"%.*s\" for \"%s\" is not %.*s", TEXT_ARGS(attribute->value),
                     rule->name, TEXT_ARGS(words));
    else
        problems_add(problems, SEVERITY_ERROR, at, "the attribute \"%s\" of \"%.*s\" is blank", rule->name,
                     TEXT_ARGS(node->name));
    problems_hint(problems, "%.*s", TEXT_ARGS(hint));
}

// Whether an attribute that is not known was most likely meant to be this one, which then is not missing as well.
static bool is_misspelt(const XmlNode *node, const AttributeRule *wanted)
{
    for (int i = 0; i < node->attribute_count; i++)
        if (!find_rule(node->rule, node->attributes[i].name) &&
            text_is(meant_name(node->rule, node->attributes[i].name), wanted->name))
            return true;
    return false;
}

static void check_presence(const XmlNode *node, Problems *problems)
{
    for (const AttributeRule *rule = node->rule->attributes; rule->name; rule++) {
        if (!rule->is_required || xml_attribute(node, rule->name) || is_misspelt(node, rule))
            continue;
        problems_add(problems, SEVERITY_ERROR, node->at, "\"%.*s\" needs the attribute \"%s\"", TEXT_ARGS(node->name),
                     rule->name);
        problems_hint(problems, "%.*s", TEXT_ARGS(value_hint(problems->arena, rule, TEXT(""))));
    }
}

void attributes_check(const XmlNode *node, Problems *problems)
{
    assert(node->rule);
    for (int i = 0; i < node->attribute_count && !interrupt_due(problems->interrupt); i++) {
        const XmlAttribute *attribute = &node->attributes[i];
        const AttributeRule *rule = find_rule(node->rule, attribute->name);
        if (!rule)
            blame_name(node, attribute, problems);
        else if (!value_fits(rule, attribute->value))
            blame_value(node, attribute, rule, problems);
    }
    check_presence(node, problems);
}
