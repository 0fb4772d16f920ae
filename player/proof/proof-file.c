#include "proof/proof-file.h"

#include <assert.h>

#include "markup/vocabulary.h"

enum { HINTS_MOST = 200 };

ProofLibrary proof_library_of(Arena *arena, Source *source, Problems *problems)
{
    return (ProofLibrary){
        .arena = arena,
        .problems = problems,
        .source = source,
        .below.arena = arena,
        .unread.arena = arena,
        .pictured.arena = arena,
        .codes.arena = arena,
        .words = arena_new(arena, WordLists),
    };
}

// ---- Problems

void proof_error(const ProofLibrary *library, const XmlNode *node, const char *attribute, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(library->arena, format, args);
    va_end(args);
    Position at = attribute ? xml_value_at(node, attribute) : node->at;
    problems_add(library->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
}

void proof_suggest(ProofLibrary *library, Text wrong, const Text *words, int count)
{
    if (library->hint_count++ >= HINTS_MOST)
        return;
    Text nearest = problem_nearest(wrong, words, count);
    if (nearest.size)
        problems_hint(library->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

void proof_warn_empty(const ProofLibrary *library, const ProofFile *item, const XmlNode *node, const char *attribute)
{
    assert(item->is_empty);
    problems_add(library->problems, SEVERITY_WARNING, xml_value_at(node, attribute),
                 "\"%.*s\" is not offered until it is filled", TEXT_ARGS(text_trim(xml_value(item->root, "id"))));
    problems_hint(library->problems, "what leads to it is left out meanwhile; fill it, or name another");
}

// ---- Words

static ProofWords *start_words(const ProofLibrary *library)
{
    ProofWords *words = arena_new(library->arena, ProofWords);
    words->index.arena = library->arena;
    return words;
}

static bool add_word(ProofWords *words, Text word, void *thing)
{
    if (!index_add(&words->index, word, thing))
        return false;
    *array_push(words->index.arena, &words->list) = word;
    return true;
}

bool proof_has_word(const ProofWords *words, Text word)
{
    return index_find(&words->index, word) != NULL;
}

bool proof_is_place(const XmlNode *node)
{
    static const char *const names[] = {"section", "question", "step",       "p",      "ul",    "ol",     "li",
                                        "dl",      "dt",       "dd",         "figure", "note",  "tr",     "th",
                                        "td",      "table",    "blockquote", "pre",    "verse", "stanza", "line"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(node->name, names[i]))
            return true;
    return false;
}

const ProofWords *proof_places(const ProofLibrary *library, ProofFile *file)
{
    if (file->places)
        return file->places;
    file->places = start_words(library);
    for (const XmlNode *node = file->root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(file->root, node))
        if (proof_is_place(node) && xml_attribute(node, "id"))
            add_word(file->places, text_trim(xml_value(node, "id")), file);
    return file->places;
}

const ProofWords *proof_entries(const ProofLibrary *library, ProofFile *page)
{
    if (page->entries)
        return page->entries;
    page->entries = start_words(library);
    for (const XmlNode *node = page->root ? page->root->first : NULL; node; node = node->next)
        if (xml_attribute(node, "id"))
            add_word(page->entries, text_trim(xml_value(node, "id")), page);
    return page->entries;
}

// ---- Languages

ProofLanguage *proof_find_language(const ProofLibrary *library, Text code)
{
    return index_find(&library->codes, code);
}

static ProofLanguage *take_language(ProofLibrary *library, Text code)
{
    ProofLanguage *language = proof_find_language(library, code);
    if (language)
        return language;
    language = arena_new(library->arena, ProofLanguage);
    language->code = code;
    language->pages.arena = library->arena;
    language->ids.index.arena = library->arena;
    index_add(&library->codes, code, language);
    *array_push(library->arena, &library->languages) = language;
    return language;
}

void proof_note_level(ProofLibrary *library, Text code, Text of)
{
    ProofLanguage *level = take_language(library, code), *language = take_language(library, of);
    assert(level != language && !level->of && !language->of && !language->level);
    level->of = language;
    language->level = level;
}

void proof_note_lender(ProofLibrary *library, Text code, Text lender)
{
    ProofLanguage *language = take_language(library, code), *pages = take_language(library, lender);
    assert(language != pages && !language->of && !pages->of);
    language->lender = pages;
}

const ProofLanguage *proof_lender_of(const ProofLibrary *library, Text code)
{
    const ProofLanguage *language = proof_find_language(library, code);
    return language ? language->lender : NULL;
}

const ProofLanguage *proof_level_of(const ProofLibrary *library, Text code)
{
    const ProofLanguage *level = proof_find_language(library, code);
    return level ? level->of : NULL;
}

Text proof_default_language(const ProofLibrary *library)
{
    assert(library->library && library->library->root);
    return text_trim(xml_value(library->library->root, "default"));
}

// ---- Files

static bool is_item_root(Text name)
{
    return text_is(name, "chapter") || text_is(name, "faq") || text_is(name, "exercise");
}

static void judge_file(const ProofLibrary *library, ProofFile *file)
{
    file->is_valid = file->root && vocabulary_check(file->root, library->problems);
    file->is_item = file->root && is_item_root(file->root->name);
    file->is_empty = file->is_item && vocabulary_is_empty(file->root);
}

ProofFile *proof_read_alone(const ProofLibrary *library, const char *path, Text name)
{
    ProofFile *file = arena_new(library->arena, ProofFile);
    file->name = name;
    file->root = xml_read_file(library->arena, path, name, library->problems);
    judge_file(library, file);
    return file;
}

static void name_item(ProofLanguage *language, ProofFile *file)
{
    *array_push(language->pages.arena, &language->items) = file;
    Text id = text_trim(xml_value(file->root, "id"));
    if (add_word(&language->ids, id, file))
        return;
    ProofFile *first = index_find(&language->ids.index, id);
    assert(first && first != file);
    file->twin = first->twin;
    first->twin = file;
}

ProofFile *proof_add_file(ProofLibrary *library, Text below, Text language)
{
    assert(library->source);
    ProofFile *file = arena_new(library->arena, ProofFile);
    *file = (ProofFile){.below = text_copy(library->arena, below), .language = language};
    file->name = source_name(library->source, library->problems->arena, below);
    file->root = xml_read(library->arena, library->source, below, library->problems);
    judge_file(library, file);
    ProofLanguage *spoken = take_language(library, language);
    if (!file->root)
        proof_note_unread(library, below);
    else
        index_add(&spoken->pages, file->root->name, file);
    if (file->is_item)
        name_item(spoken, file);
    index_add(&library->below, file->below, file);
    *array_push(library->arena, &library->files) = file;
    return file;
}

void proof_note_lent(ProofLibrary *library, Text code, ProofFile *item)
{
    ProofLanguage *language = take_language(library, code);
    add_word(&language->ids, text_trim(xml_value(item->root, "id")), item);
}

ProofFile *proof_find_file(const ProofLibrary *library, Text below)
{
    return index_find(&library->below, below);
}

void proof_note_unread(ProofLibrary *library, Text below)
{
    Text name = text_last_part(below);
    name = text_slice(name, 0, text_find(name, TEXT(".xml"), 0));
    index_add(&library->unread, text_copy(library->arena, name), library);
}

bool proof_is_unread(const ProofLibrary *library, Text id)
{
    return index_find(&library->unread, id) != NULL;
}

void proof_note_picture(ProofLibrary *library, Text path)
{
    Text kept = text_copy(library->arena, path);
    if (index_add(&library->pictured, kept, library))
        *array_push(library->arena, &library->pictures) = kept;
}

ProofFile *proof_find_page(const ProofLibrary *library, Text language, const char *root)
{
    const ProofLanguage *spoken = proof_find_language(library, language);
    ProofFile *file = spoken ? index_find(&spoken->pages, text_of(root)) : NULL;
    const ProofLanguage *other = !spoken ? NULL : spoken->of ? spoken->of : spoken->lender;
    return file || !other ? file : index_find(&other->pages, text_of(root));
}

ProofFile *proof_find_item(const ProofLibrary *library, Text language, Text id)
{
    const ProofLanguage *spoken = proof_find_language(library, language);
    ProofFile *file = spoken ? index_find(&spoken->ids.index, id) : NULL;
    return file || !spoken || !spoken->of ? file : index_find(&spoken->of->ids.index, id);
}

const Terms *proof_terms(const ProofLibrary *library, Text language)
{
    ProofLanguage *spoken = proof_find_language(library, language);
    if (!spoken || spoken->terms)
        return spoken ? spoken->terms : NULL;
    const ProofFile *glossary = proof_find_page(library, language, "glossary");
    spoken->terms = terms_of(library->arena, glossary ? glossary->root : NULL);
    return spoken->terms;
}
