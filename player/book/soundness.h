// Soundness: whether an exercise can be shown at all, whatever it was read from: it keeps to what screens and answers
// have room for, what it refers to is there, and what belongs together stands together. Answers that depend on each
// other in a circle are told as well, but keep nobody from the rest: options that wait for each other are never
// offered.
#pragma once

#include "book/book.h"

// Adds an error for each fault. True when it can be shown: there is none, or none but circles.
bool soundness_prove(const Exercise *exercise, Problems *problems);
