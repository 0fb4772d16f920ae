// Sentences: what a reader aloud says of a frame, one after the other. A cell of a table, a description of a picture
// and an option are sentences of their own.
#pragma once

#include "base/unicode.h"
#include "page/reading-order.h"

// One that begins on the page. shown_end: the bytes of it that stand there; less than spoken.end when it goes on
// overleaf.
typedef struct Sentence {
    Spoken spoken;
    uint32_t shown_end;
    Text text;     // as it is said
    Text language; // empty: the book's
} Sentence;

typedef ARRAY(Sentence) Sentences;

// The sentences that begin on the frame, in reading order, in arena: of words that are read (Line), of descriptions of
// pictures, and of what there is to choose. A cell of a table, an option and a description end a sentence. The bars and
// buttons have none.
void sentences_find(const Frame *frame, Unicode *unicode, Arena *arena, Sentences *sentences);
