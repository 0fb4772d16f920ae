#include "pack/pack-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/opening.h"

enum { PIECE_BYTES = 1 << 16 };

// ---- reading

static FileStatus open_plain(Arena *arena, const PackFile *file, size_t limit, FileOpen *open)
{
    struct stat facts;
    open->descriptor =
        opening_by_parts(file->folder, text_string(arena, file->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (open->descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : errno == EXDEV ? FILE_OUTSIDE : FILE_FAILED;
    FileStatus status = fstat(open->descriptor, &facts) != 0   ? FILE_FAILED
                        : !S_ISREG(facts.st_mode)              ? FILE_OUTSIDE
                        : (unsigned long)facts.st_size > limit ? FILE_TOO_LARGE
                                                               : FILE_READ;
    open->size = status == FILE_READ ? (size_t)facts.st_size : 0;
    if (status != FILE_READ)
        close(open->descriptor);
    return status;
}

FileStatus pack_file_read(Arena *arena, const PackFile *file, size_t limit, Text *bytes)
{
    FileOpen open;
    FileStatus status = open_plain(arena, file, limit, &open);
    if (status != FILE_READ)
        return status;
    char *buffer = arena_alloc(arena, open.size + 1, 1);
    ssize_t taken = file_take(&open, buffer, open.size);
    close(open.descriptor);
    *bytes = (Text){buffer, taken < 0 ? 0 : (size_t)taken};
    return taken < 0 ? FILE_FAILED : FILE_READ;
}

// ---- writing

static bool write_all(int to, const char *bytes, size_t size)
{
    while (size) {
        ssize_t put = write(to, bytes, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

// What one piece after the other is handed to: the digest, and a copy unless to is -1.
typedef struct Stream {
    const FileOpen *from;
    int to;
    DigestSum sum;
    long size;
} Stream;

static PackFileCopy pass(Stream *stream)
{
    char piece[PIECE_BYTES];
    for (ssize_t taken; (taken = file_take(stream->from, piece, sizeof piece)) != 0;) {
        if (taken < 0)
            return PACK_FILE_UNREAD;
        stream->size += taken;
        if (stream->size > MANIFEST_FILE_MOST) // it has grown since it was opened
            return PACK_FILE_UNFIT;
        digest_add(&stream->sum, piece, (size_t)taken);
        if (stream->to >= 0 && !write_all(stream->to, piece, (size_t)taken))
            return PACK_FILE_UNWRITTEN;
    }
    return PACK_FILE_COPIED;
}

static PackFileCopy stream_file(const FileOpen *from, int to, ManifestFile *facts)
{
    Stream stream = {.from = from, .to = to};
    digest_begin(&stream.sum);
    PackFileCopy outcome = pass(&stream);
    facts->digest = digest_end(&stream.sum);
    facts->size = stream.size;
    return outcome;
}

FileStatus pack_file_measure(Arena *arena, const PackFile *file, ManifestFile *facts)
{
    FileOpen open;
    FileStatus status = open_plain(arena, file, MANIFEST_FILE_MOST, &open);
    if (status != FILE_READ)
        return status;
    PackFileCopy outcome = stream_file(&open, -1, facts);
    close(open.descriptor);
    return outcome == PACK_FILE_COPIED ? FILE_READ : outcome == PACK_FILE_UNFIT ? FILE_TOO_LARGE : FILE_FAILED;
}

// Makes the folders on the way to a file.
static bool make_folders(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_there = mkdir(path, 0755) == 0 || errno == EEXIST;
        *slash = '/';
        if (!is_there)
            return false;
    }
    return true;
}

// -1 when it cannot be; errno says why.
static int create(Arena *arena, const PackFile *file)
{
    char *path = file_path(arena, text_of(file->folder), file->path);
    if (!make_folders(path, strlen(file->folder) + 1))
        return -1;
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
}

static bool secure(int to)
{
    bool is_sure = fsync(to) == 0;
    int why = errno;
    is_sure = close(to) == 0 && is_sure;
    if (!is_sure)
        errno = why;
    return is_sure;
}

PackFileCopy pack_file_copy(Arena *arena, const PackFile *file, const char *to, ManifestFile *facts)
{
    FileOpen from;
    FileStatus status = open_plain(arena, file, MANIFEST_FILE_MOST, &from);
    if (status != FILE_READ)
        return status == FILE_FAILED ? PACK_FILE_UNREAD : PACK_FILE_UNFIT;
    int copy = create(arena, &(PackFile){to, file->path});
    PackFileCopy outcome = copy < 0 ? PACK_FILE_UNWRITTEN : stream_file(&from, copy, facts);
    int why = errno;
    if (copy >= 0 && !secure(copy) && outcome == PACK_FILE_COPIED) {
        why = errno;
        outcome = PACK_FILE_UNWRITTEN;
    }
    close(from.descriptor);
    errno = why;
    return outcome;
}

bool pack_file_write(Arena *arena, const PackFile *file, Text bytes)
{
    int to = create(arena, file);
    if (to < 0)
        return false;
    bool is_written = write_all(to, bytes.at, bytes.size);
    int why = errno;
    bool is_sure = secure(to);
    if (!is_written)
        errno = why;
    return is_written && is_sure;
}
