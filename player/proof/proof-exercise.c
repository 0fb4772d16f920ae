// The proof of one exercise: it is sound, a path leads to each step and from there to an end, and whatever uses an
// answer comes after it was asked.
#include "proof/proof-exercise.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "book/exercise.h"
#include "book/soundness.h"
#include "book/uses.h"
#include "proof/step-graph.h"

typedef struct ExerciseProof {
    Arena *arena; // until the proof is over
    Problems *problems;
    const Exercise *exercise;
    StepGraph graph;
    int asked_in[SLOTS_MOST]; // the step of each answer
    int from;                 // the step that is begun at; -1: at the beginning
    Lack *lack;               // what was found to be lacking there, or NULL
} ExerciseProof;

// ---- Paths

static void prove_paths(ExerciseProof *proof, const Asked *asked)
{
    const bool *ends = step_graph_find_ends(&proof->graph, proof->arena);
    for (int i = 0; i < proof->exercise->step_count; i++) {
        const Step *step = &proof->exercise->steps[i];
        if (!asked[i].is_reached) {
            problems_add(proof->problems, SEVERITY_ERROR, step->id_at, "no path leads to the step \"%s\"", step->id.at);
            problems_hint(proof->problems, "let a goto or next name it, or take it out");
        } else if (!ends[i]) {
            problems_add(proof->problems, SEVERITY_ERROR, step->id_at, "from the step \"%s\" no path comes to an end",
                         step->id.at);
            problems_hint(proof->problems, "let a next or goto lead out of the circle");
        }
    }
}

// ---- Answers

static void find_asking_steps(ExerciseProof *proof)
{
    for (int i = 0; i < proof->exercise->step_count; i++) {
        const Interaction *asked = proof->exercise->steps[i].interaction;
        if (asked->slot >= 0 && asked->slot < SLOTS_MOST)
            proof->asked_in[asked->slot] = i;
        for (int t = 0; t < asked->turn_count; t++) {
            const Interaction *choose = asked->turns[t].choose;
            if (choose && choose->slot >= 0 && choose->slot < SLOTS_MOST)
                proof->asked_in[choose->slot] = i;
        }
    }
}

static bool stands_before(Position a, Position b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

// Asked in the same step, and before the use: what follows an interaction may answer to it at once.
static bool is_asked_here(const ExerciseProof *proof, int slot, const Use *use)
{
    const Interaction *asked = proof->exercise->slots[slot];
    return proof->asked_in[slot] == use->step && use->inside != asked && stands_before(asked->at, use->name->at);
}

// A condition may name what only some paths ask; whoever was not asked does not meet it. Other uses need an answer.
static void prove_asked(ExerciseProof *proof, const Use *use, const Asked *asked)
{
    int slot = step_graph_find_answer(&proof->graph, use->name->id);
    if (slot < 0 || is_asked_here(proof, slot, use))
        return;
    assert(slot < SLOTS_MOST && use->step < proof->exercise->step_count);
    uint32_t bit = (uint32_t)1 << slot;
    if (use->step >= 0 && !asked[use->step].is_reached)
        return; // told elsewhere, or conditions that exclude each other
    if (use->step < 0 || !(asked[use->step].perhaps & bit)) {
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at, "\"%s\" has not been asked before this",
                     use->name->id.at);
        problems_hint(proof->problems, "only earlier answers can be used");
    } else if (use->kind != USE_CONDITION && !(asked[use->step].always & bit)) {
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at,
                     "\"%s\" is not asked on every path that leads here", use->name->id.at);
        problems_hint(proof->problems, "put this into a when that names the choice leading there");
    }
}

// ---- Uses that need an answer

// What is known of whoever comes to a use; the tests in order, each once.
typedef struct Guarded {
    const Use *use;
    Tests known;
} Guarded;

typedef ARRAY(Guarded) Guards;

static int compare_tests(const void *left, const void *right)
{
    const Test *a = left, *b = right;
    int order = (a->slot > b->slot) - (a->slot < b->slot);
    return order ? order : (a->is > b->is) - (a->is < b->is);
}

static int compare_guards(const void *left, const void *right)
{
    Tests a = ((const Guarded *)left)->known, b = ((const Guarded *)right)->known;
    int order = (a.count > b.count) - (a.count < b.count);
    for (int i = 0; !order && i < a.count; i++)
        order = compare_tests(&a.at[i], &b.at[i]);
    return order;
}

static Guarded guard(const ExerciseProof *proof, const Use *use)
{
    Guarded guarded = {.use = use};
    Tests *known = &guarded.known;
    step_graph_add_tests(&proof->graph, use->when, known);
    if (use->step >= 0)
        step_graph_add_tests(&proof->graph, proof->exercise->steps[use->step].when, known);
    if (known->count)
        qsort(known->at, (size_t)known->count, sizeof *known->at, compare_tests);
    int kept = 0;
    for (int i = 0; i < known->count; i++)
        if (i == 0 || compare_tests(&known->at[i], &known->at[kept - 1]) != 0)
            known->at[kept++] = known->at[i];
    known->count = kept;
    return guarded;
}

static const Asked *follow(ExerciseProof *proof, Arena *arena, Tests known)
{
    return proof->from < 0 ? step_graph_follow(&proof->graph, arena, known)
                           : step_graph_follow_from(&proof->graph, arena, proof->from, known);
}

typedef void (*JudgeUse)(ExerciseProof *proof, const Guarded *guarded, const Asked *asked);

// Paths are followed once for all that stands under the same conditions.
static void judge_guarded(ExerciseProof *proof, Guards guards, JudgeUse judge)
{
    if (guards.count)
        qsort(guards.at, (size_t)guards.count, sizeof *guards.at, compare_guards);
    Arena *scratch = arena_create();
    const Asked *asked = NULL;
    for (int i = 0; i < guards.count; i++) {
        if (i == 0 || compare_guards(&guards.at[i], &guards.at[i - 1]) != 0) {
            arena_reset(scratch);
            asked = follow(proof, scratch, guards.at[i].known);
        }
        judge(proof, &guards.at[i], asked);
    }
    arena_destroy(scratch);
}

static void prove_guarded(ExerciseProof *proof, const Guarded *guarded, const Asked *asked)
{
    prove_asked(proof, guarded->use, asked);
}

// The uses that need an answer.
static Guards list_needy(const ExerciseProof *proof, Uses uses)
{
    Guards guards = {0};
    for (int i = 0; i < uses.count; i++)
        if (uses.at[i].kind != USE_CONDITION)
            *array_push(proof->arena, &guards) = guard(proof, &uses.at[i]);
    return guards;
}

static void prove_uses(ExerciseProof *proof, const Asked *asked)
{
    Uses uses = uses_of(proof->arena, proof->exercise);
    for (int i = 0; i < uses.count; i++)
        if (uses.at[i].kind == USE_CONDITION)
            prove_asked(proof, &uses.at[i], asked);
    judge_guarded(proof, list_needy(proof, uses), prove_guarded);
}

bool proof_exercise(const Exercise *exercise, Problems *problems)
{
    assert(exercise->step_count >= 0 && problems->arena);
    int errors_before = problems->error_count;
    soundness_prove(exercise, problems);
    ExerciseProof proof = {.arena = arena_create(), .problems = problems, .exercise = exercise, .from = -1};
    proof.graph = step_graph_of(proof.arena, exercise);
    if (!proof.graph.has_gaps) {
        find_asking_steps(&proof);
        const Asked *asked = step_graph_follow(&proof.graph, proof.arena, (Tests){0});
        prove_paths(&proof, asked);
        prove_uses(&proof, asked);
    }
    arena_destroy(proof.arena);
    return problems->error_count == errors_before;
}

// ---- Beginning at a step

// Whether somebody who was not asked for some answers meets none of these conditions.
static bool is_shut(Tests known, uint32_t perhaps)
{
    for (int i = 0; i < known.count; i++) {
        bool is_asked = known.at[i].slot < 0 || perhaps >> known.at[i].slot & 1;
        if (!is_asked && !step_graph_is_none(known.at[i]))
            return true;
    }
    return false;
}

static void note_lack(ExerciseProof *proof, const Guarded *guarded, const Asked *asked)
{
    const Use *use = guarded->use;
    int slot = step_graph_find_answer(&proof->graph, use->name->id);
    if (slot < 0 || use->step < 0 || !asked[use->step].is_reached || is_asked_here(proof, slot, use))
        return;
    if (asked[use->step].always >> slot & 1 || is_shut(guarded->known, asked[use->step].perhaps))
        return;
    *proof->lack = (Lack){proof->exercise->steps[use->step].id, use->name->id};
}

bool proof_exercise_lacks(const Exercise *exercise, const Step *step, Lack *lack)
{
    assert(step >= exercise->steps && step < exercise->steps + exercise->step_count);
    *lack = (Lack){.step = {{0}}};
    if (step->when) {
        *lack = (Lack){step->id, step->when->name.id};
        return true;
    }
    ExerciseProof proof = {
        .arena = arena_create(), .exercise = exercise, .from = (int)(step - exercise->steps), .lack = lack};
    proof.graph = step_graph_of(proof.arena, exercise);
    if (!proof.graph.has_gaps) {
        find_asking_steps(&proof);
        judge_guarded(&proof, list_needy(&proof, uses_of(proof.arena, exercise)), note_lack);
    }
    arena_destroy(proof.arena);
    return lack->step.at[0];
}
