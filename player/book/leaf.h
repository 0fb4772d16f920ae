// Leaf: a file of a book of the world, read from its source and cleaned for a parser.
#pragma once

#include "base/source.h"
#include "markup/clean.h"
#include "markup/source-cursor.h"

typedef struct Leaf {
    FileStatus status; // the rest means nothing unless it is FILE_READ
    Text path;         // in the source
    Text name;         // as problems call it
    Clean clean;
    SourceCursor cursor;
} Leaf;

// What is read, and how large it may be.
typedef struct LeafRequest {
    Text path;
    size_t limit;
    Severity severity; // of a file that cannot be read
    bool is_plain;     // it has neither tags nor references
} LeafRequest;

// Reads and cleans it, all into arena. What is wrong with it, and what was mended, is told; problems may be NULL.
Leaf leaf_read(Source *source, Arena *arena, const LeafRequest *request, Problems *problems);

// Where in the file a byte of the clean text stands; never asked for one before the last. A reference that was replaced
// by its character counts as that.
Position leaf_at(Leaf *leaf, size_t offset);
