// The proof of one exercise, whatever it was read from.
#pragma once

#include "book/book.h"

// Adds an error for each fault: what is unsound, steps that no path leads to or that never end, answers used before
// they are asked. True when there is none.
bool proof_exercise(const Exercise *exercise, Problems *problems);

// An answer that a step needs.
typedef struct Lack {
    Id step, answer;
} Lack;

// True when somebody who begins at that step of the exercise, and goes on from there, may come to one that needs an
// answer which they have not been asked for; lack tells one such.
bool proof_exercise_lacks(const Exercise *exercise, const Step *step, Lack *lack);
