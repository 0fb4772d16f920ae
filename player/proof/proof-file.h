// Proof file: the files of a library that is proved, and what they call each other by. Whoever looks for an item, a
// page, a place or a term asks here: all are found at once, however many there are.
#pragma once

#include "base/array.h"
#include "base/index.h"
#include "markup/xml.h"
#include "proof/terms.h"
#include "proof/word-list.h"

// Words that may be named: who goes by each, and all in order for hints.
typedef struct ProofWords {
    Index index;
    ARRAY(Text) list;
} ProofWords;

typedef struct ProofFile {
    Text name;                    // as problems call it
    Text below;                   // its path in the source: "en/chapters/limits.xml"; empty for a file alone
    Text language;                // whose folder it stands in; empty for library.xml and a file alone
    XmlNode *root;                // NULL when it could not be parsed
    bool is_valid;                // the vocabulary found no error
    bool is_item;                 // a chapter, faq or exercise
    bool is_empty;                // an item that has yet to be written: held to the vocabulary, and offered to nobody
    ProofWords *places, *entries; // the ids in it, and those directly below its root; NULL until they are asked for
    struct ProofFile *twin;       // another item with the same id in the same language, or NULL
} ProofFile;

typedef ARRAY(ProofFile *) ProofFiles;

// What a level does not have is looked for in its language.
typedef struct ProofLanguage {
    Text code;
    const struct ProofLanguage *of;     // what it is a level of; NULL: it is none
    struct ProofLanguage *level;        // NULL: it has none
    const struct ProofLanguage *lender; // whose pages it has where it has none; NULL: nobody's
    Index pages;                        // ProofFile by its root's name
    ProofWords ids;                     // ProofFile by the id of an item
    ProofFiles items;                   // all of them, also those that share an id
    Terms *terms;                       // those of its glossary; NULL until they are asked for
} ProofLanguage;

typedef struct ProofLibrary {
    Arena *arena; // the trees, until the proof is over
    Problems *problems;
    Source *source;           // NULL: a file is proved alone
    const ProofFile *library; // library.xml
    ProofFiles files;
    Index below, unread;  // ProofFile by its path; what items are called, by their file's name, that cannot be read
    Index pictured;       // pictures that are spoken of, by their path in the source
    ARRAY(Text) pictures; // those paths, and then the names that stand in the folder of pictures
    Index codes;          // ProofLanguage by its code
    ARRAY(ProofLanguage *) languages;
    WordLists *words; // of its languages, as far as they are read, or those that a file alone is held to; NULL: none
    int hint_count;
} ProofLibrary;

ProofLibrary proof_library_of(Arena *arena, Source *source, Problems *problems);

// Reads a file of the library and holds it to the vocabulary; what is wrong is in problems. Never NULL.
ProofFile *proof_add_file(ProofLibrary *library, Text below, Text language);

// Lends the file that was read from that path, or NULL.
ProofFile *proof_find_file(const ProofLibrary *library, Text below);

// The same for a file that stands in no library; it is not added to one.
ProofFile *proof_read_alone(const ProofLibrary *library, const char *path, Text name);

// Notes an item's file that is not there. Of an item that is missing or broken that is told once, where it is, and not
// at each mention.
void proof_note_unread(ProofLibrary *library, Text below);
bool proof_is_unread(const ProofLibrary *library, Text id);

// Notes a picture that stands at that path, once.
void proof_note_picture(ProofLibrary *library, Text path);

// Notes that one is a level of the other, before any file of it is read.
void proof_note_level(ProofLibrary *library, Text code, Text of);

// Notes that one has the pages of the other, likewise; and then an item of these that it lists.
void proof_note_lender(ProofLibrary *library, Text code, Text lender);
void proof_note_lent(ProofLibrary *library, Text code, ProofFile *item);
const ProofLanguage *proof_lender_of(const ProofLibrary *library, Text code); // NULL: it has its own

// NULL: the library has read no file of it.
ProofLanguage *proof_find_language(const ProofLibrary *library, Text code);

// What the files in the folder of that name are a level of; NULL: they are none.
const ProofLanguage *proof_level_of(const ProofLibrary *library, Text code);
Text proof_default_language(const ProofLibrary *library);

// The file of a language with that root ("riders"), or the first item with that id; NULL when there is none.
ProofFile *proof_find_page(const ProofLibrary *library, Text language, const char *root);
ProofFile *proof_find_item(const ProofLibrary *library, Text language, Text id);

// Warns of an attribute that leads to an item that is empty.
void proof_warn_empty(const ProofLibrary *library, const ProofFile *item, const XmlNode *node, const char *attribute);

// The ids of an item that links may name, and those of the entries of a page.
const ProofWords *proof_places(const ProofLibrary *library, ProofFile *file);
const ProofWords *proof_entries(const ProofLibrary *library, ProofFile *page);
bool proof_has_word(const ProofWords *words, Text word);

// The terms that the glossary of a language explains; NULL where the library has read no file of it.
const Terms *proof_terms(const ProofLibrary *library, Text language);

// True for elements that a link or a place can point at: sections, questions, steps and blocks.
bool proof_is_place(const XmlNode *node);

__attribute__((format(printf, 4, 5))) void proof_error(const ProofLibrary *library, const XmlNode *node,
                                                       const char *attribute, const char *format, ...);

// Adds "did you mean" to the newest problem where one of the words is near. To compare with all costs much, so that
// only so many problems of a library get one.
void proof_suggest(ProofLibrary *library, Text wrong, const Text *words, int count);
