// A source that is a folder.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/opening.h"
#include "base/source-kind.h"
#include "base/zip.h"

enum { DEPTH_MOST = 8 };

typedef struct Walked {
    Arena *arena;
    SourceNames *paths;
} Walked;

typedef struct ListedFolder {
    Text path;
    bool wants_folders; // else what is none
} ListedFolder;

static FileStatus open_inside(Source *source, Text path, size_t limit, FileOpen *file)
{
    FileStatus status = file_open_in(
        source->folder.at, text_format(source->scratch, "%.*s%.*s", TEXT_ARGS(source->prefix), TEXT_ARGS(path)).at,
        limit, file);
    arena_reset(source->scratch);
    return status;
}

static FileStatus find(Source *source, Text path, size_t *size)
{
    FileOpen file;
    FileStatus status = open_inside(source, path, SIZE_MAX, &file);
    if (status == FILE_READ) {
        *size = file.size;
        close(file.descriptor);
    }
    return status;
}

static FileStatus start(SourceStart *start, Text path, size_t limit)
{
    FileStatus status = open_inside(start->source, path, limit, &start->file);
    start->size = start->file.size;
    return status;
}

static FileStatus take(SourceStart *start, char *bytes, size_t most, size_t *taken)
{
    ssize_t got = file_take(&start->file, bytes, most);
    *taken = got > 0 ? (size_t)got : 0;
    return got < 0 ? FILE_FAILED : FILE_READ;
}

static void stop(SourceStart *start)
{
    close(start->file.descriptor);
}

static bool is_folder(const Source *source, const char *path)
{
    int there = opening_beneath(source->folder.at, path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (there >= 0)
        close(there);
    return there >= 0;
}

// A link that leads nowhere, or out of the source, is none: reading it tells that it does.
static bool is_folder_entry(const Source *source, Text folder, const struct dirent *entry)
{
    const char *slash = folder.size ? "/" : "";
    return entry->d_type != DT_REG &&
           is_folder(source, text_format(source->scratch, "%.*s%s%s", TEXT_ARGS(folder), slash, entry->d_name).at);
}

static DIR *open_folder(const Source *source, Text folder)
{
    int there =
        opening_beneath(source->folder.at, text_string(source->scratch, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return there < 0 ? NULL : fdopendir(there);
}

// What stands in a folder and is folders, or is none, but for what is hidden.
static void list_either(Source *source, Arena *arena, const ListedFolder *listed, SourceNames *names)
{
    DIR *open = open_folder(source, listed->path);
    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open))
        if (entry->d_name[0] != '.' && is_folder_entry(source, listed->path, entry) == listed->wants_folders)
            *array_push(arena, names) = text_copy(arena, text_of(entry->d_name));
    if (open)
        closedir(open);
    arena_reset(source->scratch);
}

static void list(Source *source, Arena *arena, Text folder, SourceNames *names)
{
    list_either(source, arena, &(ListedFolder){folder, false}, names);
}

static void list_folders(Source *source, Arena *arena, Text folder, SourceNames *names)
{
    list_either(source, arena, &(ListedFolder){folder, true}, names);
}

// Links may lead round in circles: a path has so many parts at most, and there are so many.
static void walk(Source *source, Walked *walked, Text folder, int depth)
{
    DIR *open = open_folder(source, folder);
    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open)) {
        if (entry->d_name[0] == '.' || walked->paths->count == ZIP_ENTRIES_MOST)
            continue;
        Text path = text_format(walked->arena, "%.*s%s%s", TEXT_ARGS(folder), folder.size ? "/" : "", entry->d_name);
        if (entry->d_type == DT_REG || !is_folder(source, path.at))
            *array_push(walked->arena, walked->paths) = path;
        else if (depth < DEPTH_MOST)
            walk(source, walked, path, depth + 1);
    }
    if (open)
        closedir(open);
}

static void list_all(Source *source, Arena *arena, SourceNames *paths)
{
    walk(source, &(Walked){arena, paths}, TEXT(""), 1);
    arena_reset(source->scratch);
}

// Its files are known to whoever reads them.
static int prove(Source *source, size_t limit, Problems *problems)
{
    (void)source;
    (void)limit;
    (void)problems;
    return 0;
}

// What stands beside a page is nobody's business, but for what the page names.
static void list_none(Source *source, Arena *arena, Text folder, SourceNames *names)
{
    (void)source;
    (void)arena;
    (void)folder;
    (void)names;
}

static void list_all_none(Source *source, Arena *arena, SourceNames *paths)
{
    list_none(source, arena, TEXT(""), paths);
}

const SourceKind source_folder_kind = {find, start, take, stop, list, list_folders, list_all, prove};
const SourceKind source_page_kind = {find, start, take, stop, list_none, list_none, list_all_none, prove};
