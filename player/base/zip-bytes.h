// ZipBytes: numbers and pieces of an archive's file. For zip*.c alone.
#pragma once

#include "base/file.h"

// What the records begin with.
enum {
    ZIP_MARK_ENTRY = 0x04034B50,     // before an entry's bytes
    ZIP_MARK_LISTED = 0x02014B50,    // an entry of the directory
    ZIP_MARK_END = 0x06054B50,       // behind the directory
    ZIP_MARK_END_64 = 0x06064B50,    // before that
    ZIP_MARK_LOCATOR = 0x07064B50,   // between the two
    ZIP_MARK_CONCEALED = 0x08064B50, // before a directory that is encrypted
};

// The sizes of their parts that are always there.
enum { ZIP_ENTRY_BYTES = 30, ZIP_LISTED_BYTES = 46, ZIP_END_BYTES = 22, ZIP_END_64_BYTES = 56, ZIP_LOCATOR_BYTES = 20 };

// The number in so many bytes (at most 8), the lowest first. There must be that many.
uint64_t zip_bytes_number(Text bytes, size_t at, int count);

// Reads size bytes at a place of the file. Fewer when the file ends; -1 when it fails, and errno says why.
ssize_t zip_bytes_read(const FileOpen *file, uint64_t at, char *bytes, size_t size);
