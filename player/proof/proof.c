#include "proof/proof.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "proof/proof-parts.h"
#include "proof/style.h"

void proof_error(const Proof *proof, const XmlNode *node, const char *attribute, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(proof->arena, format, args);
    va_end(args);
    Position at = attribute ? xml_value_at(node, attribute) : node->at;
    problems_add(proof->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
}

void proof_suggest(const Proof *proof, Text wrong, const Text *words, int count)
{
    Text nearest = problem_nearest(wrong, words, count);
    if (nearest.size)
        problems_hint(proof->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

// ---- Gathering the files

static bool is_item_root(Text name)
{
    return text_is(name, "chapter") || text_is(name, "faq") || text_is(name, "exercise");
}

static void remember_unread(Proof *proof, Text below)
{
    size_t start = below.size;
    while (start && below.at[start - 1] != '/')
        start--;
    size_t dot = text_find(below, TEXT(".xml"), start);
    *array_push(proof->arena, &proof->unread) = text_copy(proof->arena, text_slice(below, start, dot));
}

bool proof_is_unread(const Proof *proof, Text id)
{
    for (int i = 0; i < proof->unread.count; i++)
        if (text_equal(proof->unread.at[i], id))
            return true;
    return false;
}

static const ProofFile *add_file(Proof *proof, Text below, Text language)
{
    ProofFile *file = arena_new(proof->arena, ProofFile);
    *file = (ProofFile){.below = text_copy(proof->arena, below), .language = language};
    file->name = source_name(proof->source, proof->problems->arena, below);
    file->root = xml_read(proof->arena, proof->source, below, proof->problems);
    file->is_valid = file->root && vocabulary_check(file->root, proof->problems);
    file->is_item = file->root && is_item_root(file->root->name);
    if (!file->root)
        remember_unread(proof, below);
    *array_push(proof->arena, &proof->files) = file;
    return file;
}

static bool is_added(const Proof *proof, Text below)
{
    for (int i = 0; i < proof->files.count; i++)
        if (text_equal(proof->files.at[i]->below, below))
            return true;
    return false;
}

static void prove_root(const Proof *proof, const ProofFile *file, const char *expected)
{
    if (file->root && !text_is(file->root->name, expected))
        proof_error(proof, file->root, NULL, "this file's root must be \"%s\", not \"%.*s\"", expected,
                    TEXT_ARGS(file->root->name));
}

static void prove_shelf_kind(const Proof *proof, const ProofFile *file, const XmlNode *listed)
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
        proof_error(proof, listed, "src", "this shelf holds items of the kind \"%s\", not \"%.*s\"", expected,
                    TEXT_ARGS(file->root->name));
}

static void add_listed(Proof *proof, const XmlNode *listed, Text language)
{
    Text src = text_trim(xml_value(listed, "src"));
    if (!src.size)
        return;
    Text below = text_format(proof->arena, "%.*s/%.*s", TEXT_ARGS(language), TEXT_ARGS(src));
    if (is_added(proof, below)) {
        proof_error(proof, listed, "src", "\"%.*s\" is listed already", TEXT_ARGS(src));
    } else if (source_find(proof->source, below, &(size_t){0}) == FILE_MISSING) {
        proof_error(proof, listed, "src", "there is no file \"%.*s\"", TEXT_ARGS(src));
        problems_hint(proof->problems, "the path starts at the folder of the language");
        remember_unread(proof, below);
    } else {
        prove_shelf_kind(proof, add_file(proof, below, language), listed);
    }
}

// Files nobody listed are looked at as well, with a word that nobody meets them.
static void add_unlisted(Proof *proof, Text language, const char *within)
{
    Text place = text_format(proof->arena, "%.*s%s%s", TEXT_ARGS(language), within[0] ? "/" : "", within);
    const Text *names;
    int count = source_list(proof->source, proof->arena, place, &names);
    for (int i = 0; i < count; i++) {
        Text below = text_format(proof->arena, "%.*s/%.*s", TEXT_ARGS(place), TEXT_ARGS(names[i]));
        if (!text_ends(names[i], TEXT(".xml")) || is_added(proof, below))
            continue;
        const ProofFile *file = add_file(proof, below, language);
        problems_add(proof->problems, SEVERITY_WARNING, (Position){file->name, 1, 1},
                     "contents.xml does not list this file");
        problems_hint(proof->problems, "nobody can open it");
    }
}

static void add_language(Proof *proof, Text language)
{
    static const char *const pages[] = {"contents", "phrases", "riders", "glossary", "support", "about"};
    static const char *const folders[] = {"chapters", "faqs", "exercises", ""};
    const ProofFile *contents = NULL;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        Text below = text_format(proof->arena, "%.*s/%s.xml", TEXT_ARGS(language), pages[i]);
        const ProofFile *file = add_file(proof, below, language);
        prove_root(proof, file, pages[i]);
        contents = contents ? contents : file;
    }
    const XmlNode *root = contents->root;
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (text_is(node->name, "item"))
            add_listed(proof, node, language);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        add_unlisted(proof, language, folders[i]);
}

static void add_languages(Proof *proof)
{
    const XmlNode *root = proof->library->root;
    bool has_default = false;
    for (const XmlNode *node = xml_child(root, "language"); node; node = xml_sibling(node, "language")) {
        Text code = text_trim(xml_value(node, "code"));
        has_default |= text_equal(code, text_trim(xml_value(root, "default")));
        if (code.size)
            add_language(proof, code);
    }
    if (!has_default && xml_attribute(root, "default"))
        proof_error(proof, root, "default", "the default language is not one of the library's");
}

// ---- Ids across files

static bool is_reserved(Text id)
{
    static const char *const words[] = {"home", "support", "about", "comfort", "staff", "read", "practise", "questions"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(id, words[i]))
            return true;
    return false;
}

static void prove_item_id(const Proof *proof, const ProofFile *file, const XmlNode *node)
{
    Text id = text_trim(xml_value(node, "id"));
    if (is_reserved(id))
        proof_error(proof, node, "id", "\"%.*s\" is the name of a place in the player", TEXT_ARGS(id));
    const ProofFile *first = proof_find_item(proof, file->language, id);
    if (id.size && first && first != file) {
        proof_error(proof, node, "id", "another item is called \"%.*s\" already", TEXT_ARGS(id));
        problems_hint(proof->problems, "see %.*s", TEXT_ARGS(first->below));
    }
}

static void prove_language(const Proof *proof, const ProofFile *file)
{
    Text language = text_trim(xml_value(file->root, "xml:lang"));
    if (file->language.size && language.size && !text_equal(language, file->language))
        proof_error(proof, file->root, "xml:lang", "this file stands among those in \"%.*s\"", TEXT_ARGS(file->language));
}

static void prove_file(const Proof *proof, const ProofFile *file)
{
    if (!file->root)
        return;
    prove_language(proof, file);
    if (file->is_item)
        prove_item_id(proof, file, file->root);
    for (const XmlNode *node = file->root; node; node = xml_after(file->root, node))
        if (text_is(node->name, "book"))
            prove_item_id(proof, file, node);
    proof_file_alone(proof, file);
    proof_letters(proof, file);
    proof_references(proof, file);
}

// ---- Advice on writing

static bool has_error_in(const Problems *problems, Text file)
{
    for (int i = 0; i < problems->list.count; i++)
        if (problems->list.at[i].severity == SEVERITY_ERROR && text_equal(problems->list.at[i].at.file, file))
            return true;
    return false;
}

// Those files that hold no error are looked at as writing.
static void advise(const Proof *proof)
{
    const XmlNode *policy = xml_child(proof->library->root, "policy");
    bool is_free = policy && text_is(text_trim(xml_value(policy, "writing")), "free");
    for (int i = 0; i < proof->files.count; i++) {
        const ProofFile *file = proof->files.at[i];
        if (file->is_valid && !has_error_in(proof->problems, file->name))
            style_check(file->root, is_free ? STYLE_FREE : STYLE_PLAIN, proof->problems);
    }
}

// ---- The proof of a library, a file, a folder

static void prove_library(Proof *proof)
{
    proof->library = add_file(proof, TEXT("library.xml"), TEXT(""));
    prove_root(proof, proof->library, "library");
    if (proof->library->root && text_is(proof->library->root->name, "library")) {
        add_languages(proof);
        for (int i = 0; i < proof->files.count; i++)
            prove_file(proof, proof->files.at[i]);
        proof_policy(proof);
        proof_languages(proof);
        advise(proof);
    }
    proof_pictures(proof);
    problems_sort(proof->problems);
}

int proof_library(Source *source, const ProofLetters *letters, Problems *problems)
{
    Proof proof = {.arena = arena_create(), .problems = problems, .letters = letters, .source = source};
    prove_library(&proof);
    int count = proof.files.count + proof.picture_count;
    arena_destroy(proof.arena);
    return count;
}

static void prove_alone(const char *path, const ProofLetters *letters, Problems *problems)
{
    Proof proof = {.arena = arena_create(), .problems = problems, .letters = letters};
    Text name = text_copy(problems->arena, text_of(path));
    if (text_ends(name, TEXT(".svg"))) {
        SourceBytes read = {0};
        read.status = file_read(proof.arena, path, PROOF_PICTURE_BYTES_MOST, &read.bytes);
        proof_picture(&proof, name, read);
    } else {
        ProofFile file = {.name = name};
        file.root = xml_read_file(proof.arena, path, name, problems);
        file.is_valid = file.root && vocabulary_check(file.root, problems);
        file.is_item = file.root && is_item_root(file.root->name);
        proof_file_alone(&proof, &file);
        proof_letters(&proof, &file);
        if (file.is_valid && !has_error_in(problems, name))
            style_check(file.root, STYLE_PLAIN, problems);
    }
    problems_sort(problems);
    arena_destroy(proof.arena);
}

static bool is_library(const char *folder)
{
    Source *source = source_open(folder);
    FileStatus status = source_find(source, TEXT("library.xml"), &(size_t){0});
    source_close(source);
    return status != FILE_MISSING;
}

// Shortens path to the folder of the library it stands in; false when there is none.
static bool find_library(char *path)
{
    for (char *end = strrchr(path, '/'); end; end = strrchr(path, '/')) {
        *end = '\0';
        if (is_library(path))
            return true;
    }
    return false;
}

// Proves the whole library in a folder.
static int prove_folder(const char *folder, const ProofLetters *letters, Problems *problems)
{
    Source *source = source_open(folder);
    int count = proof_library(source, letters, problems);
    source_close(source);
    return count;
}

// Hands on the problems at or below a place, called as the author called it.
static void hand_on(const Problems *all, const char *full, const char *path, Problems *problems)
{
    Text prefix = text_of(full);
    for (int i = 0; i < all->list.count; i++) {
        const Problem *problem = &all->list.at[i];
        Text rest = text_slice(problem->at.file, prefix.size, problem->at.file.size);
        if (!text_starts(problem->at.file, prefix) || (rest.size && rest.at[0] != '/'))
            continue;
        Position at = problem->at;
        at.file = text_format(problems->arena, "%s%.*s", path, TEXT_ARGS(rest));
        problems_add(problems, problem->severity, at, "%.*s", TEXT_ARGS(problem->sentence));
        if (problem->hint.size)
            problems_hint(problems, "%.*s", TEXT_ARGS(problem->hint));
    }
}

// A file that stands below a library without being one of its own: a configuration, a clinic's support page, or no content at all.
static bool is_foreign(const Proof *proof, const char *full)
{
    for (int i = 0; i < proof->files.count; i++)
        if (text_is(proof->files.at[i]->name, full))
            return false;
    struct stat facts;
    return stat(full, &facts) == 0 && S_ISREG(facts.st_mode) && !text_ends(text_of(full), TEXT(".svg"));
}

// A file or folder below a library, as it was named and in full.
typedef struct Below {
    const char *library, *full, *path;
} Below;

// Returns how many files that was, at least 1.
static int prove_within(const Below *below, const ProofLetters *letters, Problems *problems)
{
    Arena *arena = arena_create();
    Problems all = {.arena = arena};
    Source *source = source_open(below->library);
    Proof proof = {.arena = arena, .problems = &all, .letters = letters, .source = source};
    prove_library(&proof);
    if (is_foreign(&proof, below->full))
        prove_alone(below->path, letters, problems);
    else
        hand_on(&all, below->full, below->path, problems);
    source_close(source);
    arena_destroy(arena);
    return 1;
}

int proof_path(const char *path, const ProofLetters *letters, Problems *problems)
{
    char full[PATH_MAX], library[PATH_MAX];
    struct stat facts;
    if (!realpath(path, full) || stat(full, &facts) != 0) {
        problems_add(problems, SEVERITY_ERROR, (Position){text_copy(problems->arena, text_of(path)), 1, 1},
                     "there is no such file or folder");
        return 0;
    }
    memcpy(library, full, sizeof full);
    if (S_ISDIR(facts.st_mode) && is_library(full))
        return prove_folder(path, letters, problems);
    if (find_library(library))
        return prove_within(&(Below){library, full, path}, letters, problems);
    if (S_ISDIR(facts.st_mode))
        return prove_folder(path, letters, problems);
    prove_alone(path, letters, problems);
    return 1;
}
