// Group: what is told, for those who listen, of what stands in a group: which of how many one is, and how many there
// are where they come up. Bars are no group: their buttons stand everywhere.
#pragma once

#include "app/scene.h"

// "2 of 5"; empty where it stands alone or in a bar, or its name says so.
Text group_position(const Scene *scene, const Stop *stop, Arena *arena);

// Of which group that tells how many it has the target at a stop is one; GROUP_PLAIN: of none.
GroupKind group_of(const Scene *scene, const Stop *stop);

// Adds how many a group has; of ways on what they answer as well, where that does not stand on the frame, and the first
// of them, unless it has the focus, which tells it.
void group_tell(const Scene *scene, const Stop *first, Sayings *sayings);
