// Slip words: answers and the words about them as one line of a slip. An answer may be part of a sentence, or a whole
// one with its full stop.
#pragma once

#include "book/phrases.h"

// Answers one after the other: as the list that the language makes of them, where a whole sentence ends it and what
// follows begins another. In arena.
Text slip_words_list(Arena *arena, const Phrases *phrases, const Text *answers, int count);

// What follows in the line; a full stop that stands there already is not set again.
Text slip_words_go_on(Arena *arena, Text line, Text words);
