// Plans: what screens have worked out before, found again by a key that stands for all it depends on: how wide the
// cells of the bars are, how a control stands in a width. A screen states itself anew at every draw; what has not
// changed is not measured again. Plans know what was read, and are overwritten with the visit.
#pragma once

#include "base/arena.h"
#include "base/hash.h"

typedef struct Plans Plans;

Plans *plans_create(void);
void plans_destroy(Plans *plans); // wipes first

// The plan of size bytes with that key: the one made before, or a zeroed one, which the caller fills at once (*is_new).
// Lent until PLANS_MOST more have been made, or plans_forget.
enum { PLANS_MOST = 1 << 13 };
void *plans_find(Plans *plans, uint64_t key, size_t size, bool *is_new);

// What a plan that has just been found points to can live here: as long as the plan.
Arena *plans_arena(Plans *plans);

// Plans made since creation, for tests.
long plans_made(const Plans *plans);

// Overwrites and drops all.
void plans_forget(Plans *plans);
