// VolumeProof: everything about a book of the world that keeps its words from a reader, or that had to be mended, and
// what it amounts to. Errors are words that cannot be shown; what could be mended is a warning.
#pragma once

#include "base/problem.h"
#include "base/source.h"
#include "base/unicode.h"
#include "book/book.h"

typedef struct VolumeSummary {
    Text name, languages;
    int parts;
    long words;
    int minutes;
    int pictures, wordless_pictures; // the latter have no description
    int scripts, media, fonts;       // left out
} VolumeSummary;

// What a book is judged with. letters: whoever knows the fonts is shown each block, and NULL before the first one of a
// book; NULL: nobody judges letters.
typedef struct VolumeJudges {
    Unicode *unicode;
    void (*letters)(void *owner, const Block *block, Problems *problems);
    void *owner;
} VolumeJudges;

// Reads the whole book. False when it cannot be opened at all; then an error says why, and there is no summary, whose
// texts lie in the problems' arena.
bool volume_proof(Source *source, const VolumeJudges *judges, Problems *problems, VolumeSummary *summary);
