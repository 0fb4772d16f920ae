#include "base/source.h"

#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/array.h"
#include "base/opening.h"

enum { PIECE_BYTES = 4096 };

struct Source {
    Arena *arena, *scratch; // scratch: full paths, while they are used
    Text folder;
    SourceCounts counts;
    int begun_count; // starts that were not stopped
};

Source *source_open(const char *path)
{
    Arena *arena = arena_create();
    Source *source = arena_new(arena, Source);
    Text folder = text_of(path);
    while (folder.size > 1 && folder.at[folder.size - 1] == '/')
        folder.size--;
    *source = (Source){.arena = arena, .scratch = arena_create(), .folder = text_copy(arena, folder)};
    return source;
}

void source_close(Source *source)
{
    if (!source)
        return;
    assert(source->begun_count == 0);
    arena_destroy(source->scratch);
    arena_destroy(source->arena);
}

static bool is_part(Text part)
{
    return part.size && !text_is(part, ".") && !text_is(part, "..");
}

bool source_may_hold(Text path)
{
    if (path.size >= PATH_MAX || text_find(path, (Text){"", 1}, 0) < path.size)
        return false;
    for (size_t start = 0, end; start <= path.size; start = end + 1) {
        end = text_find(path, TEXT("/"), start);
        if (!is_part(text_slice(path, start, end)))
            return false;
    }
    return true;
}

Text source_name(const Source *source, Arena *arena, Text path)
{
    return path.size ? text_format(arena, "%.*s/%.*s", TEXT_ARGS(source->folder), TEXT_ARGS(path))
                     : text_copy(arena, source->folder);
}

static FileStatus open_inside(Source *source, Text path, size_t limit, FileOpen *file)
{
    if (!source_may_hold(path))
        return FILE_MISSING;
    FileStatus status = file_open_in(source->folder.at, text_string(source->scratch, path), limit, file);
    arena_reset(source->scratch);
    return status;
}

static void close_file(FileOpen *file)
{
    close(file->descriptor);
    file->descriptor = -1;
}

FileStatus source_find(Source *source, Text path, size_t *size)
{
    FileOpen file;
    FileStatus status = open_inside(source, path, SIZE_MAX, &file);
    if (status == FILE_READ) {
        *size = file.size;
        close_file(&file);
    }
    return status;
}

SourceStart source_start(Source *source, Arena *arena, Text path, size_t limit)
{
    SourceStart start = {.source = source};
    start.status = open_inside(source, path, limit, &start.file);
    if (start.status == FILE_READ) {
        start.bytes.at = arena_alloc(arena, start.file.size + 1, 1);
        source->counts.files++;
        source->begun_count++;
    }
    return start;
}

// What is added to a file meanwhile is not read: there is no room for it.
static bool take(SourceStart *start, size_t most)
{
    assert(start->status == FILE_READ && start->file.descriptor >= 0);
    size_t left = start->file.size - start->bytes.size;
    char *end = (char *)start->bytes.at + start->bytes.size; // our own bytes, lent as a Text
    ssize_t taken = file_take(&start->file, end, most < left ? most : left);
    start->newest = (Text){end, taken > 0 ? (size_t)taken : 0};
    start->bytes.size += start->newest.size;
    start->source->counts.bytes += (long)start->newest.size;
    return taken >= 0;
}

bool source_more(SourceStart *start)
{
    return take(start, PIECE_BYTES) && start->newest.size;
}

void source_stop(SourceStart *start)
{
    if (start->status != FILE_READ || start->file.descriptor < 0)
        return;
    close_file(&start->file);
    start->source->begun_count--;
}

SourceBytes source_read(Source *source, Arena *arena, Text path, size_t limit)
{
    SourceStart start = source_start(source, arena, path, limit);
    if (start.status != FILE_READ)
        return (SourceBytes){.status = start.status};
    bool is_read = take(&start, start.file.size);
    source_stop(&start);
    return is_read ? (SourceBytes){FILE_READ, start.bytes} : (SourceBytes){.status = FILE_FAILED};
}

static bool is_folder(const Source *source, const char *path)
{
    int there = opening_beneath(source->folder.at, path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (there >= 0)
        close(there);
    return there >= 0;
}

// A link that leads nowhere, or out of the source, is listed: reading it tells that it does.
static bool is_listed(const Source *source, Text folder, const struct dirent *entry)
{
    if (entry->d_name[0] == '.' || entry->d_type == DT_REG)
        return entry->d_name[0] != '.';
    const char *slash = folder.size ? "/" : "";
    return !is_folder(source, text_format(source->scratch, "%.*s%s%s", TEXT_ARGS(folder), slash, entry->d_name).at);
}

static DIR *open_folder(const Source *source, Text folder)
{
    int there =
        opening_beneath(source->folder.at, text_string(source->scratch, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return there < 0 ? NULL : fdopendir(there);
}

static int compare_names(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

int source_list(Source *source, Arena *arena, Text folder, const Text **names)
{
    ARRAY(Text) found = {0};
    *names = NULL;
    if (folder.size && !source_may_hold(folder))
        return 0;
    DIR *open = open_folder(source, folder);
    for (struct dirent *entry = open ? readdir(open) : NULL; entry; entry = readdir(open))
        if (is_listed(source, folder, entry))
            *array_push(arena, &found) = text_copy(arena, text_of(entry->d_name));
    if (open)
        closedir(open);
    arena_reset(source->scratch);
    if (found.count)
        qsort(found.at, (size_t)found.count, sizeof *found.at, compare_names);
    *names = found.at;
    return found.count;
}

SourceCounts source_counts(const Source *source)
{
    return source->counts;
}
