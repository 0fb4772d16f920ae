// Outline: the contents of a book of the world, by its navigation document (EPUB 3.3, 7) or the NCX of an older one:
// the places in it with their names, which printed page begins where, and where the text begins.
#pragma once

#include "base/problem.h"
#include "base/source.h"

enum {
    OUTLINE_BYTES_MOST = 4 * 1024 * 1024,
    OUTLINE_ENTRIES_MOST = 20000, // of each kind
    OUTLINE_DEPTH_MOST = 8,       // deeper ones stand at the last
};

// A named place. Paths are those of path.h, decoded and not yet looked for in the source; empty: the name stands for
// nothing but those below it.
typedef struct OutlineEntry {
    Text label;
    Text path, fragment;
    int depth; // 0 and on
} OutlineEntry;

typedef struct OutlineList {
    const OutlineEntry *at;
    int count;
} OutlineList;

typedef struct Outline {
    OutlineList contents;
    OutlineList pages;               // printed ones
    Text start_path, start_fragment; // where the text begins; empty: it does not say
} Outline;

// Adds what the navigation document or the NCX at a path of the source says, in arena. What is wrong with it is told;
// problems may be NULL.
Outline outline_read_nav(Source *source, Arena *arena, Text path, Problems *problems);
Outline outline_read_ncx(Source *source, Arena *arena, Text path, Problems *problems);
