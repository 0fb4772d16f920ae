#include "base/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

// A file under way: where it stands, and the name it has until it is whole.
typedef struct Draft {
    char folder[PATH_BYTES], path[PATH_BYTES];
} Draft;

static bool name_draft(Draft *draft, const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder_size = slash ? (int)(slash - path) + 1 : 0;
    int path_size = snprintf(draft->path, sizeof draft->path, "%s.new", path);
    if (path_size < 0 || path_size >= PATH_BYTES) {
        errno = ENAMETOOLONG;
        return false;
    }
    snprintf(draft->folder, sizeof draft->folder, "%.*s", folder_size ? folder_size : 1, folder_size ? path : ".");
    return true;
}

static bool write_all(int file, Text bytes)
{
    while (bytes.size) {
        ssize_t put = write(file, bytes.at, bytes.size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = text_slice(bytes, (size_t)put, bytes.size);
    }
    return true;
}

// What root writes into the folder of the player's own user must stay that user's.
static bool give_to_owner(int file, int folder)
{
    struct stat facts;
    return geteuid() != 0 || (fstat(folder, &facts) == 0 && fchown(file, facts.st_uid, facts.st_gid) == 0);
}

static bool write_draft(int folder, const Draft *draft, Text bytes, StoreReaders readers)
{
    mode_t mode = readers == STORE_FOR_ALL ? 0644 : 0600;
    unlink(draft->path); // one that a power cut left
    int file = open(draft->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (file < 0)
        return false;
    bool is_sure = fchmod(file, mode) == 0 && give_to_owner(file, folder) && write_all(file, bytes) && fsync(file) == 0;
    int why = errno;
    is_sure = close(file) == 0 && is_sure;
    if (!is_sure)
        errno = why;
    return is_sure;
}

static bool replace(int folder, const Draft *draft, const char *path)
{
    return rename(draft->path, path) == 0 && fsync(folder) == 0;
}

bool store_write(const char *path, Text bytes, StoreReaders readers)
{
    Draft draft;
    if (!name_draft(&draft, path))
        return false;
    int folder = open(draft.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool is_stored = write_draft(folder, &draft, bytes, readers) && replace(folder, &draft, path);
    int why = errno;
    if (!is_stored)
        unlink(draft.path);
    close(folder);
    errno = why;
    return is_stored;
}
