#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/opening.h"

static const struct {
    const char *sentence, *hint;
} faults[] = {
    [FILE_READ] = {"", ""},
    [FILE_MISSING] = {"there is no such file", ""},
    [FILE_TOO_LARGE] = {"the file is too large", "part it into several files"},
    [FILE_OUTSIDE] = {"this is a link that leads out of the library", "put the file itself there"},
    [FILE_LOCKED] = {"the file is encrypted", "save the archive it stands in without a password"},
    [FILE_ALIEN] = {"the file is packed in a way that is not read", "in an archive, files are stored or deflated"},
    [FILE_DAMAGED] = {"the file is damaged in its archive", "copy the archive anew"},
    [FILE_FAILED] = {"the file cannot be read", ""},
};

const char *file_status_sentence(FileStatus status)
{
    assert(status < sizeof faults / sizeof *faults);
    return faults[status].sentence;
}

const char *file_status_hint(FileStatus status)
{
    assert(status < sizeof faults / sizeof *faults);
    return faults[status].hint;
}

// A descriptor is closed without a word on what failed before.
static void close_quietly(int descriptor)
{
    int why = errno;
    close(descriptor);
    errno = why;
}

static FileStatus judge(int descriptor, size_t limit, size_t *size)
{
    struct stat facts;
    if (fstat(descriptor, &facts) != 0)
        return FILE_FAILED;
    if (!S_ISREG(facts.st_mode)) {
        errno = S_ISDIR(facts.st_mode) ? EISDIR : EINVAL;
        return FILE_FAILED;
    }
    *size = (size_t)facts.st_size;
    return *size > limit ? FILE_TOO_LARGE : FILE_READ;
}

enum { READING = O_RDONLY | O_CLOEXEC | O_NONBLOCK }; // a pipe is refused, not waited for

static FileStatus take_up(int descriptor, size_t limit, FileOpen *file)
{
    file->descriptor = descriptor;
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : errno == EXDEV ? FILE_OUTSIDE : FILE_FAILED;
    FileStatus status = judge(descriptor, limit, &file->size);
    if (status != FILE_READ)
        close_quietly(descriptor);
    return status;
}

FileStatus file_open(const char *path, size_t limit, FileOpen *file)
{
    return take_up(opening_anywhere(path, READING), limit, file);
}

FileStatus file_open_in(const char *folder, const char *path, size_t limit, FileOpen *file)
{
    return take_up(opening_beneath(folder, path, READING), limit, file);
}

ssize_t file_take(const FileOpen *file, char *bytes, size_t size)
{
    assert(file->descriptor >= 0);
    size_t done = 0;
    while (done < size) {
        ssize_t got = read(file->descriptor, bytes + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break; // it became shorter meanwhile
        done += (size_t)got;
    }
    return (ssize_t)done;
}

FileStatus file_read(Arena *arena, const char *path, size_t limit, Text *bytes)
{
    FileOpen file;
    FileStatus status = file_open(path, limit, &file);
    if (status != FILE_READ)
        return status;
    char *buffer = arena_alloc(arena, file.size + 1, 1);
    ssize_t taken = file_take(&file, buffer, file.size);
    close_quietly(file.descriptor);
    if (taken < 0)
        return FILE_FAILED;
    *bytes = (Text){buffer, (size_t)taken};
    return FILE_READ;
}

char *file_path(Arena *arena, Text folder, Text name)
{
    if (name.size && name.at[0] == '/')
        return text_string(arena, name);
    return (char *)text_format(arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(name)).at;
}
