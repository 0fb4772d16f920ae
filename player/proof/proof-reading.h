// Proof reading: reads every file of a library, one at a time: library.xml, and of each language its pages, what its
// contents list, and what lies beside them.
#pragma once

#include "proof/proof-file.h"

// A file to read.
typedef struct PendingFile {
    Text below, language;
    const char *root;      // what its root must be, or NULL
    const XmlNode *listed; // the item that contents.xml lists, or NULL
    bool is_unlisted;
} PendingFile;

typedef struct ProofReading {
    ProofLibrary *library;
    ARRAY(PendingFile) pending;
    int read_count;                                                                  // of those pending
    enum { READING_LIBRARY, READING_PAGES, READING_LISTED, READING_UNLISTED } stage; // what will be pending next
    const XmlNode *language;                                                         // whose files are being read
} ProofReading;

// Reads one file, or finds out which come next. False when all are read.
bool proof_read_on(ProofReading *reading);

// True when library.xml says what it must.
bool proof_is_library(const ProofLibrary *library);
