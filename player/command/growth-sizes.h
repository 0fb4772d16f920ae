// GrowthSizes: what the acts of a reader cost by how much there is to read: in megabytes, in items, and in one item;
// for libraries and for books of the world.
#pragma once

#include "command/stage.h"

// Measures and prints them all, each row in a process of its own. False when one could not be measured; a sentence was
// printed.
bool growth_sizes_print(const StageSpec *spec);
