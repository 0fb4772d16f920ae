// The proof of one exercise, whatever it was read from.
#pragma once

#include "book/book.h"

// Adds an error for each fault: what is unsound, steps that no path leads to or that never end, answers used before
// they are asked. True when there is none.
bool proof_exercise(const Exercise *exercise, Problems *problems);
