#include "proof/proof-reading.h"

#include <assert.h>
#include <string.h>

#include "proof/proof-parts.h"

static void push(ProofReading *reading, PendingFile file)
{
    assert(file.below.size && (file.language.size || reading->stage == READING_LIBRARY));
    *array_push(reading->library->arena, &reading->pending) = file;
}

static Text code_of(const XmlNode *language)
{
    return text_trim(xml_value(language, "code"));
}

bool proof_is_library(const ProofLibrary *library)
{
    const XmlNode *root = library->library ? library->library->root : NULL;
    return root && text_is(root->name, "library");
}

// ---- One file

static void prove_shelf_kind(const ProofLibrary *library, const ProofFile *file, const XmlNode *listed)
{
    const XmlNode *shelf = listed;
    while (shelf && !text_is(shelf->name, "shelf"))
        shelf = shelf->parent;
    Text kind = shelf ? xml_value(shelf, "kind") : TEXT("");
    const char *expected = text_is(kind, "read")        ? "chapter"
                           : text_is(kind, "practise")  ? "exercise"
                           : text_is(kind, "questions") ? "faq"
                                                        : NULL;
    if (expected && file->root && !text_is(file->root->name, expected))
        proof_error(library, listed, "src", "this shelf holds items of the kind \"%s\", not \"%.*s\"", expected,
                    TEXT_ARGS(file->root->name));
}

static void read_listed(ProofLibrary *library, const PendingFile *pending)
{
    Text src = text_trim(xml_value(pending->listed, "src"));
    if (proof_find_file(library, pending->below)) {
        proof_error(library, pending->listed, "src", "\"%.*s\" is listed already", TEXT_ARGS(src));
    } else if (source_find(library->source, pending->below, &(size_t){0}) == FILE_MISSING) {
        proof_error(library, pending->listed, "src", "there is no file \"%.*s\"", TEXT_ARGS(src));
        problems_hint(library->problems, "the path starts at the folder of the language");
        proof_note_unread(library, pending->below);
    } else {
        prove_shelf_kind(library, proof_add_file(library, pending->below, pending->language), pending->listed);
    }
}

static void read_pending(ProofLibrary *library, const PendingFile *pending)
{
    if (pending->listed) {
        read_listed(library, pending);
        return;
    }
    const ProofFile *file = proof_add_file(library, pending->below, pending->language);
    if (!library->library)
        library->library = file;
    if (file->is_valid && text_is(file->root->name, "words"))
        word_lists_add(library->words, library->arena, file->root, library->problems);
    if (pending->root && file->root && !text_is(file->root->name, pending->root))
        proof_error(library, file->root, NULL, "this file's root must be \"%s\", not \"%.*s\"", pending->root,
                    TEXT_ARGS(file->root->name));
    if (!pending->is_unlisted || file->is_empty) // nobody is to open what has yet to be written
        return;
    const ProofLanguage *of = proof_level_of(library, pending->language);
    if (of)
        problems_add(library->problems, SEVERITY_WARNING, (Position){file->name, 1, 1},
                     "this stands for no file of %.*s", TEXT_ARGS(of->code));
    else
        problems_add(library->problems, SEVERITY_WARNING, (Position){file->name, 1, 1},
                     "contents.xml does not list this file");
    problems_hint(library->problems, "nobody can open it");
}

// ---- Which come next

static bool is_there(const ProofLibrary *library, Text below)
{
    return source_find(library->source, below, &(size_t){0}) != FILE_MISSING;
}

// A level needs none of its own; a language that has another's pages needs its phrases.
static void push_pages(ProofReading *reading)
{
    static const char *const pages[] = {"words",  "keys",     "contents", "phrases",
                                        "riders", "glossary", "support",  "about"};
    const ProofLibrary *library = reading->library;
    Text language = code_of(reading->language);
    bool is_level = proof_level_of(library, language), has_lender = proof_lender_of(library, language);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        Text below = text_format(library->arena, "%.*s/%s.xml", TEXT_ARGS(language), pages[i]);
        bool is_apart =
            strcmp(pages[i], "words") == 0 || strcmp(pages[i], "keys") == 0; // asked for elsewhere, or never
        bool may_lack = is_level || is_apart || (has_lender && strcmp(pages[i], "phrases") != 0);
        if (!may_lack || is_there(library, below))
            push(reading, (PendingFile){.below = below, .language = language, .root = pages[i]});
    }
}

// Those files of a level that stand for an item of its language.
static void push_items(ProofReading *reading, const ProofLanguage *of)
{
    const ProofLibrary *library = reading->library;
    Text language = code_of(reading->language);
    for (int i = 0; i < of->items.count; i++) {
        const ProofFile *model = of->items.at[i];
        Text rest = text_slice(model->below, of->code.size, model->below.size);
        Text below = text_format(library->arena, "%.*s%.*s", TEXT_ARGS(language), TEXT_ARGS(rest));
        if (is_there(library, below))
            push(reading, (PendingFile){.below = below,
                                        .language = language,
                                        .root = text_string(library->arena, model->root->name)});
    }
}

// An item that the language lists; where it has no such file, the lender's stands for it.
static void push_item(ProofReading *reading, Text language, Text src, const XmlNode *listed)
{
    ProofLibrary *library = reading->library;
    const ProofLanguage *lender = proof_lender_of(library, language);
    Text below = text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(language), TEXT_ARGS(src));
    bool is_lent = lender && !is_there(library, below);
    ProofFile *lent = NULL;
    if (is_lent)
        lent =
            proof_find_file(library, text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(lender->code), TEXT_ARGS(src)));
    if (!lent)
        push(reading, (PendingFile){.below = below, .language = language, .listed = listed});
    else if (lent->is_item)
        proof_note_lent(library, language, lent);
}

static void push_listed(ProofReading *reading)
{
    const ProofLibrary *library = reading->library;
    Text language = code_of(reading->language);
    const ProofLanguage *of = proof_level_of(library, language);
    if (of) {
        push_items(reading, of);
        return;
    }
    const ProofFile *contents = proof_find_page(library, language, "contents");
    const XmlNode *root = contents ? contents->root : NULL;
    for (const XmlNode *node = root; node; node = xml_after(root, node)) {
        Text src = text_is(node->name, "item") ? text_trim(xml_value(node, "src")) : TEXT("");
        if (src.size)
            push_item(reading, language, src, node);
    }
}

// Files nobody listed are looked at as well, with a word that nobody meets them.
static void push_folder(ProofReading *reading, const char *within)
{
    const ProofLibrary *library = reading->library;
    Text language = code_of(reading->language);
    Text place = text_format(library->arena, "%.*s%s%s", TEXT_ARGS(language), within[0] ? "/" : "", within);
    const Text *names;
    int count = source_list(library->source, library->arena, place, &names);
    for (int i = 0; i < count; i++) {
        Text below = text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(place), TEXT_ARGS(names[i]));
        if (text_ends(names[i], TEXT(".xml")) && !proof_find_file(library, below))
            push(reading, (PendingFile){.below = below, .language = language, .is_unlisted = true});
    }
}

static void push_unlisted(ProofReading *reading)
{
    static const char *const folders[] = {"chapters", "faqs", "exercises", ""};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        push_folder(reading, folders[i]);
}

static void prove_default(const ProofLibrary *library)
{
    const XmlNode *root = library->library->root;
    Text common = proof_default_language(library);
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language"))
        if (text_equal(code_of(node), common) && !xml_attribute(node, "of"))
            return;
    if (xml_attribute(root, "default"))
        proof_error(library, root, "default", "the default language is not one of the library's");
}

static bool is_read(const ProofLibrary *library, const XmlNode *language)
{
    Text code = code_of(language);
    return code.size && !proof_find_language(library, code) &&
           (!xml_attribute(language, "of") || proof_level_language(language));
}

// Goes on to the next language that has a code, or sound level; false after the last.
static bool turn_to_language(ProofReading *reading)
{
    const XmlNode *root = reading->library->library->root, *node = reading->language;
    do
        node = node ? xml_sibling(node, "language") : xml_child(root, "language");
    while (node && !is_read(reading->library, node));
    if (!node)
        return false;
    reading->language = node;
    const XmlNode *of = proof_level_language(node);
    if (of) {
        proof_note_level(reading->library, code_of(node), code_of(of));
        word_lists_lend(reading->library->words, reading->library->arena, code_of(node), code_of(of));
    }
    const XmlNode *lender = proof_lender_language(node);
    if (lender)
        proof_note_lender(reading->library, code_of(node), code_of(lender));
    return true;
}

static bool plan(ProofReading *reading)
{
    switch (reading->stage) {
    case READING_LIBRARY:
        push(reading, (PendingFile){.below = TEXT("library.xml"), .language = TEXT(""), .root = "library"});
        reading->stage = READING_PAGES;
        return true;
    case READING_PAGES:
        if (!proof_is_library(reading->library))
            return false;
        if (!turn_to_language(reading)) {
            prove_default(reading->library);
            proof_levels(reading->library);
            proof_lenders(reading->library);
            proof_guards(reading->library);
            for (int i = 0; i < reading->library->languages.count; i++)
                proof_keys(reading->library, reading->library->languages.at[i]);
            return false;
        }
        push_pages(reading);
        reading->stage = READING_LISTED;
        return true;
    case READING_LISTED:
        push_listed(reading);
        reading->stage = READING_UNLISTED;
        return true;
    case READING_UNLISTED:
        push_unlisted(reading);
        reading->stage = READING_PAGES;
        return true;
    }
    return false;
}

bool proof_read_on(ProofReading *reading)
{
    assert(reading->read_count <= reading->pending.count);
    if (reading->read_count == reading->pending.count)
        return plan(reading);
    PendingFile pending = reading->pending.at[reading->read_count++];
    read_pending(reading->library, &pending);
    return true;
}
