// Imprint: the id and version that a library bears in library.xml, or a trust its version in trust.xml; read and
// written anew in the bytes of the file, of which nothing else changes.
#pragma once

#include "base/id.h"
#include "base/problem.h"

typedef struct Imprint {
    Id id;       // "": it bears none
    int version; // 0: it bears none
} Imprint;

// Reads it from the bytes of a file with that root ("library"); name is how problems call it. False when the file is
// faulty.
bool imprint_read(Text bytes, Text name, Imprint *imprint, Problems *problems);

// The same bytes with another version, in arena. Of a file that has an imprint.
Text imprint_with_version(Arena *arena, Text bytes, int version);
