// BenchFind: what finding costs in 1, 10 and 50 MB of text: how long the list of words takes to make and how large it
// is, how long every key takes that somebody types, and the most memory. The text is made up, always the same: words
// as rare and as common as those of a language (Zipf's law), in paragraphs.
#pragma once

#include "command/stage.h"

// Measures and prints them all.
void bench_find_print(void);

// The same of a library, or of the book of the world that was named, with words of its own, as they are typed on the
// screen, and what it takes to show the places of each. False when it cannot be opened.
bool bench_find_print_of(const StageSpec *spec);
