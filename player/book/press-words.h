// PressWords: the words of a block while they are gathered, with what is not plain about them, by HTML's rules for
// white space: a run of it is one space, none stands at the ends of a line, and a no-break space is a letter like
// others.
#pragma once

#include "base/array.h"
#include "book/book.h"

enum {
    PRESS_BLOCK_BYTES = 60 * 1024, // a text is parted at the first end of a sentence behind these,
    PRESS_BLOCK_MOST = 64 * 1024,  // and here wherever it is
    PRESS_CAPITALS_MOST = 400,     // bytes that are seen as capitals
    PRESS_SPANS_MOST = 4000,       // of one block; the rest of it is plain
};

typedef struct PressWords {
    Arena *arena; // for the words at hand
    char *at;
    size_t size, room;
    ARRAY(Span) spans;
    bool has_space;   // owed before the next character
    bool keeps_space; // as in pre: all of it stays, and a tab leads to the next stop
    int column;       // then: of the next character in its line
} PressWords;

// Adds words in the style of a span. Returns how many bytes were taken: fewer than all of them when the block is full
// and is to be taken first.
size_t press_words_add(PressWords *words, Text text, const Span *style);

// Ends the line.
void press_words_end_line(PressWords *words);

bool press_words_is_empty(const PressWords *words);

// Nothing stands on the line at hand.
bool press_words_is_at_line_start(const PressWords *words);

// Hands the words over to a block, copied to arena, and begins anew.
void press_words_take(PressWords *words, Arena *arena, Block *block);
