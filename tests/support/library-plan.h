// The plan of the shipped library, from tests/coverage/: its points, the places where they are said, and for each point
// the sentence that says it.
#pragma once

#include "base/array.h"
#include "base/text.h"

typedef struct PlanRow {
    Text id, flags, lands; // lands: numbers of places
} PlanRow;

// A chapter, an exercise or one question.
typedef struct PlanPlace {
    Text number, id, marks; // id: item, or item#question
    Text item, question;    // of the id; question: empty for a whole item
} PlanPlace;

typedef struct PlanSentence {
    Text row, place, words; // place: its id as in items.txt; words: those of the page, " / " between blocks
} PlanSentence;

typedef struct Plan {
    ARRAY(PlanRow) rows;
    ARRAY(PlanPlace) places;
    ARRAY(PlanSentence) sentences;
} Plan;

// All is in arena; a file that cannot be read fails the test.
Plan plan_read(Arena *arena);

// Lends it, or NULL.
const PlanRow *plan_find_row(const Plan *plan, Text id);

// Whether a list of words parted by white space has this one.
bool plan_lists(Text list, Text wanted);

// Whether flags or marks have this letter.
bool plan_has_flag(Text flags, char flag);
