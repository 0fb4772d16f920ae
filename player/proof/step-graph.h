// Step graph: the steps of one exercise and the ways between them. Whoever comes to a step that has conditions meets it
// or passes over it to the following one; from a step its next, its gotos or plain order lead on. What has been asked
// before a step is found as compilers find which variables are set: a bit an answer, joined over all paths until
// nothing changes. The work grows like the steps and the ways between them.
#pragma once

#include "base/array.h"
#include "base/index.h"
#include "book/book.h"

// What is known of an answer: one of these options was chosen. A bit an option, one more for none, and one for options
// that nobody has written.
typedef struct Test {
    int slot;
    uint64_t is;
} Test;

typedef ARRAY(Test) Tests;

// Whether it holds as well where nothing was chosen.
bool step_graph_is_none(Test test);

// What holds at a step.
typedef struct Asked {
    bool is_reached;
    uint32_t always, perhaps; // answers asked on every path that leads here, and on some path
} Asked;

typedef struct StepGraph {
    Arena *arena;
    const Exercise *exercise;
    Index steps, answers;   // Step by its id, Interaction by its name
    struct StepNode *nodes; // two a step, and the end
    int node_count;
    const Interaction *const *writers; // of each answer's options
    bool has_gaps;                     // a next or goto leads nowhere, so that paths cannot be judged
    long visits;                       // nodes looked at, for tests
} StepGraph;

// The graph in arena. The exercise must outlive it.
StepGraph step_graph_of(Arena *arena, const Exercise *exercise);

// The slot of an answer; -1 when there is none, or it is beyond the first SLOTS_MOST.
int step_graph_find_answer(const StepGraph *graph, Id name);

// Adds what is known of whoever meets these conditions and those around them.
void step_graph_add_tests(const StepGraph *graph, const Condition *condition, Tests *tests);

// What holds at each step, and behind them at the end, for visitors of whom this is known (no tests: for all). In
// arena.
const Asked *step_graph_follow(StepGraph *graph, Arena *arena, Tests known);

// The same for whoever begins at a step, which is shown whatever its conditions, and has been asked nothing before.
const Asked *step_graph_follow_from(StepGraph *graph, Arena *arena, int step, Tests known);

// True for each step from which the end can be reached. In arena.
const bool *step_graph_find_ends(StepGraph *graph, Arena *arena);
