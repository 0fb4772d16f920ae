// SourceKind: a folder or an archive, and how each does what source.h says. For source*.c alone. Paths that come here
// may be held.
#pragma once

#include "base/array.h"
#include "base/id.h"
#include "base/source.h"

typedef ARRAY(Text) SourceNames;

typedef struct SourceKind {
    FileStatus (*find)(Source *source, Text path, size_t *size);
    // Sets what a start says of its file. Where that is not FILE_READ, nothing is open.
    FileStatus (*start)(SourceStart *start, Text path, size_t limit);
    // Reads the next bytes, at most so many: their number in taken.
    FileStatus (*take)(SourceStart *start, char *bytes, size_t most, size_t *taken);
    void (*stop)(SourceStart *start);
    // All in any order.
    void (*list)(Source *source, Arena *arena, Text folder, SourceNames *names);
    void (*list_folders)(Source *source, Arena *arena, Text folder, SourceNames *names);
    void (*list_all)(Source *source, Arena *arena, SourceNames *paths);
    int (*prove)(Source *source, size_t limit, Problems *problems);
} SourceKind;

extern const SourceKind source_folder_kind, source_page_kind, source_archive_kind;

// Another source that stands in this one under a name; NULL: none.
typedef struct SourceMount {
    Id name;
    Source *source;
} SourceMount;

struct Source {
    Arena *arena, *scratch; // scratch: full paths, while they are used
    Text path;              // its own
    Text above, below;      // the folder that it lies in and its path there; empty: it may stand anywhere
    Text folder;            // that is opened, where it is no archive: itself, or what its page stands in
    Text page, prefix; // its page, and the folder of that below the folder, "a/b/"; empty: it is none, and at the top
    const SourceKind *kind; // NULL: nothing has been found there yet
    struct SourceArchive *archive;
    Interrupt *interrupt;
    SourceCounts counts;
    SourceMount mounts[SOURCE_MOUNTS_MOST];
    ARRAY(const Index *) loans; // NULL: one that was taken back
    int begun_count;            // starts that were not stopped
};

// What is known of an archive, or NULL when it was not looked at. Both are made and ended by source.c.
struct SourceArchive *source_archive_create(void);
void source_archive_destroy(struct SourceArchive *archive); // NULL is accepted
