// ArchiveWriter: archives as ZIP tools write them, as careless ones do, and as none should: every figure may be set.
// The bytes stand in an arena.
#pragma once

#include "base/text.h"

enum { ARCHIVE_STORED = 0, ARCHIVE_DEFLATED = 8 };

// One entry. What is left at 0 is as it should be.
typedef struct ArchivePart {
    Text name, bytes;
    uint16_t method; // ARCHIVE_DEFLATED packs the bytes; with any other they stand as they are
    uint16_t flags;
    Text extra;            // more fields, of the directory
    uint32_t wrong_sum;    // what the checksum differs by
    uint64_t size, packed; // as the directory says
    int64_t moved;         // its place as the directory says, by so many bytes
    bool has_64;           // the directory says its figures in a field of zip64
    bool has_descriptor;   // its figures stand behind its bytes, and not before
    bool is_bare;          // nothing stands before its bytes
    Text as_packed;        // what its bytes become
} ArchivePart;

// The end. What is left at 0 is as it should be.
typedef struct ArchiveEnd {
    Text before, comment, behind; // before the archive, in its comment, and behind all
    uint16_t disk;
    int64_t more_entries;    // than there are, it says
    uint64_t directory_size; // as it says
    int64_t moved;           // the directory's place as it says, by so many bytes
    bool has_64;
} ArchiveEnd;

typedef struct ArchiveBytes {
    char *at;
    size_t size, room;
} ArchiveBytes;

// Zeroed but for the arena it is empty.
typedef struct ArchiveWriter {
    Arena *arena;
    ArchiveBytes archive, directory;
    int count;
} ArchiveWriter;

// Adds an entry. Returns where it begins, in bytes of the archive.
size_t archive_writer_add(ArchiveWriter *writer, const ArchivePart *part);

// Lists it in the directory, as if it stood at that place.
void archive_writer_list(ArchiveWriter *writer, const ArchivePart *part, size_t place);

// Bytes that no entry is.
void archive_writer_put(ArchiveWriter *writer, Text bytes);

// The whole archive; end may be NULL.
Text archive_writer_end(ArchiveWriter *writer, const ArchiveEnd *end);

// An archive of these entries.
Text archive_writer_pack(Arena *arena, const ArchivePart *parts, int count);

// Bytes as an entry holds them that is deflated.
Text archive_deflate(Arena *arena, Text bytes);

// Writes a file.
void archive_write(Text archive, const char *path);
