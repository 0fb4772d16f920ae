// Phrases: every word of the interface, from phrases.xml. The list in phrase-list.h names each phrase once; the checker
// holds a language to all of them and to the same placeholders ({n}, {of}, ...).
#pragma once

#include "base/problem.h"

typedef enum PhraseId {
#define PHRASE(name, id, fallback) PHRASE_##name,
#include "book/phrase-list.h"
#undef PHRASE
    PHRASE_COUNT
} PhraseId;

typedef struct Phrases {
    Text at[PHRASE_COUNT];
} Phrases;

// The phrase. phrases may be NULL: before a library is open, its English fallback.
Text phrase(const Phrases *phrases, PhraseId id);

// The id authors write, e.g. "page-of".
const char *phrase_name(PhraseId id);

// Finds the phrase with that id; false when there is none.
bool phrase_find(Text name, PhraseId *id);

// The English words that show which placeholders a phrase must have.
Text phrase_fallback(PhraseId id);

// The phrase with {n} and {of} replaced, in arena. Unused ones are ignored.
Text phrase_numbers(Arena *arena, const Phrases *phrases, PhraseId id, const int numbers[2]);

// The phrase with {from} and {to} replaced by words.
Text phrase_span(Arena *arena, const Phrases *phrases, PhraseId id, const Text ends[2]);

// The phrase with {name} replaced by words.
Text phrase_words(Arena *arena, const Phrases *phrases, PhraseId id, Text words);
