// HostileArchives: archives as they should be, as they happen to be, and as they were made to do harm, each with what
// is right. Every one holds "a", with what is told of it here, and most hold "b" behind it, which is sound. They are
// made when a test asks for them; none is kept.
#pragma once

#include "base/zip.h"

#define HOSTILE_A "These are the words of the first file, and the first file has no others."
#define HOSTILE_B "These are the words of the second."

typedef struct HostileArchive {
    const char *name;
    ZipFault fault;    // of the archive; the rest means nothing when there is one
    FileStatus status; // of reading "a"
    bool is_altered;   // "a" is read, and is not what was packed
    const char *told;  // what `check` says of it; NULL: nothing
    Text (*make)(Arena *arena);
} HostileArchive;

// The list ends with a NULL name.
extern const HostileArchive hostile_archives[];
