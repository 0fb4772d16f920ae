// Prose: what the ease of reading is reckoned from: the sentences, words and syllables of English running text. A test
// holds the counts to texts counted by hand.
#pragma once

#include "base/interrupt.h"
#include "base/text.h"

typedef struct ProseCount {
    int sentences, words, syllables;
} ProseCount;

// The next sentence at or after *from, trimmed, and moves *from behind it; empty when none is left. It ends with . ! ?
// or an ellipsis before white space and no small letter, or with the text. What holds no word is passed over.
Text prose_sentence(Text text, size_t *from);

// The next word likewise: letters and digits (beyond ASCII all but signs and punctuation), with apostrophes, hyphens
// and points between them.
Text prose_word(Text text, size_t *from);

int prose_words(Text text);

// interrupt: NULL where the text is counted to its end.
ProseCount prose_count(Text text, Interrupt *interrupt);

ProseCount prose_add(ProseCount a, ProseCount b);

// The Flesch-Kincaid grade (Kincaid et al. 1975): years of school in the United States. 0 where there is no word.
double prose_grade(ProseCount count);
