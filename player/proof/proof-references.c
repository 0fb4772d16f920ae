// The proof of what files say about each other: links, terms, riders, pictures, and the policy on riders.
#include "proof/proof-parts.h"

#include "book/destination.h"

// ---- Links

static bool is_own_place(Text id)
{
    const Destination *place = destination_find(id);
    return place && place->is_linked;
}

static void suggest_item(ProofLibrary *library, Text language, Text wrong)
{
    const ProofLanguage *spoken = proof_find_language(library, language);
    if (spoken && spoken->of)
        spoken = spoken->of;
    if (spoken)
        proof_suggest(library, wrong, spoken->ids.list.at, spoken->ids.list.count);
}

// A link of the language leads to its level's file as well.
static void prove_link_in_level(const ProofLibrary *library, const ProofFile *target, Text block)
{
    const ProofLanguage *spoken = proof_find_language(library, target->language);
    Text id = text_trim(xml_value(target->root, "id"));
    ProofFile *file = spoken && spoken->level ? index_find(&spoken->level->ids.index, id) : NULL;
    if (!file || file->is_empty || proof_has_word(proof_places(library, file), block))
        return;
    problems_add(library->problems, SEVERITY_WARNING, file->root->at,
                 "a link leads to \"%.*s\", which is in %.*s and not here", TEXT_ARGS(block),
                 TEXT_ARGS(target->language));
    problems_hint(library->problems, "give a section this id, or the link leads to the beginning");
}

static void prove_link(ProofLibrary *library, const ProofFile *file, const XmlNode *node, const char *attribute)
{
    Text ref = text_trim(xml_value(node, attribute));
    size_t hash = text_find(ref, TEXT("#"), 0);
    Text id = text_slice(ref, 0, hash), block = text_slice(ref, hash + 1, ref.size);
    if (!id.size || (is_own_place(id) && hash == ref.size))
        return;
    ProofFile *target = proof_find_item(library, file->language, id);
    if (!target && proof_is_unread(library, id))
        return;
    if (!target) {
        proof_error(library, node, attribute, "there is no item \"%.*s\"", TEXT_ARGS(id));
        suggest_item(library, file->language, id);
        return;
    }
    if (target->is_empty && !file->is_empty)
        proof_warn_empty(library, target, node, attribute);
    if (!block.size || target->is_empty)
        return;
    if (proof_has_word(proof_places(library, target), block)) {
        prove_link_in_level(library, target, block);
        return;
    }
    const ProofWords *places = proof_places(library, target);
    proof_error(library, node, attribute, "\"%.*s\" has no part with the id \"%.*s\"", TEXT_ARGS(id), TEXT_ARGS(block));
    proof_suggest(library, block, places->list.at, places->list.count);
}

typedef struct Reference {
    const char *page, *what; // "glossary", "entry"
} Reference;

static void prove_page_ref(ProofLibrary *library, const ProofFile *file, const XmlNode *node, Reference to)
{
    ProofFile *page = proof_find_page(library, file->language, to.page);
    Text ref = text_trim(xml_value(node, "ref"));
    if (!page || !ref.size || proof_has_word(proof_entries(library, page), ref))
        return; // a page that cannot be read is told already
    const ProofWords *ids = proof_entries(library, page);
    proof_error(library, node, "ref", "there is no %s \"%.*s\" in %s.xml", to.what, TEXT_ARGS(ref), to.page);
    proof_suggest(library, ref, ids->list.at, ids->list.count);
}

static void prove_picture_ref(ProofLibrary *library, const XmlNode *node, const char *attribute)
{
    Text src = text_trim(xml_value(node, attribute));
    FileStatus status = src.size ? source_find(library->source, src, &(size_t){0}) : FILE_READ;
    if (src.size && status != FILE_MISSING && status != FILE_OUTSIDE)
        proof_note_picture(library, src);
    if (status == FILE_OUTSIDE) {
        proof_error(library, node, attribute, "\"%.*s\" is a link that leads out of the library", TEXT_ARGS(src));
        problems_hint(library->problems, "put the picture itself there");
    } else if (status == FILE_MISSING) {
        proof_error(library, node, attribute, "there is no picture \"%.*s\"", TEXT_ARGS(src));
        problems_hint(library->problems, "the path starts at the content folder, like pictures/hands.svg");
    }
}

// Places count unnamed blocks as b1, b2, ..., so no author may use such an id.
static bool is_counted_name(Text id)
{
    for (size_t i = 1; i < id.size; i++)
        if (!text_is_digit(id.at[i]))
            return false;
    return id.size > 1 && id.at[0] == 'b';
}

void proof_references(ProofLibrary *library, const ProofFile *file)
{
    const XmlNode *root = file->root;
    if (file->is_item || text_is(root->name, "library"))
        prove_picture_ref(library, root, "picture");
    for (const XmlNode *node = root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(root, node)) {
        if (text_is(node->name, "link"))
            prove_link(library, file, node, "ref");
        else if (text_is(node->name, "a"))
            prove_link(library, file, node, "href");
        else if (text_is(node->name, "term"))
            prove_page_ref(library, file, node, (Reference){"glossary", "entry"});
        else if (text_is(node->name, "rider") && !text_is(root->name, "riders"))
            prove_page_ref(library, file, node, (Reference){"riders", "rider"});
        else if (text_is(node->name, "rider") && xml_attribute(node, "ref"))
            proof_error(library, node, NULL, "a rider may not hold another");
        else if (text_is(node->name, "img"))
            prove_picture_ref(library, node, "src");
        if (proof_is_place(node) && is_counted_name(text_trim(xml_value(node, "id")))) {
            proof_error(library, node, "id", "ids like b1 are what blocks without an id are called");
            problems_hint(library->problems, "choose a word");
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

// Those of one language; who are twins is told elsewhere.
static void prove_holds(const ProofLibrary *library, const ProofFile *item, Text rider)
{
    for (; item; item = item->twin) {
        if (item->is_empty || holds_rider(item->root, rider))
            continue;
        proof_error(library, item->root, NULL, "this item must hold the rider \"%.*s\"", TEXT_ARGS(rider));
        problems_hint(library->problems, "the policy in library.xml asks for <rider ref=\"%.*s\"/>", TEXT_ARGS(rider));
    }
}

// An item that a language does not have is told where languages are compared.
static void prove_required(ProofLibrary *library, const XmlNode *require, Text id, bool is_known)
{
    Text common = proof_default_language(library);
    if (!proof_find_item(library, common, id) && !proof_is_unread(library, id)) {
        proof_error(library, require, "items", "there is no item \"%.*s\"", TEXT_ARGS(id));
        suggest_item(library, common, id);
    }
    for (int i = 0; is_known && i < library->languages.count; i++)
        prove_holds(library, index_find(&library->languages.at[i]->ids.index, id),
                    text_trim(xml_value(require, "rider")));
}

void proof_requirement(ProofLibrary *library, const XmlNode *require)
{
    ProofFile *riders = proof_find_page(library, proof_default_language(library), "riders");
    Text rider = text_trim(xml_value(require, "rider")), rest = xml_value(require, "items");
    const ProofWords *ids = riders ? proof_entries(library, riders) : NULL;
    bool is_known = ids && proof_has_word(ids, rider);
    if (ids && !is_known) {
        proof_error(library, require, "rider", "there is no rider \"%.*s\" in riders.xml", TEXT_ARGS(rider));
        proof_suggest(library, rider, ids->list.at, ids->list.count);
    }
    for (Text id = text_word(&rest); id.size; id = text_word(&rest))
        prove_required(library, require, id, is_known);
}
