// Surroundings: what words stand in, put into words, for those who do not see how they are set: "List, 1 of 3", "Tip",
// "Row 2 of 4, Time". What both they and the words said before them stand in is not told again.
#pragma once

#include "app/scene.h"

// What is said before the words of a stop: that a note or a quotation has ended, and what begins. Either may be empty.
typedef struct Surroundings {
    Text ends, begins;
} Surroundings;
Surroundings surroundings_of(const Scene *scene, const Stop *stop, Arena *arena);

// What kind of words they are themselves: "heading"; empty: plain ones.
Text surroundings_kind(const Scene *scene, const Stop *stop);
