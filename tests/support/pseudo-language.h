// PseudoLanguage: xx, a language made from English by a rule, for tests of layout. Letters bear marks above and below,
// every vowel stands twice, so that words are about forty of a hundred longer, and what is more than one word stands in
// brackets, which tell whether all of it is on the glass. Markup, placeholders and the forms of a count stay whole; the
// names of now and of needs, which have fourteen letters at most, and phrases whose note bounds their lines bear marks
// alone.
#pragma once

#include "base/text.h"

// A file of a library in xx, in arena.
Text pseudo_language_file(Arena *arena, Text bytes);

// Copies the shipped library into that empty folder, with xx as one more draft. A file that cannot be read or written
// fails the test.
void pseudo_language_library(const char *folder);
