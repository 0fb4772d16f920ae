// The proof of what files say about each other: links, terms, riders, pictures, and the policy on riders.
#include "proof/proof-parts.h"

#include <string.h>

typedef ARRAY(Text) Words;

bool proof_is_item_in(const ProofFile *file, Text language)
{
    return file->is_item && file->root && text_equal(file->language, language);
}

const ProofFile *proof_find_page(const Proof *proof, Text language, const char *root)
{
    for (int i = 0; i < proof->files.count; i++) {
        const ProofFile *file = proof->files.at[i];
        if (file->root && text_equal(file->language, language) && text_is(file->root->name, root))
            return file;
    }
    return NULL;
}

const ProofFile *proof_find_item(const Proof *proof, Text language, Text id)
{
    for (int i = 0; i < proof->files.count; i++) {
        const ProofFile *file = proof->files.at[i];
        if (proof_is_item_in(file, language) && text_equal(text_trim(xml_value(file->root, "id")), id))
            return file;
    }
    return NULL;
}

static Words list_items(const Proof *proof, Text language)
{
    Words words = {0};
    for (int i = 0; i < proof->files.count; i++)
        if (proof_is_item_in(proof->files.at[i], language))
            *array_push(proof->arena, &words) = xml_value(proof->files.at[i]->root, "id");
    return words;
}

static Words list_ids(const Proof *proof, const XmlNode *root, const char *element)
{
    Words words = {0};
    for (const XmlNode *node = root ? xml_child(root, element) : NULL; node; node = xml_sibling(node, element))
        *array_push(proof->arena, &words) = text_trim(xml_value(node, "id"));
    return words;
}

static bool has_word(Words words, Text word)
{
    for (int i = 0; i < words.count; i++)
        if (text_equal(words.at[i], word))
            return true;
    return false;
}

bool proof_is_place(const XmlNode *node)
{
    static const char *const names[] = {"section", "question", "step", "p",  "ul", "ol", "li",   "dl",    "dt",
                                        "dd",      "figure",   "note", "tr", "th", "td", "table", "blockquote"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(node->name, names[i]))
            return true;
    return false;
}

static Words list_places(const Proof *proof, const XmlNode *root)
{
    Words words = {0};
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (proof_is_place(node) && xml_attribute(node, "id"))
            *array_push(proof->arena, &words) = text_trim(xml_value(node, "id"));
    return words;
}

// ---- Links

static bool is_own_place(Text id)
{
    return text_is(id, "home") || text_is(id, "support") || text_is(id, "about") || text_is(id, "comfort");
}

static void prove_link(const Proof *proof, const ProofFile *file, const XmlNode *node, const char *attribute)
{
    Text ref = text_trim(xml_value(node, attribute));
    size_t hash = text_find(ref, TEXT("#"), 0);
    Text id = text_slice(ref, 0, hash), block = text_slice(ref, hash + 1, ref.size);
    if (!id.size || (is_own_place(id) && hash == ref.size))
        return;
    const ProofFile *target = proof_find_item(proof, file->language, id);
    if (!target && proof_is_unread(proof, id))
        return;
    if (!target) {
        Words items = list_items(proof, file->language);
        proof_error(proof, node, attribute, "there is no item \"%.*s\"", TEXT_ARGS(id));
        proof_suggest(proof, id, items.at, items.count);
        return;
    }
    Words places = block.size ? list_places(proof, target->root) : (Words){0};
    if (!block.size || has_word(places, block))
        return;
    proof_error(proof, node, attribute, "\"%.*s\" has no part with the id \"%.*s\"", TEXT_ARGS(id), TEXT_ARGS(block));
    proof_suggest(proof, block, places.at, places.count);
}

typedef struct Reference {
    const char *page, *element, *what; // "glossary", "entry"
} Reference;

static void prove_page_ref(const Proof *proof, const ProofFile *file, const XmlNode *node, Reference to)
{
    const ProofFile *page = proof_find_page(proof, file->language, to.page);
    Text ref = text_trim(xml_value(node, "ref"));
    Words ids = list_ids(proof, page ? page->root : NULL, to.element);
    if (!page || !ref.size || has_word(ids, ref))
        return; // a page that cannot be read is told already
    proof_error(proof, node, "ref", "there is no %s \"%.*s\" in %s.xml", to.what, TEXT_ARGS(ref), to.page);
    proof_suggest(proof, ref, ids.at, ids.count);
}

static void prove_picture_ref(const Proof *proof, const XmlNode *node)
{
    Text src = text_trim(xml_value(node, "src"));
    if (src.size && source_find(proof->source, src, &(size_t){0}) != FILE_READ) {
        proof_error(proof, node, "src", "there is no picture \"%.*s\"", TEXT_ARGS(src));
        problems_hint(proof->problems, "the path starts at the content folder, like pictures/hands.svg");
    }
}

// Places count unnamed blocks as b1, b2, ..., so no author may use such an id.
static bool is_counted_name(Text id)
{
    for (size_t i = 1; i < id.size; i++)
        if (id.at[i] < '0' || id.at[i] > '9')
            return false;
    return id.size > 1 && id.at[0] == 'b';
}

void proof_references(const Proof *proof, const ProofFile *file)
{
    const XmlNode *root = file->root;
    for (const XmlNode *node = root; node; node = xml_after(root, node)) {
        if (text_is(node->name, "link"))
            prove_link(proof, file, node, "ref");
        else if (text_is(node->name, "a"))
            prove_link(proof, file, node, "href");
        else if (text_is(node->name, "term"))
            prove_page_ref(proof, file, node, (Reference){"glossary", "entry", "entry"});
        else if (text_is(node->name, "rider") && !text_is(root->name, "riders"))
            prove_page_ref(proof, file, node, (Reference){"riders", "rider", "rider"});
        else if (text_is(node->name, "rider") && xml_attribute(node, "ref"))
            proof_error(proof, node, NULL, "a rider may not hold another");
        else if (text_is(node->name, "img"))
            prove_picture_ref(proof, node);
        if (proof_is_place(node) && is_counted_name(text_trim(xml_value(node, "id")))) {
            proof_error(proof, node, "id", "ids like b1 are what blocks without an id are called");
            problems_hint(proof->problems, "choose a word");
        }
    }
}

// ---- Policy

static bool holds_rider(const XmlNode *root, Text ref)
{
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (text_is(node->name, "rider") && text_equal(text_trim(xml_value(node, "ref")), ref))
            return true;
    return false;
}

Text proof_default_language(const Proof *proof)
{
    return text_trim(xml_value(proof->library->root, "default"));
}

// An item that a language does not have is told where languages are compared.
static void prove_required(const Proof *proof, const XmlNode *require, Text id, bool is_known)
{
    Text rider = text_trim(xml_value(require, "rider"));
    if (!proof_find_item(proof, proof_default_language(proof), id) && !proof_is_unread(proof, id)) {
        Words items = list_items(proof, proof_default_language(proof));
        proof_error(proof, require, "items", "there is no item \"%.*s\"", TEXT_ARGS(id));
        proof_suggest(proof, id, items.at, items.count);
    }
    for (int i = 0; is_known && i < proof->files.count; i++) {
        const ProofFile *file = proof->files.at[i];
        if (!file->is_item || !file->root || !text_equal(text_trim(xml_value(file->root, "id")), id))
            continue;
        if (!holds_rider(file->root, rider)) {
            proof_error(proof, file->root, NULL, "this item must hold the rider \"%.*s\"", TEXT_ARGS(rider));
            problems_hint(proof->problems, "the policy in library.xml asks for <rider ref=\"%.*s\"/>", TEXT_ARGS(rider));
        }
    }
}

void proof_policy(const Proof *proof)
{
    const XmlNode *policy = xml_child(proof->library->root, "policy");
    const ProofFile *riders = proof_find_page(proof, proof_default_language(proof), "riders");
    for (const XmlNode *node = policy ? xml_child(policy, "require") : NULL; node; node = xml_sibling(node, "require")) {
        Text rider = text_trim(xml_value(node, "rider")), rest = xml_value(node, "items");
        Words ids = list_ids(proof, riders ? riders->root : NULL, "rider");
        bool is_known = has_word(ids, rider);
        if (riders && !is_known) {
            proof_error(proof, node, "rider", "there is no rider \"%.*s\" in riders.xml", TEXT_ARGS(rider));
            proof_suggest(proof, rider, ids.at, ids.count);
        }
        for (Text id = text_word(&rest); id.size; id = text_word(&rest))
            prove_required(proof, node, id, is_known);
    }
}
