#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static FileStatus read_open(Arena *arena, int file, size_t limit, Text *bytes)
{
    struct stat facts;
    if (fstat(file, &facts) != 0)
        return FILE_FAILED;
    if (!S_ISREG(facts.st_mode)) {
        errno = S_ISDIR(facts.st_mode) ? EISDIR : EINVAL;
        return FILE_FAILED;
    }
    if ((size_t)facts.st_size > limit)
        return FILE_TOO_LARGE;
    size_t size = (size_t)facts.st_size, done = 0;
    char *buffer = arena_alloc(arena, size + 1, 1);
    while (done < size) {
        ssize_t got = read(file, buffer + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return FILE_FAILED;
        if (got == 0)
            break; // it became shorter meanwhile
        done += (size_t)got;
    }
    *bytes = (Text){buffer, done};
    return FILE_READ;
}

FileStatus file_read(Arena *arena, const char *path, size_t limit, Text *bytes)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_FAILED;
    FileStatus status = read_open(arena, file, limit, bytes);
    int why = errno;
    close(file);
    errno = why;
    return status;
}

char *file_path(Arena *arena, Text folder, Text name)
{
    if (name.size && name.at[0] == '/')
        return text_string(arena, name);
    return (char *)text_format(arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(name)).at;
}
