// Proof: everything about content that a vocabulary cannot say, for authors. It reads every file of every language, always
// looks at all of them, and changes nothing. Warnings are advice; errors keep a library from passing.
#pragma once

#include "markup/xml.h"

// Whether a letter can be drawn: fonts are known only far from here.
typedef struct ProofLetters {
    bool (*are_drawn)(void *owner, uint32_t point);
    void *owner;
} ProofLetters;

// Proves a library: the vocabulary of each file, and all that ties them together. library.xml is at the source's top. Returns how
// many files were read; what was found is in problems, sorted by place. letters NULL: letters are not judged.
int proof_library(Source *source, const ProofLetters *letters, Problems *problems);

// Proves a file, or a folder. A file of the library it stands below is judged within that library, and only its own
// problems are told; any other is judged by itself. Returns how many files were judged; 0 when there is nothing at path (a Problem).
int proof_path(const char *path, const ProofLetters *letters, Problems *problems);

// Proves what the vocabulary cannot say of a configuration: settings given twice, openings that end before they begin, a
// touch matrix that leaves no picture to touch. True when no error was found.
bool proof_config(const XmlNode *root, Problems *problems);
