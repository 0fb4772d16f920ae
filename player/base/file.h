// Whole files into memory, and plain files opened, without a mark on the time they were last read. What belongs to a
// library is read through its Source.
#pragma once

#include <sys/types.h>

#include "base/text.h"

typedef enum FileStatus {
    FILE_READ,
    FILE_MISSING,   // no such file
    FILE_TOO_LARGE, // over the limit
    FILE_OUTSIDE,   // a link leads out of the folder that it must stand in
    FILE_LOCKED,    // in an archive: it is encrypted
    FILE_ALIEN,     // in an archive: it is packed in a way that is not read
    FILE_DAMAGED,   // in an archive: it, or the archive, is not what it says it is
    FILE_FAILED,    // anything else; errno says what
} FileStatus;

// "the file cannot be read", and what to do about it, of one that was not read. Of one that is too large whoever sets
// the limit says more.
const char *file_status_sentence(FileStatus status);
const char *file_status_hint(FileStatus status);

// A plain file open for reading: its descriptor is the caller's to close.
typedef struct FileOpen {
    int descriptor;
    size_t size; // bytes, when it was opened
} FileOpen;

// Opens the file at path. Anything but a plain file fails, and so does one over limit bytes; nothing is open then.
FileStatus file_open(const char *path, size_t limit, FileOpen *file);

// The same of a path in a folder, which no link leads out of; see opening.h.
FileStatus file_open_in(const char *folder, const char *path, size_t limit, FileOpen *file);

// Reads up to size bytes from where the file is, through interruptions. Fewer when the file ends; -1 when it fails, and
// errno says why.
ssize_t file_take(const FileOpen *file, char *bytes, size_t size);

// Reads the file at path whole into arena, followed by a NUL that is not counted. Anything but a plain file fails.
// limit is in bytes.
FileStatus file_read(Arena *arena, const char *path, size_t limit, Text *bytes);

// "folder/name" in arena; name alone when it is absolute.
char *file_path(Arena *arena, Text folder, Text name);
