// The proof of languages that have the pages of another where they have none of their own.
#include "proof/proof-parts.h"

static Text lender_code(const XmlNode *node)
{
    return text_trim(xml_value(node, "pages"));
}

const XmlNode *proof_lender_language(const XmlNode *node)
{
    if (!xml_attribute(node, "pages") || xml_attribute(node, "of"))
        return NULL;
    const XmlNode *lender = proof_language_above(node, lender_code(node));
    return lender && !xml_attribute(lender, "of") && !xml_attribute(lender, "pages") ? lender : NULL;
}

static void prove_lender(const ProofLibrary *library, const XmlNode *node)
{
    Text code = lender_code(node);
    const XmlNode *lender = proof_language_above(node, code);
    if (xml_attribute(node, "of")) {
        proof_error(library, node, "pages", "a level has the pages of its language");
        problems_hint(library->problems, "leave this out");
    } else if (!lender) {
        proof_error(library, node, "pages", "there is no language \"%.*s\" above", TEXT_ARGS(code));
        problems_hint(library->problems, "a language stands below the one whose pages it has");
    } else if (!proof_lender_language(node)) {
        proof_error(library, node, "pages", "\"%.*s\" has the pages of another language itself", TEXT_ARGS(code));
        problems_hint(library->problems, "name the language in which they are written");
    }
}

bool proof_is_draft(const ProofLibrary *library, Text code)
{
    const XmlNode *root = library->library ? library->library->root : NULL;
    const XmlNode *node = root ? xml_child(root, "language") : NULL;
    while (node && !text_equal(text_trim(xml_value(node, "code")), code))
        node = xml_sibling(node, "language");
    return node && xml_attribute(node, "draft") && !xml_attribute(node, "reviewed-by");
}

// Visitors are told what they can rely on.
static void prove_reviewed(const ProofLibrary *library, const XmlNode *node)
{
    bool is_told = xml_attribute(node, "draft") || xml_attribute(node, "reviewed-by");
    bool is_original = text_equal(text_trim(xml_value(node, "code")), proof_default_language(library));
    if (is_told || is_original || xml_attribute(node, "of"))
        return;
    problems_add(library->problems, SEVERITY_WARNING, node->at, "this does not tell whether anybody has read it");
    problems_hint(library->problems, "write reviewed-by=\"a role\", or draft=\"the word for a draft\"");
}

void proof_lenders(const ProofLibrary *library)
{
    const XmlNode *root = library->library->root;
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language")) {
        if (xml_attribute(node, "pages"))
            prove_lender(library, node);
        prove_reviewed(library, node);
    }
}
