// Way: which steps of an exercise the answers let through, found out in one look at all of them: which comes first,
// which follows another, how many are left. It holds until an answer changes, and as long as the arena it was made in.
#pragma once

#include "screen/answers.h"

typedef struct Way {
    Arena *arena;
    const Exercise *exercise;
    Answers *answers;
    const int *open_from;     // for each step, itself or the next one that is shown; the count of steps: none
    const Step *const *by_id; // all steps, ascending by id
} Way;

Way way_of(Arena *arena, Answers *answers, const Exercise *exercise);

// The step with that id; -1 where there is none.
int way_find(const Way *way, Id id);

// The first step that is shown, and the one that comes after a step: where the answer given in it leads, where the step
// itself does, or the next one. -1: none, the exercise is over.
int way_first(const Way *way);
int way_after(const Way *way, int step);

// The least steps from this one to the end: by the answers that are given now, and where a question has none yet, by
// whichever leads there soonest. As many as there are where none leads to the end.
int way_left(const Way *way, int step);
