// Slip words: answers and the words about them as one line of a slip. An answer may be part of a sentence, or a whole
// one with its full stop.
#pragma once

#include "base/text.h"

// A further answer behind the ones before it: after a whole sentence another one, otherwise the next of a list. A word
// for "and" would be needed in every language, so commas part them.
Text slip_words_list(Arena *arena, Text answers, Text answer);

// What follows in the line; a full stop that stands there already is not set again.
Text slip_words_go_on(Arena *arena, Text line, Text words);
