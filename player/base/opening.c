#include "base/opening.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef int (*Opener)(int folder, const char *path, int flags);

static void close_quietly(int descriptor)
{
    int why = errno;
    close(descriptor);
    errno = why;
}

// EAGAIN: something was renamed on the way, by which nothing can be told.
static int open_whole(int folder, const char *path, int flags)
{
    enum { TRIES = 8 };
    struct open_how how = {.flags = (unsigned)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    long opened = -1;
    for (int i = 0; i < TRIES && opened < 0 && (!i || errno == EAGAIN); i++)
        opened = syscall(SYS_openat2, folder, path, &how, sizeof how);
    return (int)opened;
}

static bool is_link(int folder, const char *name)
{
    struct stat facts;
    return fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode);
}

static int open_part(int folder, const char *name, int flags)
{
    int opened = is_link(folder, name) ? -1 : openat(folder, name, flags | O_NOFOLLOW);
    if (opened < 0 && (errno == ELOOP || is_link(folder, name)))
        errno = EXDEV;
    return opened;
}

static int open_parts(int folder, const char *path, int flags)
{
    char name[NAME_MAX + 1];
    int at = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    for (const char *slash; at >= 0 && (slash = strchr(path, '/')); path = slash + 1) {
        size_t size = (size_t)(slash - path);
        if (size >= sizeof name) {
            errno = ENAMETOOLONG;
            close_quietly(at);
            return -1;
        }
        memcpy(name, path, size);
        name[size] = '\0';
        int next = open_part(at, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
        close_quietly(at);
        at = next;
    }
    int opened = at < 0 ? -1 : open_part(at, path, flags);
    if (at >= 0)
        close_quietly(at);
    return opened;
}

// A filter of system calls may refuse openat2 with EPERM, where an older kernel has none.
static int open_either(int folder, const char *path, int flags)
{
    int opened = open_whole(folder, path, flags);
    return opened < 0 && (errno == ENOSYS || errno == EPERM) ? open_parts(folder, path, flags) : opened;
}

static int open_quietly(Opener opener, int folder, const char *path, int flags)
{
    int opened = flags & O_PATH ? -1 : opener(folder, path, flags | O_NOATIME);
    return flags & O_PATH || (opened < 0 && errno == EPERM) ? opener(folder, path, flags) : opened;
}

static int open_in(Opener opener, const char *folder, const char *path, int flags)
{
    int top = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (top < 0)
        return -1;
    int opened = open_quietly(opener, top, path[0] ? path : ".", flags);
    close_quietly(top);
    return opened;
}

int opening_beneath(const char *folder, const char *path, int flags)
{
    return open_in(open_either, folder, path, flags);
}

int opening_by_parts(const char *folder, const char *path, int flags)
{
    return open_in(open_parts, folder, path, flags);
}

static int open_anywhere(int folder, const char *path, int flags)
{
    return openat(folder, path, flags);
}

int opening_anywhere(const char *path, int flags)
{
    return open_quietly(open_anywhere, AT_FDCWD, path, flags);
}
