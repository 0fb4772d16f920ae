// Pack file: the files of a pack, which nobody vouches for before its signatures do: no link is followed, whatever is
// not a plain file is refused, and what is copied is digested as it is written and safe on the disk before it counts.
#pragma once

#include "base/file.h"
#include "pack/manifest.h"

// A file in a folder that no link leads to or from.
typedef struct PackFile {
    const char *folder;
    Text path;
} PackFile;

// Reads it whole into arena; over limit bytes it is too large.
FileStatus pack_file_read(Arena *arena, const PackFile *file, size_t limit, Text *bytes);

// Its digest and size (path is left alone); over the limit of a manifest it is too large.
FileStatus pack_file_measure(Arena *arena, const PackFile *file, ManifestFile *facts);

typedef enum PackFileCopy {
    PACK_FILE_COPIED,
    PACK_FILE_UNFIT,     // there is no plain file, or it is too large
    PACK_FILE_UNREAD,    // it cannot be read; errno says why
    PACK_FILE_UNWRITTEN, // the copy cannot be written; errno says why
} PackFileCopy;

// Copies it to the same path in the folder to, where it is not yet, with the folders on the way, and tells its digest
// and size as they were written. It is on the disk then; its folders are not.
PackFileCopy pack_file_copy(Arena *arena, const PackFile *file, const char *to, ManifestFile *facts);

// Writes bytes as such a file, which is not there yet. False when that fails; errno says why.
bool pack_file_write(Arena *arena, const PackFile *file, Text bytes);
