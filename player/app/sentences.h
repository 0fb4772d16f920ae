// Sentences: what a reader aloud says of a frame, one after the other. A cell of a table, a description of a picture
// and an option are sentences of their own.
#pragma once

#include "app/diction.h"
#include "base/unicode.h"
#include "page/reading-order.h"

// One that begins on the page. shown_end: the bytes of it that stand there; less than spoken.end when it goes on
// overleaf.
typedef struct Sentence {
    Spoken spoken;
    uint32_t shown_end;
    const SpokenWords *words; // as it is said
    int count;
} Sentence;

typedef ARRAY(Sentence) Sentences;

// Where sentences are looked for, and what with; lent for the call.
typedef struct SentenceSearch {
    const Frame *frame;
    const Diction *diction;
    Unicode *unicode;
    Arena *arena; // of what is found
} SentenceSearch;

// The sentences that begin on the frame, in reading order, in arena: of words that are read (Line), of descriptions of
// pictures, and of what there is to choose. A cell of a table, an option and a description end a sentence. The bars and
// buttons have none, nor has what nobody can say; of a passage of the book that cannot be said one sentence tells that.
void sentences_find(const SentenceSearch *search, Sentences *sentences);
