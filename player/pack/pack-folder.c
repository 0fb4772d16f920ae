#include "pack/pack-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "base/index.h"

bool pack_folder_secure_alone(const char *folder)
{
    int open_folder = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (open_folder < 0)
        return false;
    bool is_sure = fsync(open_folder) == 0;
    int why = errno;
    close(open_folder);
    errno = why;
    return is_sure;
}

// What leads to "a/b" stands in "a".
static int compare_backwards(const void *a, const void *b)
{
    return text_compare(*(const Text *)b, *(const Text *)a);
}

bool pack_folder_secure(Arena *arena, const char *folder, const Manifest *manifest)
{
    ARRAY(Text) below = {0};
    Index known = {.arena = arena};
    for (int i = 0; i < manifest->file_count; i++) {
        Text path = manifest->files[i].path;
        for (size_t slash = text_find(path, TEXT("/"), 0); slash < path.size;
             slash = text_find(path, TEXT("/"), slash + 1))
            if (index_add(&known, text_slice(path, 0, slash), manifest->files))
                *array_push(arena, &below) = text_slice(path, 0, slash);
    }
    if (below.count)
        qsort(below.at, (size_t)below.count, sizeof *below.at, compare_backwards);
    for (int i = 0; i < below.count; i++)
        if (!pack_folder_secure_alone(file_path(arena, text_of(folder), below.at[i])))
            return false;
    return pack_folder_secure_alone(folder);
}

static int remove_one(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    (void)facts;
    (void)kind;
    (void)place;
    return remove(path);
}

bool pack_folder_remove(const char *folder)
{
    enum { OPEN_MOST = 16 };
    return nftw(folder, remove_one, OPEN_MOST, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) == 0 || errno == ENOENT;
}

long pack_folder_room(const char *folder)
{
    struct statvfs facts;
    if (statvfs(folder, &facts) != 0)
        return -1;
    return facts.f_bavail > LONG_MAX / facts.f_frsize ? LONG_MAX : (long)(facts.f_bavail * facts.f_frsize);
}
