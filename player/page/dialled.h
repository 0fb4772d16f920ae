// Dialled: numbers that look as if they were to be dialled, like 020 7946 0812 or +44 (0)20. Whatever the direction of
// the words around it, such a number is read from left to right as a whole: its groups never change places. Digits of
// any script count: groups of them with spaces, brackets, dashes and slashes between, four digits and more; or a plus
// sign and five. Times, decimals and ranges are none.
#pragma once

#include "base/interrupt.h"
#include "base/unicode.h"

// Gives each of those numbers one level: levels (of UAX 9, for the same text, in its order) become those as if the
// number stood in an isolate that runs from left to right. What is new lives in arena. Broken off, it leaves out the
// numbers that are not read yet.
void dialled_settle(Arena *arena, Text text, Interrupt *interrupt, BidiRuns *levels);
