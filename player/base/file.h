// Whole files into memory.
#pragma once

#include "base/text.h"

typedef enum FileStatus {
    FILE_READ,
    FILE_MISSING,   // no such file
    FILE_TOO_LARGE, // over the limit
    FILE_FAILED,    // anything else; errno says what
} FileStatus;

// Reads the file at path whole into arena, followed by a NUL that is not counted. Anything but a plain file fails. limit is in bytes.
FileStatus file_read(Arena *arena, const char *path, size_t limit, Text *bytes);

// "folder/name" in arena; name alone when it is absolute.
char *file_path(Arena *arena, Text folder, Text name);
