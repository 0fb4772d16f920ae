// The proof that a reader can change the language and stay on the same paragraph.
#include "proof/proof-parts.h"

#include <assert.h>

static const XmlNode *next_compared(const XmlNode *root, const XmlNode *node, const ProofLikeness *likeness)
{
    while (node && !likeness->is_compared(node))
        node = xml_after(root, node);
    return node;
}

static const XmlNode *compared_after(const XmlNode *root, const XmlNode *node, const ProofLikeness *likeness)
{
    const XmlNode *after = xml_after(root, node);
    return after ? next_compared(root, after, likeness) : NULL;
}

// Answers are called by a name.
static Text name_of(const XmlNode *node)
{
    return text_trim(xml_value(node, xml_attribute(node, "name") ? "name" : "id"));
}

// model: what stands there in the other language; NULL: nothing does.
static Text describe_difference(const ProofLibrary *library, const XmlNode *model, Text language)
{
    Text id = model ? name_of(model) : TEXT("");
    Text there =
        !model    ? TEXT("nothing more")
        : id.size ? text_format(library->arena, "\"%.*s\" with the id \"%.*s\"", TEXT_ARGS(model->name), TEXT_ARGS(id))
                  : text_format(library->arena, "\"%.*s\"", TEXT_ARGS(model->name));
    return text_format(library->arena, "from here on this differs from %.*s, which has %.*s", TEXT_ARGS(language),
                       TEXT_ARGS(there));
}

void proof_compare(const ProofLibrary *library, const ProofFile *file, const ProofFile *model,
                   const ProofLikeness *likeness)
{
    assert(file->root && model->root && file != model);
    const XmlNode *last = file->root, *a = next_compared(file->root, file->root, likeness);
    const XmlNode *b = next_compared(model->root, model->root, likeness);
    while (a && b && text_equal(a->name, b->name) && text_equal(name_of(a), name_of(b))) {
        last = a;
        a = compared_after(file->root, a, likeness);
        b = compared_after(model->root, b, likeness);
    }
    if (!a && !b)
        return;
    Text difference = describe_difference(library, b, model->language);
    problems_add(library->problems, likeness->severity, (a ? a : last)->at, "%.*s", TEXT_ARGS(difference));
    problems_hint(library->problems, "%s", likeness->hint);
}

// What a place can count by or name.
static bool keeps_place(const XmlNode *node)
{
    return proof_is_place(node) || text_is(node->name, "rider");
}

static void warn_missing(const ProofLibrary *library, const ProofFile *model, Text language)
{
    const ProofFile *contents = proof_find_page(library, language, "contents");
    if (!contents)
        return;
    problems_add(library->problems, SEVERITY_WARNING, contents->root->at, "the item \"%.*s\" is in %.*s and not here",
                 TEXT_ARGS(xml_value(model->root, "id")), TEXT_ARGS(model->language));
}

void proof_translation(const ProofLibrary *library, const ProofFile *model, Text language)
{
    const ProofFile *file = proof_find_item(library, language, text_trim(xml_value(model->root, "id")));
    static const ProofLikeness likeness = {keeps_place, SEVERITY_WARNING,
                                           "the same blocks and ids keep a reader's place when the language changes"};
    if (model->is_empty || file == model || (file && file->is_empty))
        return; // each language is filled by itself
    if (file)
        proof_compare(library, file, model, &likeness);
    else
        warn_missing(library, model, language);
}
