// Word lists: what a language keeps out of sight, from its words.xml. Private words may not be read across a room
// (R14); others are left out, each with what to say instead (R08).
#pragma once

#include "base/interrupt.h"
#include "markup/xml.h"
#include "proof/pattern.h"

typedef struct WordList WordList;

// Those of a library, by language.
typedef struct WordLists {
    ARRAY(WordList *) all;
    Text common; // the library's default language; empty: it has none
} WordLists;

// Reads a sound words.xml into arena, and adds it to lists; what can never be found, or stands there twice, is told.
void word_lists_add(WordLists *lists, Arena *arena, const XmlNode *root, Problems *problems);

// Reads those of a library as they are; what is wrong with them the proof of the library tells. All is in arena.
WordLists word_lists_read(Arena *arena, Source *source);

void word_lists_close(WordLists *lists);

// From now on the words of the one language hold for the other one too: it is the same in easier words.
void word_lists_lend(WordLists *lists, Arena *arena, Text code, Text of);

// The list for words of that language: "en-GB" is held to the one of "en" where it has none of its own. NULL: nobody
// has written one, or lists is NULL.
WordList *word_lists_find(const WordLists *lists, Text language);

typedef enum WordKind {
    WORDS_PRIVATE,
    WORDS_AVOIDED,
    WORDS_AVOIDED_IN_SPEECH, // where somebody speaks, who may promise and order as people do
} WordKind;

typedef struct WordHit {
    size_t start, end; // bytes of the text
    Text instead;      // what to say; of a private word empty
} WordHit;

// A text as it is looked through. In an arena of the caller's; interrupt is NULL where it is looked through to its end.
typedef struct WordSearch {
    const WordList *list;
    WordKind kind;
    Interrupt *interrupt;
    PatternText text;
    int at;
} WordSearch;

WordSearch word_search_begin(WordList *list, WordKind kind, Arena *arena, Text text);

// The next word of the list that the text holds; false when there is none.
bool word_search_next(WordSearch *search, WordHit *hit);

// The first private word of a text, as it stands there; false when there is none, or no list.
bool word_list_finds_private(WordList *list, Arena *arena, Text text, WordHit *hit);
