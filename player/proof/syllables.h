// Syllables of English words, told from their spelling: letters that are silent are set aside, groups of vowels
// counted, vowels that part added, and a short list answers for words that no rule fits.
#pragma once

#include "base/text.h"

// How many one word has, as it is spoken; at least 1. Parts joined by hyphens or points add up; each digit is one.
int syllables_count(Text word);
