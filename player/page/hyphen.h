// Hyphen: where a word may be parted, so that no line keeps or carries a few letters alone.
#pragma once

#include "base/text.h"

enum { HYPHEN_LETTERS_LEAST = 3 }; // of a word on each of both lines

// The word at that byte goes on with as many letters. What is not seen, or stands on a letter, does not count.
bool hyphen_has_letters_after(Text text, size_t at);

// A line does not end there: after a hyphen that would leave or carry a few letters alone.
bool hyphen_keeps_together(Text text, size_t end);
