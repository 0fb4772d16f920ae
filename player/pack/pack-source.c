#include "pack/pack-source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "pack/manifest.h"

typedef struct PackSourceWalk {
    Arena *arena;
    const char *folder;
    PackSource *source;
} PackSourceWalk;

static void fault(PackSourceWalk *walk, Text path, const char *words)
{
    if (!walk->source->fault.size)
        walk->source->fault = text_format(walk->arena, "%s/%.*s %s", walk->folder, TEXT_ARGS(path), words);
}

static void take(PackSourceWalk *walk, Text path, const struct stat *facts)
{
    if (!S_ISREG(facts->st_mode))
        fault(walk, path, "is no plain file: put the file itself here");
    else if (facts->st_size > MANIFEST_FILE_MOST)
        fault(walk, path, "is larger than 64 MB");
    else if (!manifest_suits_path(path))
        fault(walk, path, "cannot be packed: name it with letters, digits, hyphens and points");
    else
        *array_push(walk->arena, &walk->source->paths) = path;
}

// below is empty for the folder itself. NOLINTNEXTLINE(misc-no-recursion): as deep as a path of a manifest
static void walk_folder(PackSourceWalk *walk, Text below, int depth)
{
    DIR *folder = opendir(file_path(walk->arena, text_of(walk->folder), below));
    if (!folder)
        fault(walk, below, strerror(errno));
    for (const struct dirent *entry; folder && (entry = readdir(folder)) && !walk->source->fault.size;) {
        struct stat facts;
        const char *slash = below.size ? "/" : "";
        Text path = text_format(walk->arena, "%.*s%s%s", TEXT_ARGS(below), slash, entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (fstatat(dirfd(folder), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
            fault(walk, path, strerror(errno));
        else if (!S_ISDIR(facts.st_mode))
            take(walk, path, &facts);
        else if (depth == MANIFEST_DEPTH_MOST)
            fault(walk, path, "lies too deep");
        else
            walk_folder(walk, path, depth + 1);
    }
    if (folder)
        closedir(folder);
}

PackSource pack_source_list(Arena *arena, const char *folder)
{
    PackSource source = {0};
    walk_folder(&(PackSourceWalk){arena, folder, &source}, TEXT(""), 1);
    return source;
}
