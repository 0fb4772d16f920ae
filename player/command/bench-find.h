// BenchFind: what finding costs in 1, 10 and 50 MB of text: how long the list of words takes to make and how large it
// is, how long every key takes that somebody types, and the most memory. The text is made up, always the same: words
// as rare and as common as those of a language (Zipf's law), in paragraphs.
#pragma once

// Measures and prints them all.
void bench_find_print(void);
