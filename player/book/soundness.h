// Soundness: whether an exercise can be shown at all, whatever it was read from: it keeps to what screens and answers
// have room for, what it refers to is there, what belongs together stands together, and no answers depend on each other
// in a circle.
#pragma once

#include "book/book.h"

// Adds an error for each fault. True when there is none.
bool soundness_prove(const Exercise *exercise, Problems *problems);
