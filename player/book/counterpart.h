// Counterpart: where somebody is once the same text stands in other words. In every language an item has the same
// blocks; a level of easier words has fewer of them, or others.
#pragma once

#include "book/book.h"

// A stretch of running text that is read as one.
typedef struct TextPart {
    Id item, part; // part: a question of a set, a step of an exercise; "": the chapter, or what stands before the steps
    bool is_brief; // the short version of a content note
} TextPart;

// The place in the other book. Where either has it in easier words: as far between the nearest sections that both have,
// or else in the whole, as it is here; the beginning where either has no such text. Loads both bodies for that.
Place counterpart_find(Book *from, Book *to, const TextPart *part, Place place);

// Whether an exercise asks the same in both, so that a way through it and its answers hold.
bool counterpart_asks_same(Book *from, Book *to, Id exercise);
