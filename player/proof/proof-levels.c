// The proof of levels: the same language in easier words. A file of a level stands in place of its language's own, so
// that answers, links and what is offered to whom stay as they are.
#include "proof/proof-parts.h"

#include <assert.h>

#include "proof/source-text.h"

// ---- What library.xml names

static Text code_of(const XmlNode *language)
{
    return text_trim(xml_value(language, "code"));
}

static bool is_level(const XmlNode *language)
{
    return xml_attribute(language, "of") != NULL;
}

const XmlNode *proof_language_above(const XmlNode *node, Text code)
{
    const XmlNode *language = xml_child(node->parent, "language");
    while (language != node && !text_equal(code_of(language), code))
        language = xml_sibling(language, "language");
    return language != node ? language : NULL;
}

// A level of the same language that is named before node.
static const XmlNode *find_other_level(const XmlNode *node)
{
    Text of = text_trim(xml_value(node, "of"));
    const XmlNode *language = xml_child(node->parent, "language");
    while (language != node && !(is_level(language) && text_equal(text_trim(xml_value(language, "of")), of)))
        language = xml_sibling(language, "language");
    return language != node ? language : NULL;
}

const XmlNode *proof_level_language(const XmlNode *node)
{
    if (!is_level(node) || !node->parent || !code_of(node).size || proof_language_above(node, code_of(node)))
        return NULL;
    const XmlNode *language = proof_language_above(node, text_trim(xml_value(node, "of")));
    return language && !is_level(language) && !find_other_level(node) ? language : NULL;
}

static void prove_level(const ProofLibrary *library, const XmlNode *node)
{
    Text of = text_trim(xml_value(node, "of"));
    const XmlNode *language = proof_language_above(node, of);
    if (!language) {
        proof_error(library, node, "of", "there is no language \"%.*s\" above", TEXT_ARGS(of));
        problems_hint(library->problems, "a level stands below the language that it is a level of");
    } else if (is_level(language)) {
        proof_error(library, node, "of", "\"%.*s\" is a level itself", TEXT_ARGS(of));
        problems_hint(library->problems, "name the language that both are levels of, and keep one of them");
    } else if (find_other_level(node)) {
        proof_error(library, node, "of", "\"%.*s\" has a level already", TEXT_ARGS(of));
        problems_hint(library->problems, "a language has one level at most");
    }
}

void proof_levels(const ProofLibrary *library)
{
    const XmlNode *root = library->library->root;
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language"))
        if (code_of(node).size && proof_language_above(node, code_of(node)))
            proof_error(library, node, "code", "another language has the code \"%.*s\" already",
                        TEXT_ARGS(code_of(node)));
        else if (is_level(node))
            prove_level(library, node);
}

// ---- Its items

// The file of the language that this one stands for: the same path in the other folder.
static const ProofFile *find_model(const ProofLibrary *library, const ProofFile *file, const ProofLanguage *of)
{
    Text rest = text_slice(file->below, file->language.size, file->below.size);
    return proof_find_file(library, text_format(library->arena, "%.*s%.*s", TEXT_ARGS(of->code), TEXT_ARGS(rest)));
}

// What answers and the way through an exercise go by, and what links to questions do.
static bool is_same_in_levels(const XmlNode *node)
{
    return source_text_is_any(node, "step breathe timer choose checklist rate count sort cards turns slip option level "
                                    "bin card turn question");
}

// What decides whether somebody is offered it, and is asked before they read it.
static void prove_guards(const ProofLibrary *library, const XmlNode *node, const XmlNode *model)
{
    if (text_is(xml_value(model, "audience"), "adult") && !text_is(xml_value(node, "audience"), "adult")) {
        proof_error(library, node, NULL, "this is for adults in its language, and for everybody here");
        problems_hint(library->problems, "write audience=\"adult\" here too");
    }
    if (xml_child(model, "content-note") && !xml_child(node, "content-note")) {
        proof_error(library, node, NULL, "this has a content note in its language, and none here");
        problems_hint(library->problems, "say in easier words what it speaks of");
    }
}

static const XmlNode *find_question(const XmlNode *root, Text id)
{
    const XmlNode *question = xml_child(root, "question");
    while (question && !text_equal(text_trim(xml_value(question, "id")), id))
        question = xml_sibling(question, "question");
    return question;
}

static void prove_item(const ProofLibrary *library, const ProofFile *file, const ProofFile *model)
{
    static const ProofLikeness likeness = {
        is_same_in_levels, SEVERITY_ERROR,
        "a level has the same steps, options, names and questions, so that answers and links hold"};
    Text id = text_trim(xml_value(model->root, "id"));
    if (!text_equal(text_trim(xml_value(file->root, "id")), id))
        proof_error(library, file->root, "id", "this file stands for \"%.*s\", and must be called so", TEXT_ARGS(id));
    prove_guards(library, file->root, model->root);
    for (const XmlNode *node = xml_child(file->root, "question"); node; node = xml_sibling(node, "question")) {
        const XmlNode *question = find_question(model->root, text_trim(xml_value(node, "id")));
        if (question)
            prove_guards(library, node, question);
    }
    proof_compare(library, file, model, &likeness);
}

// ---- Its pages

static void prove_page(const ProofLibrary *library, const ProofFile *file, ProofFile *model)
{
    const ProofWords *there = proof_entries(library, model), *here = proof_entries(library, (ProofFile *)file);
    for (int i = 0; i < there->list.count; i++) {
        Text id = there->list.at[i];
        if (proof_has_word(here, id))
            continue;
        proof_error(library, file->root, NULL, "\"%.*s\" is in %.*s and not here", TEXT_ARGS(id),
                    TEXT_ARGS(model->language));
        problems_hint(library->problems, "this page stands in place of the whole other one");
    }
}

void proof_level_file(const ProofLibrary *library, const ProofFile *file)
{
    const ProofLanguage *of = proof_level_of(library, file->language),
                        *lender = proof_lender_of(library, file->language);
    const ProofFile *model = (of || lender) && file->root ? find_model(library, file, of ? of : lender) : NULL;
    if (!model || !model->root || !text_equal(model->root->name, file->root->name))
        return; // told elsewhere
    if (of && file->is_item && !file->is_empty && !model->is_empty)
        prove_item(library, file, model);
    else if (source_text_is_any(file->root, "riders glossary"))
        prove_page(library, file, (ProofFile *)model);
}
