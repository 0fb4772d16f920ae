#include "proof/proof.h"

#include <assert.h>

#include "book/destination.h"
#include "proof/proof-parts.h"
#include "proof/proof-reading.h"
#include "proof/style.h"

// A slice is the work on one of what a part goes through.
struct Proof {
    ProofLibrary library;
    ProofReading reading;
    const FileProofs *others;
    int part, at;        // of the parts below; how far it has come,
    const XmlNode *node; // in demands, or languages
    Index faulty;        // files that hold an error, by their names
    bool has_begun;      // its part
};

// ---- Ids across files

static void prove_item_id(const ProofLibrary *library, const ProofFile *file, const XmlNode *node)
{
    Text id = text_trim(xml_value(node, "id"));
    if (destination_find(id))
        proof_error(library, node, "id", "\"%.*s\" is the name of a place in the player", TEXT_ARGS(id));
    const ProofFile *first = proof_find_item(library, file->language, id);
    if (id.size && first && first != file) {
        proof_error(library, node, "id", "another item is called \"%.*s\" already", TEXT_ARGS(id));
        problems_hint(library->problems, "see %.*s", TEXT_ARGS(first->below));
    }
}

static void prove_language(const ProofLibrary *library, const ProofFile *file)
{
    Text language = text_trim(xml_value(file->root, "xml:lang"));
    if (file->language.size && language.size && !text_equal(language, file->language))
        proof_error(library, file->root, "xml:lang", "this file stands among those in \"%.*s\"",
                    TEXT_ARGS(file->language));
}

static void prove_identity(const ProofLibrary *library, const ProofFile *file)
{
    prove_language(library, file);
    if (file->is_item)
        prove_item_id(library, file, file->root);
    for (const XmlNode *node = file->root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(file->root, node))
        if (text_is(node->name, "book"))
            prove_item_id(library, file, node);
}

// ---- The parts, a slice at a time; each is over when it returns false

static bool read_on(Proof *proof)
{
    return proof_read_on(&proof->reading);
}

static bool prove_on(Proof *proof)
{
    ProofLibrary *library = &proof->library;
    assert(proof->at <= library->files.count);
    if (!proof_is_library(library) || proof->at == library->files.count)
        return false;
    const ProofFile *file = library->files.at[proof->at++];
    if (file->root) {
        prove_identity(library, file);
        proof_alone(library, file, proof->others);
        proof_references(library, file);
        proof_level_file(library, file);
        if (text_is(file->root->name, "contents")) {
            proof_ways_in(library, file);
            proof_landings(library, file);
        }
    }
    return true;
}

// The next child of library.xml's root, or of its policy, with that name, until there is none.
static bool turn_to(Proof *proof, const XmlNode *parent, const char *name)
{
    proof->node = !proof->has_begun ? xml_child(parent, name) : xml_sibling(proof->node, name);
    proof->has_begun = true;
    return proof->node != NULL;
}

static const XmlNode *find_policy(const Proof *proof)
{
    return proof_is_library(&proof->library) ? xml_child(proof->library.library->root, "policy") : NULL;
}

static bool demand_on(Proof *proof)
{
    const XmlNode *policy = find_policy(proof);
    if (!policy || !turn_to(proof, policy, "require"))
        return false;
    proof_requirement(&proof->library, proof->node);
    return true;
}

// An item a slice; the items of the default language once for each of the others.
static bool compare_on(Proof *proof)
{
    const ProofLibrary *library = &proof->library;
    const ProofLanguage *common =
        proof_is_library(library) ? proof_find_language(library, proof_default_language(library)) : NULL;
    if (!common || common->of) // a level is no default
        return false;
    if (!proof->has_begun || proof->at == common->items.count) {
        proof->at = 0;
        if (!turn_to(proof, library->library->root, "language"))
            return false;
    }
    assert(proof->at <= common->items.count);
    Text code = text_trim(xml_value(proof->node, "code"));
    bool is_level = xml_attribute(proof->node, "of"); // it may have what it likes of its language
    if (is_level || text_equal(code, common->code) || proof->at == common->items.count)
        proof->at = common->items.count;
    else
        proof_translation(library, common->items.at[proof->at++], code);
    return true;
}

static bool translate_on(Proof *proof)
{
    const ProofLibrary *library = &proof->library;
    if (!proof_is_library(library) || proof->at == library->files.count)
        return false;
    if (proof->at == 0)
        proof_count_originals(library, proof->others);
    proof_translated_file(library, library->files.at[proof->at++], proof->others);
    return true;
}

static void mark_faulty(Proof *proof)
{
    const Problems *problems = proof->library.problems;
    proof->faulty = (Index){.arena = proof->library.arena};
    for (int i = 0; i < problems->list.count; i++)
        if (problems->list.at[i].severity == SEVERITY_ERROR)
            index_add(&proof->faulty, problems->list.at[i].at.file, proof);
}

// Those files that hold no error are looked at as writing.
static bool advise_on(Proof *proof)
{
    const ProofLibrary *library = &proof->library;
    if (!proof_is_library(library) || proof->at == library->files.count)
        return false;
    if (proof->at == 0)
        mark_faulty(proof);
    const XmlNode *policy = find_policy(proof);
    const ProofFile *file = library->files.at[proof->at++];
    const StyleRules rules = {policy && text_is(text_trim(xml_value(policy, "writing")), "free"),
                              proof_terms(library, file->language), library->words};
    if (file->is_valid && !index_find(&proof->faulty, file->name))
        style_check(file->root, &rules, library->problems);
    return true;
}

// Those in the folder of pictures, whether or not they are spoken of, and all others that are.
static void list_pictures(ProofLibrary *library)
{
    const Text *names;
    int count = source_list(library->source, library->arena, TEXT("pictures"), &names);
    for (int i = 0; i < count; i++)
        if (proof_is_picture(names[i]))
            proof_note_picture(library, text_format(library->arena, "pictures/%.*s", TEXT_ARGS(names[i])));
}

static bool draw_on(Proof *proof)
{
    ProofLibrary *library = &proof->library;
    if (proof->at == 0)
        list_pictures(library);
    assert(proof->at <= library->pictures.count);
    if (proof->at == library->pictures.count)
        return false;
    Text path = library->pictures.at[proof->at++];
    ProofPicture picture = {library->source, path, source_name(library->source, library->problems->arena, path)};
    proof_picture(library, &picture, proof->others);
    return true;
}

static bool (*const parts[])(Proof *proof) = {read_on,      prove_on,  demand_on, compare_on,
                                              translate_on, advise_on, draw_on};
enum { PART_COUNT = sizeof parts / sizeof *parts };

// ---- The proof of a library

Proof *proof_begin(Source *source, const FileProofs *others, Problems *problems)
{
    assert(source && problems->arena);
    Arena *arena = arena_create();
    Proof *proof = arena_new(arena, Proof);
    proof->library = proof_library_of(arena, source, problems);
    proof->reading.library = &proof->library;
    proof->others = others;
    return proof;
}

bool proof_go_on(Proof *proof)
{
    assert(proof->part >= 0 && proof->part <= PART_COUNT);
    if (proof->part == PART_COUNT)
        return false;
    if (parts[proof->part](proof))
        return true;
    proof->part++;
    proof->at = 0;
    proof->has_begun = false;
    return proof->part < PART_COUNT;
}

int proof_end(Proof *proof)
{
    if (!proof)
        return 0;
    int count = proof->library.files.count + proof->library.pictures.count;
    const FileProofs *others = proof->others;
    for (int i = 0; others && i < others->count; i++)
        if (others->at[i].finish)
            others->at[i].finish(others->at[i].owner, proof->library.problems);
    problems_sort(proof->library.problems);
    word_lists_close(proof->library.words);
    arena_destroy(proof->library.arena); // the proof itself lives there
    return count;
}

bool proof_has_read(const Proof *proof, Text path)
{
    return proof_find_file(&proof->library, path) != NULL;
}

int proof_library(Source *source, const FileProofs *others, Problems *problems)
{
    Proof *proof = proof_begin(source, others, problems);
    while (proof_go_on(proof))
        continue;
    assert(proof->part == PART_COUNT && proof->reading.read_count == proof->reading.pending.count);
    return proof_end(proof);
}
