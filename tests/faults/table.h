// Table: what came of refusals, a line for each library and each of our own files that it worked for.
#pragma once

#include "refusals.h"

// Prints it to standard output; tells_places: with a line for each function. True when nothing is amiss.
bool table_print(const RefusalPlace *places, int count, bool tells_places);
