// Proof: everything about content that a vocabulary cannot say, for authors. It reads every file of every language,
// always looks at all of them, and changes nothing. Warnings are advice; errors keep a library from passing.
//
// A library is proved in slices, each at most one file's worth of work, so that a screen can be drawn between two of
// them.
#pragma once

#include "markup/xml.h"
#include "proof/word-list.h"

// The file of a picture.
typedef struct ProofPicture {
    Source *source;
    Text path; // in it
    Text name; // as problems call it
} ProofPicture;

// A further proof of one file: what only those know who have fonts, a glass or a decoder.
typedef struct FileProof {
    // Adds what it finds in a valid file. source: of its library; NULL: it stands in none. NULL: nothing.
    void (*prove)(void *owner, Source *source, const XmlNode *root, Problems *problems);
    // Adds what it finds in a picture that has no error so far. NULL: nothing.
    void (*picture)(void *owner, const ProofPicture *picture, Problems *problems);
    // All files of the library have been proved: adds what it finds in them together. Then source and roots go. NULL:
    // nothing.
    void (*finish)(void *owner, Problems *problems);
    void *owner;
} FileProof;

// How far a language is translated, of which the default one has the whole.
typedef struct Translations {
    Text language;
    int items, pages, phrases; // that are there; of lent ones nothing is
    int older;                 // parts whose original has changed since,
    int same;                  // that say what it says,
    int unmarked;              // and that do not tell what they were translated from
} Translations;

typedef struct TranslationCounts {
    Translations *at; // in the arena of the problems
    int count, room;
    int items, pages, phrases; // in the default language
} TranslationCounts;

typedef struct FileProofs {
    const FileProof *at;
    int count;
    WordLists *words;                // those that a file is held to which stands in no library; NULL: none
    TranslationCounts *translations; // what is to be counted; NULL: nothing
} FileProofs;

typedef struct Proof Proof;

// Begins to prove a library: the vocabulary of each file, and all that ties them together. library.xml is at the
// source's top. The source, the others (NULL: none) and problems must outlive the proof.
Proof *proof_begin(Source *source, const FileProofs *others, Problems *problems);

// Does one slice. False when nothing is left to do.
bool proof_go_on(Proof *proof);

// Ends it, also before all is done: problems are sorted by place. Returns how many files were read. NULL is accepted.
int proof_end(Proof *proof);

// True when the proof has read the file at that path in the source.
bool proof_has_read(const Proof *proof, Text path);

// Proves a library at once; the same as all slices of it.
int proof_library(Source *source, const FileProofs *others, Problems *problems);

// Proves a file, or a folder. A file of the library it stands below is judged within that library, and only its own
// problems are told; any other is judged by itself. Returns how many files were judged; 0 when there is nothing at path
// (a Problem).
int proof_path(const char *path, const FileProofs *others, Problems *problems);

// Proves what the vocabulary cannot say of a configuration: settings given twice, openings that end before they begin,
// a touch matrix that leaves no picture to touch, a notice that is too long or not for every ear. True when no error
// was found. words: of the library that the screen shows; NULL: nobody's.
bool proof_config(const XmlNode *root, WordLists *words, Problems *problems);

// The notice of a configuration may say this: at most so many letters, and no word that is private (R14) in the
// language that each visit begins with, or in the library's default.
enum { NOTICE_TITLE_MOST = 40, NOTICE_SENTENCE_MOST = 160 };
bool proof_suits_notice(const XmlNode *notice, const char *attribute, int letters_most, const WordLists *words);

// A configuration may name this as the folder of books.
bool proof_suits_folder(Text folder);
