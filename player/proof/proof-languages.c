// The proof that a reader can change the language and stay on the same paragraph.
#include "proof/proof-parts.h"

#include <assert.h>

// The next element at or after node that a place can count by or name.
static const XmlNode *next_place(const XmlNode *root, const XmlNode *node)
{
    while (node && !proof_is_place(node) && !text_is(node->name, "rider"))
        node = xml_after(root, node);
    return node;
}

static void warn_difference(const ProofLibrary *library, const XmlNode *node, const XmlNode *model, Text language)
{
    Text id = model ? text_trim(xml_value(model, "id")) : TEXT("");
    Text there =
        !model    ? TEXT("nothing more")
        : id.size ? text_format(library->arena, "\"%.*s\" with the id \"%.*s\"", TEXT_ARGS(model->name), TEXT_ARGS(id))
                  : text_format(library->arena, "\"%.*s\"", TEXT_ARGS(model->name));
    problems_add(library->problems, SEVERITY_WARNING, node->at, "from here on this differs from %.*s, which has %.*s",
                 TEXT_ARGS(language), TEXT_ARGS(there));
    problems_hint(library->problems, "the same blocks and ids keep a reader's place when the language changes");
}

static void compare_items(const ProofLibrary *library, const ProofFile *file, const ProofFile *model)
{
    assert(file->root && model->root && file != model);
    const XmlNode *last = file->root, *a = next_place(file->root, file->root);
    const XmlNode *b = next_place(model->root, model->root);
    while (a && b && text_equal(a->name, b->name) && text_equal(xml_value(a, "id"), xml_value(b, "id"))) {
        last = a;
        a = xml_after(file->root, a);
        a = a ? next_place(file->root, a) : NULL;
        b = xml_after(model->root, b);
        b = b ? next_place(model->root, b) : NULL;
    }
    if (a || b)
        warn_difference(library, a ? a : last, b, model->language);
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
    if (model->is_empty || (file && file->is_empty))
        return; // each language is filled by itself
    if (file)
        compare_items(library, file, model);
    else
        warn_missing(library, model, language);
}
