// The parts of proving a library, each a file of its own.
#pragma once

#include "book/picture-bare.h"
#include "proof/proof-file.h"
#include "proof/proof.h"

// What one file shows by itself, its links left aside: words, steps or settings, and what the others say of it.
void proof_alone(ProofLibrary *library, const ProofFile *file, const FileProofs *others);

// The keys of a language, where it has any: each types one letter, and every letter of its items is on one.
void proof_keys(const ProofLibrary *library, const ProofLanguage *language);

// Dates, words that stand in public.
void proof_words(ProofLibrary *library, const ProofFile *file);

// Each language with pages has a list of the words that may not stand in public.
void proof_guards(const ProofLibrary *library);

// A file of phrases: placeholders, forms that go with numbers, words that are still those of the default language.
void proof_phrases(ProofLibrary *library, const ProofFile *file);

// What is seen is what is written, in names, numbers and titles.
void proof_disguises(const ProofLibrary *library, const XmlNode *root);

// What a file refers to: links, terms, riders, pictures.
void proof_references(ProofLibrary *library, const ProofFile *file);

// What contents.xml offers at once, and by need; in the same way in every language.
void proof_ways_in(ProofLibrary *library, const ProofFile *file);

// The landings of the chapters that contents.xml lists.
void proof_landings(const ProofLibrary *library, const ProofFile *contents);

// One demand of library.xml's policy: each item it lists holds its rider, in every language.
void proof_requirement(ProofLibrary *library, const XmlNode *require);

// Two files are alike in what is compared, and in the order of that.
typedef struct ProofLikeness {
    bool (*is_compared)(const XmlNode *node);
    Severity severity; // of a difference; the first one is told
    const char *hint;
} ProofLikeness;
void proof_compare(const ProofLibrary *library, const ProofFile *file, const ProofFile *model,
                   const ProofLikeness *likeness);

// An item of the default language is the same in another one: its ids, and the blocks that places count by.
void proof_translation(const ProofLibrary *library, const ProofFile *model, Text language);

// A file of a language that is translated from the default one: what has changed there since, what says the same, and
// numbers. Counts what others ask for; and how much there is to translate.
void proof_translated_file(const ProofLibrary *library, const ProofFile *file, const FileProofs *others);
void proof_count_originals(const ProofLibrary *library, const FileProofs *others);

// The levels that library.xml names: each has one language above it, which has no other, and codes are unique.
void proof_levels(const ProofLibrary *library);

// The first language or level with that code that library.xml names above this element; NULL: there is none.
const XmlNode *proof_language_above(const XmlNode *node, Text code);

// The languages that have another's pages: which, and whether any translation has been read by somebody.
void proof_lenders(const ProofLibrary *library);

// That language is a draft by library.xml: nobody has read it yet.
bool proof_is_draft(const ProofLibrary *library, Text code);

// The element of the language whose pages this one has; NULL: it has its own, or does not name a sound one.
const XmlNode *proof_lender_language(const XmlNode *node);

// The element of the language that this element names a level of; NULL: it is no level, or not a sound one.
const XmlNode *proof_level_language(const XmlNode *node);

// A file of a level can stand for that of its language: an item is the same but for its words and sections, and a page
// lacks no entry. So does a page of a language that has another's pages. Nothing for other files.
void proof_level_file(const ProofLibrary *library, const ProofFile *file);

// A file is called as pictures are, shown or not.
bool proof_is_picture(Text path);

// A picture can be shown, and what the others say of it.
void proof_picture(const ProofLibrary *library, const ProofPicture *picture, const FileProofs *others);

// A drawing holds nothing that would be dropped. name: as problems call it.
void proof_drawing(Problems *problems, Text name, Text bytes);
