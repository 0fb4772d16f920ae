#include "pack/pack-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

// ---- a folder with all that is in it

// One entry of a walk; a folder comes before what is in it (FTS_D) and after (FTS_DP).
typedef bool (*PackFolderStep)(const FTSENT *entry, const struct stat *owner);

static bool step_over(FTS *walk, PackFolderStep step, const struct stat *owner)
{
    bool is_well = true;
    int why = 0;
    for (const FTSENT *entry = fts_read(walk); entry; entry = fts_read(walk)) {
        bool is_faulty = entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS;
        if (!is_faulty && step(entry, owner))
            continue;
        is_well = false;
        why = is_faulty ? entry->fts_errno : errno;
    }
    errno = why;
    return is_well;
}

// No link is followed. False when something failed; errno says why.
static bool walk_folder(const char *folder, PackFolderStep step, const struct stat *owner)
{
    char *path = strdup(folder);
    FTS *walk = path ? fts_open((char *const[]){path, NULL}, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL) : NULL;
    bool is_well = walk && step_over(walk, step, owner);
    int why = errno;
    if (walk)
        fts_close(walk);
    free(path);
    errno = why;
    return is_well;
}

static bool give(const FTSENT *entry, const struct stat *owner)
{
    return lchown(entry->fts_accpath, owner->st_uid, owner->st_gid) == 0;
}

bool pack_folder_give(const char *folder, const char *like)
{
    struct stat owner;
    return geteuid() != 0 || (stat(like, &owner) == 0 && walk_folder(folder, give, &owner));
}

static bool remove_entry(const FTSENT *entry, const struct stat *owner)
{
    (void)owner;
    return entry->fts_info == FTS_D || remove(entry->fts_accpath) == 0;
}

bool pack_folder_remove(const char *folder)
{
    return walk_folder(folder, remove_entry, NULL) || errno == ENOENT;
}

long pack_folder_room(const char *folder)
{
    struct statvfs facts;
    if (statvfs(folder, &facts) != 0)
        return -1;
    return facts.f_bavail > LONG_MAX / facts.f_frsize ? LONG_MAX : (long)(facts.f_bavail * facts.f_frsize);
}
