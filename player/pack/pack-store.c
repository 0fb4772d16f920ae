#include "pack/pack-store.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "pack/pack-folder.h"

static const char *const links[PACK_LINK_COUNT] = {"current", "previous", "trust"};

#define PART_END ".part" // of the name of what is not whole yet
#define LINK_END ".new"

const char *pack_store_folder(Arena *arena, const char *store, const PackName *name)
{
    return text_format(arena, "%s/%s", store, name->at).at;
}

const char *pack_store_part(Arena *arena, const char *store, const PackName *name)
{
    return text_format(arena, "%s/.%s" PART_END, store, name->at).at;
}

// A link leads to a name that stands beside it, and nowhere else.
bool pack_store_find(const char *store, PackLink link, PackName *name)
{
    char target[PACK_NAME_SIZE];
    struct stat facts;
    int folder = open(store, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    ssize_t size = readlinkat(folder, links[link], target, sizeof target);
    bool is_there = size > 0 && size < PACK_NAME_SIZE && pack_name_read((Text){target, (size_t)size}, name) &&
                    pack_name_is_trust(name) == (link == PACK_TRUST) &&
                    fstatat(folder, name->at, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(facts.st_mode);
    close(folder);
    return is_there;
}

bool pack_store_lead(Arena *arena, const char *store, PackLink link, const PackName *name)
{
    assert(pack_name_is_trust(name) == (link == PACK_TRUST));
    const char *draft = text_format(arena, "%s/.%s" LINK_END, store, links[link]).at;
    const char *path = text_format(arena, "%s/%s", store, links[link]).at;
    unlink(draft); // one that a power cut left
    return symlink(name->at, draft) == 0 && rename(draft, path) == 0 && pack_folder_secure_alone(store);
}

// ---- who has it

static int lock_folder(const char *folder, int operation)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 || flock(descriptor, operation | LOCK_NB) == 0)
        return descriptor;
    int why = errno;
    close(descriptor);
    errno = why;
    return -1;
}

int pack_store_take(const char *store)
{
    return lock_folder(store, LOCK_EX);
}

int pack_store_hold(const char *store, const PackName *name)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/%s", store, name->at);
    return lock_folder(folder, LOCK_SH);
}

static bool is_held(const char *folder)
{
    int descriptor = lock_folder(folder, LOCK_EX);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor < 0 && errno == EWOULDBLOCK;
}

// ---- what is left over

static bool is_linked(const char *store, const PackName *name)
{
    for (int i = 0; i < PACK_LINK_COUNT; i++) {
        PackName linked;
        if (pack_store_find(store, (PackLink)i, &linked) && strcmp(linked.at, name->at) == 0)
            return true;
    }
    return false;
}

static bool is_leftover(const char *store, Text entry, const char *path)
{
    PackName name;
    if (text_starts(entry, TEXT(".")))
        return text_ends(entry, TEXT(PART_END));
    return pack_name_read(entry, &name) && !is_linked(store, &name) && !is_held(path);
}

void pack_store_tidy(Arena *arena, const char *store)
{
    ARRAY(const char *) leftovers = {0};
    DIR *folder = opendir(store);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        const char *path = text_format(arena, "%s/%s", store, entry->d_name).at;
        if (is_leftover(store, text_of(entry->d_name), path))
            *array_push(arena, &leftovers) = path;
    }
    if (folder)
        closedir(folder);
    for (int i = 0; i < leftovers.count; i++)
        pack_folder_remove(leftovers.at[i]);
}
