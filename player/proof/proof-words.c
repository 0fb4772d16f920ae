// The proof of dates, of the words that everyone in the room can read, and of the lists that guard these.
#include "proof/proof-parts.h"

#include "proof/source-text.h"
#include "proof/word-list.h"

// ---- Words that stand in public

static void prove_public(const ProofLibrary *library, const XmlNode *node, const char *attribute, const char *hint)
{
    if (!node)
        return;
    Text text = attribute ? xml_value(node, attribute) : source_text_of(library->arena, node).text;
    WordList *list = word_lists_find(library->words, source_text_language(node));
    WordHit hit;
    if (!word_list_finds_private(list, library->arena, text, &hit))
        return;
    proof_error(library, node, attribute, "everyone in the room can read this, and it says \"%.*s\"",
                TEXT_ARGS(text_slice(text, hit.start, hit.end)));
    problems_hint(library->problems, "%s", hint);
}

static void prove_title(const ProofLibrary *library, const XmlNode *root)
{
    if (xml_attribute(root, "quiet-title"))
        prove_public(library, root, "quiet-title", "say it in a quieter word");
    else
        prove_public(library, xml_child(root, "title"), NULL, "give a quiet-title without it");
    prove_public(library, xml_child(root, "summary"), NULL, "say it in a quieter word");
}

static void prove_titles(const ProofLibrary *library, const ProofFile *file)
{
    const XmlNode *root = file->root;
    if (file->is_item || text_is(root->name, "contents"))
        prove_title(library, root);
    for (const XmlNode *node = root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(root, node)) {
        if (text_is(node->name, "ask"))
            prove_public(library, node, NULL, "ask it in a quieter word");
        if (source_text_is_any(node, "shelf book now needs need"))
            prove_title(library, node);
        if (text_is(node->name, "link") && xml_attribute(node, "say"))
            prove_public(library, node, "say", "say it in a quieter word");
    }
}

// ---- The lists

static bool has_public_words(const ProofLibrary *library, Text code)
{
    const ProofLanguage *language = proof_find_language(library, code);
    return language && (language->items.count || index_find(&language->pages, TEXT("contents")));
}

// Of a list that is there and faulty the fault is told.
static bool has_list(const ProofLibrary *library, Text code)
{
    Text below = text_format(library->arena, "%.*s/words.xml", TEXT_ARGS(code));
    return word_lists_find(library->words, code) || proof_find_file(library, below);
}

void proof_guards(const ProofLibrary *library)
{
    const XmlNode *root = library->library->root;
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language")) {
        Text code = text_trim(xml_value(node, "code"));
        if (xml_attribute(node, "of") || !has_public_words(library, code) || has_list(library, code))
            continue;
        problems_add(library->problems, SEVERITY_WARNING, node->at, "nothing guards the titles of \"%.*s\"",
                     TEXT_ARGS(code));
        problems_hint(library->problems, "list in %.*s/words.xml what may not be read across a room", TEXT_ARGS(code));
    }
}

// ---- Dates

static void prove_dates(const ProofLibrary *library, const XmlNode *root)
{
    Text reviewed = text_trim(xml_value(root, "reviewed")), review_by = text_trim(xml_value(root, "review-by"));
    if (reviewed.size && review_by.size && text_compare(review_by, reviewed) <= 0)
        proof_error(library, root, "review-by", "review-by is not after reviewed");
}

// Whoever puts a name to the library says when; a draft has no such name yet.
static void prove_about(const ProofLibrary *library, const ProofFile *file)
{
    static const char *const dates[] = {"reviewed", "review-by"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        if (xml_attribute(file->root, dates[i]) || proof_is_draft(library, file->language))
            continue;
        proof_error(library, file->root, NULL, "\"about\" needs the attribute \"%s\"", dates[i]);
        problems_hint(library->problems, "write year-month-day, like 2026-05-31");
    }
}

void proof_words(ProofLibrary *library, const ProofFile *file)
{
    if (!file->is_empty)
        prove_dates(library, file->root);
    if (text_is(file->root->name, "about"))
        prove_about(library, file);
    prove_titles(library, file);
}
