// vocabulary_check: the walk over a file's elements. Attributes, children and ids are checked by files of their own.
#include "markup/vocabulary.h"

#include <assert.h>
#include <string.h>

#include "markup/attributes.h"
#include "markup/children.h"
#include "markup/ids.h"
#include "markup/value.h"

static const AttributeRule minutes_rule = {"minutes", VALUE_COUNT, true, NULL, MINUTES_LEAST, MINUTES_MOST};

// The one number that is written as an element. Its white space does not matter.
static void check_minutes(const XmlNode *node, Problems *problems)
{
    Text words = TEXT("");
    for (const XmlNode *child = node->first; child; child = child->next)
        if (xml_is_text(child))
            words = text_format(problems->arena, "%.*s%.*s", TEXT_ARGS(words), TEXT_ARGS(child->text));
    words = text_trim(words);
    if (!words.size || value_fits(&minutes_rule, words))
        return;
    problems_add(problems, SEVERITY_ERROR, node->at,
                 "\"minutes\" holds \"%.*s\", which is not a whole number from %d to %d", TEXT_ARGS(words),
                 MINUTES_LEAST, MINUTES_MOST);
}

static void check_element(XmlNode *node, Problems *problems)
{
    assert(node->rule && node->at.line > 0);
    attributes_check(node, problems);
    children_check(node, problems);
    if (strcmp(node->rule->entry, "minutes") == 0)
        check_minutes(node, problems);
    for (XmlNode *child = node->first; child && !interrupt_due(problems->interrupt); child = child->next)
        if (child->rule)
            check_element(child, problems);
}

enum { ROOTS_MOST = 16 };

static void blame_root(const XmlNode *root, Problems *problems)
{
    Text names[ROOTS_MOST], near;
    int count = 0;
    for (int i = 0; i < vocabulary_rule_count && count < ROOTS_MOST; i++)
        if (vocabulary_is_root(&vocabulary_rules[i]))
            names[count++] = text_of(vocabulary_rules[i].element);
    near = problem_nearest(root->name, names, count);
    problems_add(problems, SEVERITY_ERROR, root->at, "no file begins with the element \"%.*s\"", TEXT_ARGS(root->name));
    if (near.size)
        problems_hint(problems, "did you mean \"%.*s\"?", TEXT_ARGS(near));
    else
        problems_hint(problems, "the root is chapter, faq, exercise, or the one of a page of the library itself");
}

bool vocabulary_check(XmlNode *root, Problems *problems)
{
    int before = problems->error_count;
    root->rule = vocabulary_root(root);
    if (!root->rule) {
        blame_root(root, problems);
        return false;
    }
    check_element(root, problems);
    ids_check(root, problems);
    return problems->error_count == before;
}
