// Length: how long and the reading grade of chapters, answers and steps in English, held to the numbers of the library
// plan. Running text counts; titles, options and the riders that many pages share do not, nor do named terms for the
// grade.
#pragma once

#include "proof/source-text.h"
#include "proof/terms.h"

enum {
    SENTENCE_WORDS_MOST = 22,
    EASY_SENTENCE_WORDS_MOST = 12, // in easier words, where a page may be as short as it likes
    CHAPTER_WORDS_LEAST = 150,
    CHAPTER_WORDS_MOST = 350,
    ANSWER_WORDS_LEAST = 40,
    ANSWER_WORDS_MOST = 120,
    STEP_WORDS_MOST = 60,
    PAGE_WORDS_LEAST = 80, // from which a passage is judged as a page
};
#define CHAPTER_GRADE_MOST 6.5
#define PAGE_GRADE_MOST 8.0

// Adds a warning for each measure that this element, a chapter, section, answer, step or what opens within a step, does
// not keep. Other elements have none. terms: NULL where no names are known.
void length_check(Arena *arena, const XmlNode *node, const Terms *terms, Problems *problems);
