// Growth: what the workloads that grow as libraries do cost at n, 2n and 4n: the time to check one, to open it and to
// lay its item out, and the paragraphs set for that. Of each cost the exponent is told: 1 for what grows as the library
// does.
#pragma once

#include "command/stage.h"

// Measures and prints them all. False when there are no fonts, or no folder to write to; a sentence was printed.
bool growth_print(const StageSpec *spec);
