// Wording: English words that the library leaves out, each with what to say instead, and those that may not be read
// from across a room.
#pragma once

#include "base/interrupt.h"
#include "base/text.h"

typedef struct WordingHit {
    size_t start, end; // bytes of the text
    const char *hint;
} WordingHit;

// Who is speaking.
typedef enum WordingVoice {
    WORDING_LIBRARY,
    WORDING_SOMEBODY, // a line for the reader to pick or turn over, which may promise and order as people do
} WordingVoice;

// Words that are looked through.
typedef struct WordedText {
    Text text;
    WordingVoice voice;
    Interrupt *interrupt; // NULL: they are looked through to their end
} WordedText;

// The first wording at or after *from that the library leaves out, and moves *from behind it; false when there is none.
bool wording_find(const WordedText *worded, size_t *from, WordingHit *hit);

// The first private word (R14), as the list has it; NULL when there is none. *at is its byte; at may be NULL.
const char *wording_private(Text text, size_t *at);
