#include "base/source.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/opening.h"
#include "base/page-format.h"
#include "base/source-kind.h"

enum { PIECE_BYTES = 4096 };

Source *source_open(const char *path)
{
    Arena *arena = arena_create();
    Source *source = arena_new(arena, Source);
    *source = (Source){.arena = arena, .scratch = arena_create()};
    source_move(source, path);
    return source;
}

Source *source_open_beneath(const Source *folder, Text path)
{
    assert(source_may_hold(path));
    Arena *arena = arena_create();
    Source *source = source_open(source_name(folder, arena, path).at);
    source->above = text_copy(source->arena, folder->path);
    source->below = text_copy(source->arena, path);
    arena_destroy(arena);
    return source;
}

void source_move(Source *source, const char *path)
{
    Text own = text_of(path);
    assert(source->begun_count == 0);
    while (own.size > 1 && own.at[own.size - 1] == '/')
        own.size--;
    source_archive_destroy(source->archive);
    source->archive = NULL;
    source->kind = NULL;
    source->path = source->folder = text_copy(source->arena, own);
    source->page = source->prefix = source->above = source->below = TEXT("");
}

void source_close(Source *source)
{
    if (!source)
        return;
    assert(source->begun_count == 0);
    source_archive_destroy(source->archive);
    arena_destroy(source->scratch);
    arena_destroy(source->arena);
}

void source_heed(Source *source, Interrupt *interrupt)
{
    source->interrupt = interrupt;
}

static int open_there(const Source *source, int flags)
{
    return source->above.size ? opening_beneath(source->above.at, source->below.at, flags | O_CLOEXEC)
                              : open(source->path.at, flags | O_CLOEXEC);
}

// In a folder it is a file or nothing.
static bool is_there(const Source *source, struct stat *facts)
{
    int there = open_there(source, O_PATH);
    bool is_any = there >= 0 && fstat(there, facts) == 0;
    if (there >= 0)
        close(there);
    return is_any && (!source->above.size || S_ISREG(facts->st_mode));
}

static bool begins_archive(const Source *source)
{
    char start[4];
    int there = open_there(source, O_RDONLY | O_NONBLOCK);
    bool is_archive = there >= 0 && pread(there, start, sizeof start, 0) == (ssize_t)sizeof start &&
                      memcmp(start, "PK\3\4", sizeof start) == 0;
    if (there >= 0)
        close(there);
    return is_archive;
}

static void set_page(Source *source)
{
    source->page = text_last_part(source->path);
    size_t start = source->path.size - source->page.size;
    source->kind = &source_page_kind;
    source->folder = start ? text_copy(source->arena, text_slice(source->path, 0, start)) : TEXT(".");
    if (!source->above.size)
        return;
    source->folder = source->above;
    source->prefix = text_slice(source->below, 0, source->below.size - text_last_part(source->below).size);
}

// What it is, once something stands there: NULL before.
static const SourceKind *kind_of(Source *source)
{
    struct stat facts;
    if (source->kind || !is_there(source, &facts))
        return source->kind;
    if (S_ISREG(facts.st_mode) && page_format(source->path) && !begins_archive(source))
        set_page(source);
    else if (S_ISREG(facts.st_mode))
        source->archive = source_archive_create();
    if (!source->kind)
        source->kind = source->archive ? &source_archive_kind : &source_folder_kind;
    return source->kind;
}

Text source_page(Source *source)
{
    kind_of(source);
    return source->page;
}

// ---- what stands in it of others

void source_mount(Source *source, Text name, Source *other)
{
    SourceMount *mount = source->mounts;
    while (mount < source->mounts + SOURCE_MOUNTS_MOST && mount->source)
        mount++;
    assert(mount < source->mounts + SOURCE_MOUNTS_MOST && other != source);
    *mount = (SourceMount){id_of(name), other};
}

void source_unmount(Source *source, const Source *other)
{
    for (int i = 0; i < SOURCE_MOUNTS_MOST; i++)
        if (source->mounts[i].source == other)
            source->mounts[i] = (SourceMount){.source = NULL};
}

// The source that a path leads to; from there on the path is that one's.
static Source *source_behind(Source *source, Text *path)
{
    for (int i = 0; i < SOURCE_MOUNTS_MOST; i++) {
        const SourceMount *mount = &source->mounts[i];
        size_t end = id_text(&mount->name).size;
        if (mount->source && text_starts(*path, id_text(&mount->name)) && end < path->size && path->at[end] == '/') {
            *path = text_slice(*path, end + 1, path->size);
            return mount->source;
        }
    }
    return source;
}

// ---- what is lent to it

void source_lend(Source *source, const Index *files)
{
    int place = 0;
    while (place < source->loans.count && source->loans.at[place])
        place++;
    if (place == source->loans.count)
        array_push(source->arena, &source->loans);
    source->loans.at[place] = files;
}

void source_take_back(Source *source, const Index *files)
{
    for (int i = 0; i < source->loans.count; i++)
        if (source->loans.at[i] == files)
            source->loans.at[i] = NULL;
}

static const Text *find_lent(const Source *source, Text path)
{
    const Text *found = NULL;
    for (int i = 0; i < source->loans.count && !found; i++)
        found = source->loans.at[i] ? index_find(source->loans.at[i], path) : NULL;
    return found;
}

bool source_is_folder(Source *source)
{
    return kind_of(source) == &source_folder_kind;
}

FileStatus source_find(Source *source, Text path, size_t *size)
{
    source = source_behind(source, &path);
    const Text *lent = find_lent(source, path);
    if (lent) {
        *size = lent->size;
        return FILE_READ;
    }
    const SourceKind *kind = kind_of(source);
    return kind && source_may_hold(path) ? kind->find(source, path, size) : FILE_MISSING;
}

// No file is open for it; its descriptor, 0, only says that it was begun.
static void start_lent(SourceStart *start, Text bytes, size_t limit)
{
    start->status = bytes.size <= limit ? FILE_READ : FILE_TOO_LARGE;
    start->lent = bytes;
    start->size = bytes.size;
}

static FileStatus take_lent(SourceStart *start, char *end, size_t most, size_t *taken)
{
    Text rest = text_slice(start->lent, start->bytes.size, start->bytes.size + most);
    if (rest.size)
        memcpy(end, rest.at, rest.size);
    *taken = rest.size;
    return FILE_READ;
}

SourceStart source_start(Source *source, Arena *arena, Text path, size_t limit)
{
    source = source_behind(source, &path);
    SourceStart start = {.source = source, .status = FILE_MISSING};
    const Text *lent = find_lent(source, path);
    const SourceKind *kind = lent ? NULL : kind_of(source);
    if (lent)
        start_lent(&start, *lent, limit);
    else if (kind && source_may_hold(path))
        start.status = kind->start(&start, path, limit);
    if (start.status == FILE_READ) {
        start.bytes.at = arena_alloc(arena, start.size + 1, 1);
        source->counts.files++;
        source->begun_count++;
    }
    return start;
}

// What is added to a file meanwhile is not read: there is no room for it.
static FileStatus take(SourceStart *start, size_t most)
{
    assert(start->status == FILE_READ && start->file.descriptor >= 0);
    size_t left = start->size - start->bytes.size, taken;
    char *end = (char *)start->bytes.at + start->bytes.size; // our own bytes, lent as a Text
    FileStatus status = start->lent.at ? take_lent(start, end, most < left ? most : left, &taken)
                                       : start->source->kind->take(start, end, most < left ? most : left, &taken);
    start->source->counts.bytes += (long)taken;
    start->newest = (Text){end, status == FILE_READ ? taken : 0};
    start->bytes.size += start->newest.size;
    return status;
}

bool source_more(SourceStart *start)
{
    return take(start, PIECE_BYTES) == FILE_READ && start->newest.size;
}

void source_stop(SourceStart *start)
{
    if (start->status != FILE_READ || start->file.descriptor < 0)
        return;
    if (!start->lent.at)
        start->source->kind->stop(start);
    start->file.descriptor = -1;
    start->source->begun_count--;
}

SourceBytes source_read(Source *source, Arena *arena, Text path, size_t limit)
{
    SourceStart start = source_start(source, arena, path, limit);
    if (start.status != FILE_READ)
        return (SourceBytes){.status = start.status};
    FileStatus status = take(&start, start.size);
    source_stop(&start);
    return status == FILE_READ ? (SourceBytes){FILE_READ, start.is_altered, start.bytes}
                               : (SourceBytes){.status = status};
}

static int compare_names(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static int hand_over(const SourceNames *found, const Text **names)
{
    if (found->count)
        qsort(found->at, (size_t)found->count, sizeof *found->at, compare_names);
    *names = found->at;
    return found->count;
}

int source_list(Source *source, Arena *arena, Text folder, const Text **names)
{
    SourceNames found = {0};
    const SourceKind *kind = kind_of(source);
    if (kind && (!folder.size || source_may_hold(folder)))
        kind->list(source, arena, folder, &found);
    return hand_over(&found, names);
}

int source_list_folders(Source *source, Arena *arena, Text folder, const Text **names)
{
    SourceNames found = {0};
    const SourceKind *kind = kind_of(source);
    if (kind && (!folder.size || source_may_hold(folder)))
        kind->list_folders(source, arena, folder, &found);
    return hand_over(&found, names);
}

int source_list_all(Source *source, Arena *arena, const Text **paths)
{
    SourceNames found = {0};
    const SourceKind *kind = kind_of(source);
    if (kind)
        kind->list_all(source, arena, &found);
    return hand_over(&found, paths);
}

int source_prove(Source *source, size_t limit, Problems *problems)
{
    const SourceKind *kind = kind_of(source);
    return kind ? kind->prove(source, limit, problems) : 0;
}

SourceCounts source_counts(const Source *source)
{
    return source->counts;
}
