// Phrases: every word of the interface, from phrases.xml. The list in phrase-list.h names each phrase once; the checker
// holds a language to all of them and to the same placeholders ({n}, {of}, ...).
//
// What is said with a number, or of two things, is a phrase too: no sentence is put together in C. A counted phrase has
// words for each form that the language gives to a number; {n} decides which of them are taken.
#pragma once

#include "base/array.h"
#include "base/locale.h"
#include "base/problem.h"

typedef enum PhraseId {
#define PHRASE(name, id, words) PHRASE_##name,
#define COUNTED(name, id, one, other) PHRASE_##name,
#include "book/phrase-list.h"
#undef COUNTED
#undef PHRASE
    PHRASE_COUNT
} PhraseId;

// Words whose author has spelled them for the voice, which may read a name or letters without vowel marks wrongly.
typedef struct SpokenSpelling {
    Text written, spoken; // either with its {placeholders}
} SpokenSpelling;

typedef struct Phrases {
    Locale *locale;        // numbers, lists and days of the language; NULL: English ones
    Text at[PHRASE_COUNT]; // empty: missing, or counted
    const Text
        *forms[PHRASE_COUNT]; // of a counted one NUMBER_FORMS words, by NumberForm; NULL: missing, or not counted
    struct Phrases *said;     // the same as a voice is to be given them; NULL: as they are written
    bool tells_stand_ins;     // what stands in for others says so: see phrase_next_stretch
    ARRAY(SpokenSpelling) spellings; // of those that have one
    ARRAY(PhraseId) lacking;         // those that the language has no words for: English ones stand in
} Phrases;

// The language of the words that stand in for those a language lacks.
#define PHRASES_STAND_IN TEXT("en")

// The phrase, which is not counted. phrases may be NULL, here and below: before a library is open, its English
// fallback.
Text phrase(const Phrases *phrases, PhraseId id);

// The id authors write, e.g. "page-of".
const char *phrase_name(PhraseId id);

// Finds the phrase with that id; false when there is none.
bool phrase_find(Text name, PhraseId *id);

// Its words depend on a number.
bool phrase_is_counted(PhraseId id);

// The English words that show which placeholders a phrase must have; of a counted one, those of several.
Text phrase_fallback(PhraseId id);

// The next {placeholder} at or after *from, which moves past it; empty when there is none.
Text phrase_next_mark(Text words, size_t *from);

// The phrase with {n} and {of} replaced, in arena, in the digits of the language. Unused ones are ignored.
Text phrase_numbers(Arena *arena, const Phrases *phrases, PhraseId id, const int numbers[2]);

// The phrase with its placeholder, or its first and second one as they stand in English, replaced by words.
Text phrase_words(Arena *arena, const Phrases *phrases, PhraseId id, Text words);
Text phrase_pair(Arena *arena, const Phrases *phrases, PhraseId id, const Text words[2]);

// The phrases as a voice is to be given them, for what is only heard.
const Phrases *phrases_said(const Phrases *phrases);

// Words of one language.
typedef struct PhraseStretch {
    Text words;
    bool is_stand_in; // in PHRASES_STAND_IN, for a phrase that is lacking; else in the language of the phrases
} PhraseStretch;

// The next stretch at or after *from, which moves past it, of words that phrases for the ear were put together to. What
// stands in for a phrase tells so by marks around it, which are nothing to be said. False: there is none.
bool phrase_next_stretch(Text words, size_t *from, PhraseStretch *stretch);

// The words end with one that stands in; without the mark of that.
Text phrase_bare_end(Text words);

// Words that stand on the glass as a voice is to be given them: where they are a phrase that has a spelling, with
// whatever fills it, that; else as they are. In arena, or words.
Text phrases_spell(const Phrases *phrases, Arena *arena, Text words);

// Lists in arena what phrases that were read lack.
void phrases_list_lacking(Phrases *phrases, Arena *arena);

// The words are English ones that stand in for a phrase, with whatever fills it. What is all marks, as a comma between
// two words is, counts as none of any language.
bool phrases_are_stand_in(const Phrases *phrases, Text words);

// The locale of phrases, which may be NULL.
Locale *phrases_locale(const Phrases *phrases);
