// The parts of proving a library, each a noun of its own. All look at parsed trees, since only those know their places.
#pragma once

#include "book/book.h"
#include "proof/proof.h"
#include "markup/vocabulary.h"

typedef struct ProofFile {
    Text name;     // as problems call it
    Text below;    // its path in the source: "en/chapters/limits.xml"; empty for a file alone
    Text language; // whose folder it stands in; empty for library.xml and a file alone
    XmlNode *root; // NULL when it could not be parsed
    bool is_valid; // the vocabulary found no error
    bool is_item;  // a chapter, faq or exercise
} ProofFile;

typedef struct Proof {
    Arena *arena; // the trees, until the proof is over
    Problems *problems;
    const ProofLetters *letters; // NULL: not judged
    Source *source; // NULL: a file alone
    const ProofFile *library;
    ARRAY(ProofFile *) files;
    ARRAY(Text) unread; // what items are called, by their file's name, that are missing or could not be parsed
    int picture_count;
} Proof;

__attribute__((format(printf, 4, 5))) void proof_error(const Proof *proof, const XmlNode *node, const char *attribute,
                                                       const char *format, ...);

// Adds "did you mean" to the newest problem where one of the words is near.
void proof_suggest(const Proof *proof, Text wrong, const Text *words, int count);

// The file of a language with that root ("riders"), or the item with that id; NULL when there is none.
const ProofFile *proof_find_page(const Proof *proof, Text language, const char *root);
const ProofFile *proof_find_item(const Proof *proof, Text language, Text id);


// True for an item that is missing or broken: that is told once, where it is, and not at each mention.
bool proof_is_unread(const Proof *proof, Text id);

bool proof_is_item_in(const ProofFile *file, Text language);
Text proof_default_language(const Proof *proof);

// True for elements that a link or a place can point at: sections, questions, steps and blocks.
bool proof_is_place(const XmlNode *node);

// What one file shows by itself: phrases, dates, words that stand in public, and an exercise's steps.
void proof_file_alone(const Proof *proof, const ProofFile *file);

void proof_phrases(const Proof *proof, const ProofFile *file);
void proof_titles(const Proof *proof, const ProofFile *file);

// Every letter of it can be drawn.
void proof_letters(const Proof *proof, const ProofFile *file);

// What a file refers to: links, terms, riders, pictures.
void proof_references(const Proof *proof, const ProofFile *file);

// The policy of library.xml: each item it lists holds its rider, in every language.
void proof_policy(const Proof *proof);

enum { PROOF_PICTURE_BYTES_MOST = 8 * 1024 * 1024 };

// The pictures of the library: each can be drawn.
void proof_pictures(Proof *proof);
void proof_picture(const Proof *proof, Text name, SourceBytes read);

// Each item is the same in every language: its ids, and the blocks that places count by.
void proof_languages(const Proof *proof);
