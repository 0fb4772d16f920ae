// Diction: how words are said: what an author spelled for the voice, and what stands among them in another language by
// the voice of that. What nobody here can say is never said in another language: within words that can be, a few others
// tell that it stands there; else it is left out.
#pragma once

#include "app/speech.h"
#include "base/array.h"
#include "book/book.h"

typedef struct Diction {
    const Speech *speech; // NULL: all languages have a voice
    Book *book;           // NULL: none is open
    Text language;        // of words that bear none: the interface's
} Diction;

// Bytes start..end of words with spans.
typedef struct Excerpt {
    Text text;
    const Span *spans;
    int span_count;
    uint32_t start, end;
    Text language; // empty: the interface's
} Excerpt;

// What is said one after the other, each in another language than the one before. The texts live in the arena or are
// lent, as the words are.
typedef struct SaidWords {
    Arena *arena;
    SpokenWords *at;
    int count, room;
    char *tail; // what the newest words stand in while they grow, or NULL
    size_t tail_size;
} SaidWords;

// As it is asked: by its tag, or for empty, the interface's.
Text diction_language(const Diction *diction, Text language);
bool diction_speaks(const Diction *diction, Text language);

// Adds what is said for them, folded to single spaces, without what would only make a voice stumble: soft hyphens,
// hints for breaks and marks that set directions. Nothing for words that have no voice.
void diction_say(const Diction *diction, const Excerpt *excerpt, SaidWords *said);

// Words of one language as they are said, whether or not that has a voice; in arena.
Text diction_spell(const Diction *diction, Text words, Text language, Arena *arena);

// The words that stand for those which have no voice, among others in a language that has; none: their text is empty.
SpokenWords diction_stand_in(const Diction *diction, Text language);

// Without what would only make a voice stumble, folded; in arena.
Text diction_fold(Arena *arena, Text text);
