// Journey: a script of what a visitor does and sees, one step a line (the grammar stands in lectern-drive's help). It
// is read whole before it runs, so that a misspelt step is found at once.
#pragma once

#include "base/problem.h"

enum { JOURNEY_WORDS_MOST = 6 };

typedef struct JourneyStep {
    int line;
    Text words[JOURNEY_WORDS_MOST]; // the step's name first; quotes and escapes are resolved
    bool quoted[JOURNEY_WORDS_MOST];
    int word_count;
    Text rest; // of the line after the name, as written
} JourneyStep;

typedef struct Journey {
    Text name; // as faults print it
    ARRAY(JourneyStep) steps;
} Journey;

// Reads a script into arena; false when it cannot be read or a string is not closed (a Problem says which).
bool journey_read(Arena *arena, const char *path, Journey *journey, Problems *problems);

// The same from bytes, which must outlive it, into a journey that has its name and no steps.
bool journey_parse(Arena *arena, Text bytes, Journey *journey, Problems *problems);
