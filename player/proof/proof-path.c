// The proof of a path: a library, a file of one, an archive, or a file by itself.
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "proof/proof-parts.h"
#include "proof/style.h"

// The folder it stands in is its source.
static void prove_picture(const ProofLibrary *none, const char *path, const FileProofs *others)
{
    const char *slash = strrchr(path, '/');
    Text name = text_of(slash ? slash + 1 : path), folder = text_of(slash ? path : ".");
    Source *source =
        source_open(text_string(none->arena, text_slice(folder, 0, slash ? (size_t)(slash - path) + 1 : 1)));
    ProofPicture picture = {source, name, text_copy(none->problems->arena, text_of(path))};
    proof_picture(none, &picture, others);
    source_close(source);
}

static void prove_by_itself(const char *path, const FileProofs *others, Problems *problems)
{
    int errors_before = problems->error_count;
    ProofLibrary none = proof_library_of(arena_create(), NULL, problems);
    WordLists own = {.common = TEXT("")};
    none.words = others && others->words ? others->words : &own;
    Text name = text_copy(problems->arena, text_of(path));
    if (proof_is_picture(name)) {
        prove_picture(&none, path, others);
    } else {
        const ProofFile *file = proof_read_alone(&none, path, name);
        if (file->is_valid && text_is(file->root->name, "words"))
            word_lists_add(&own, none.arena, file->root, problems);
        proof_alone(&none, file, others);
        if (file->is_valid && problems->error_count == errors_before)
            style_check(file->root, &(StyleRules){.words = none.words}, problems);
        word_lists_close(&own);
    }
    problems_sort(problems);
    arena_destroy(none.arena);
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
static int prove_folder(const char *folder, const FileProofs *others, Problems *problems)
{
    Source *source = source_open(folder);
    int count = proof_library(source, others, problems);
    source_close(source);
    return count;
}

// By its end, for one that is damaged may be an archive no more, or by its beginning.
static bool is_archive(const char *path)
{
    char mark[4] = "";
    FileOpen file;
    Text name = text_of(path);
    if (text_ends(name, TEXT(".epub")) || text_ends(name, TEXT(".zip")))
        return true;
    if (file_open(path, SIZE_MAX, &file) != FILE_READ)
        return false;
    bool is_marked = file_take(&file, mark, sizeof mark) == sizeof mark && text_is((Text){mark, 4}, "PK\3\4");
    close(file.descriptor);
    return is_marked;
}

// What it is damaged in, whatever it holds; and a library that it holds. Of a book only that it is one is told.
static int prove_archive(const char *path, const FileProofs *others, Problems *problems)
{
    enum { FILE_MOST = 16 * 1024 * 1024 }; // no file of a library or a book is read that is larger
    Source *source = source_open(path);
    int errors_before = problems->error_count, count = source_prove(source, FILE_MOST, problems);
    if (source_find(source, TEXT("library.xml"), &(size_t){0}) == FILE_READ) {
        count = proof_library(source, others, problems);
    } else if (problems->error_count == errors_before &&
               source_find(source, TEXT("META-INF/container.xml"), &(size_t){0}) == FILE_MISSING) {
        problems_add(problems, SEVERITY_ERROR, (Position){source_name(source, problems->arena, TEXT("")), 1, 1},
                     "this archive holds neither a library nor a book");
        problems_hint(problems, "a library has library.xml at its top, and a book (EPUB) META-INF/container.xml");
    }
    source_close(source);
    return count ? count : 1;
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

// A file or folder below a library, as it was named and in full.
typedef struct Below {
    const char *library, *full, *path;
} Below;

// A file that stands below a library without being one of its own: a configuration, a clinic's support page, or no
// content at all.
static bool is_foreign(const Proof *proof, const Below *below)
{
    struct stat facts;
    size_t folder_size = strlen(below->library);
    assert(strncmp(below->full, below->library, folder_size) == 0);
    Text full = text_of(below->full);
    if (proof_has_read(proof, text_slice(full, folder_size + (full.at[folder_size] == '/'), full.size)))
        return false;
    return stat(below->full, &facts) == 0 && S_ISREG(facts.st_mode) && !proof_is_picture(full);
}

// Returns how many files that was, at least 1.
static int prove_within(const Below *below, const FileProofs *others, Problems *problems)
{
    Problems all = {.arena = arena_create()};
    Source *source = source_open(below->library);
    Proof *proof = proof_begin(source, others, &all);
    while (proof_go_on(proof))
        continue;
    bool is_alone = is_foreign(proof, below);
    proof_end(proof);
    source_close(source);
    if (is_alone)
        prove_by_itself(below->path, others, problems);
    else
        hand_on(&all, below->full, below->path, problems);
    arena_destroy(all.arena);
    return 1;
}

int proof_path(const char *path, const FileProofs *others, Problems *problems)
{
    char full[PATH_MAX], library[PATH_MAX];
    struct stat facts;
    if (!realpath(path, full) || stat(full, &facts) != 0) {
        problems_add(problems, SEVERITY_ERROR, (Position){text_copy(problems->arena, text_of(path)), 1, 1},
                     "there is no such file or folder");
        return 0;
    }
    memcpy(library, full, sizeof full);
    if (S_ISREG(facts.st_mode) && is_archive(full))
        return prove_archive(path, others, problems);
    if (S_ISDIR(facts.st_mode) && is_library(full))
        return prove_folder(path, others, problems);
    if (find_library(library))
        return prove_within(&(Below){library, full, path}, others, problems);
    if (S_ISDIR(facts.st_mode))
        return prove_folder(path, others, problems);
    prove_by_itself(path, others, problems);
    return 1;
}
