#include "proof/step-graph.h"

#include <assert.h>
#include <string.h>

// Of step i there are the node 2i, where one comes to it, and 2i + 1, where it is shown. The last node is the end.
typedef struct StepEdge {
    int to;
    uint64_t choice; // the options, as bits, by which a goto is taken; 0: whatever was chosen
} StepEdge;

typedef struct StepNode {
    Tests tests; // of the step's own conditions; where one comes to it
    const StepEdge *edges;
    int edge_count;
} StepNode;

typedef ARRAY(StepEdge) StepEdges;

static const uint64_t none_bit = (uint64_t)1 << OPTIONS_MOST, unknown_bit = (uint64_t)2 << OPTIONS_MOST;

bool step_graph_is_none(Test test)
{
    return test.is & none_bit;
}

static int arrival_of(int step)
{
    return 2 * step;
}

static int showing_of(int step)
{
    return 2 * step + 1;
}

// ---- Options and conditions

int step_graph_find_answer(const StepGraph *graph, Id name)
{
    const Interaction *asked = index_find(&graph->answers, id_text(&name));
    return asked && asked->slot < SLOTS_MOST ? asked->slot : -1;
}

// An answer may be taken from another one's options.
static const Interaction *find_writer(const StepGraph *graph, const Interaction *asked)
{
    for (int hops = 0; asked && !asked->option_count; hops++) {
        int from = hops < SLOTS_MOST ? step_graph_find_answer(graph, asked->from.id) : -1;
        asked = from < 0 ? NULL : graph->exercise->slots[from];
    }
    return asked;
}

static uint64_t option_bit(const Interaction *writer, Id id)
{
    for (int i = 0; writer && i < writer->option_count && i < OPTIONS_MOST; i++)
        if (id_equal(writer->options[i].id, id))
            return (uint64_t)1 << i;
    return unknown_bit;
}

void step_graph_add_tests(const StepGraph *graph, const Condition *condition, Tests *tests)
{
    for (; condition; condition = condition->also) {
        Test test = {.slot = step_graph_find_answer(graph, condition->name.id),
                     .is = condition->is_none ? none_bit : 0};
        const Interaction *writer = test.slot < 0 ? NULL : graph->writers[test.slot];
        for (int i = 0; i < condition->is_count; i++)
            test.is |= option_bit(writer, condition->is[i].id);
        *array_push(graph->arena, tests) = test;
    }
}

// ---- Making the graph

static bool is_single(const Interaction *interaction)
{
    return interaction->kind == STEP_CHOOSE || interaction->kind == STEP_RATE;
}

static void add_edge(StepGraph *graph, StepEdges *edges, Ref to, StepEdge edge)
{
    const Step *step = to.id.at[0] ? index_find(&graph->steps, id_text(&to.id)) : NULL;
    graph->has_gaps |= to.id.at[0] && !step;
    if (step)
        edge.to = arrival_of((int)(step - graph->exercise->steps));
    assert(edge.to >= 0 && edge.to < graph->node_count);
    *array_push(graph->arena, edges) = edge;
}

// The gotos of a single choice. Adds the options that lead nowhere else, and none where there are no options.
static uint64_t add_gotos(StepGraph *graph, StepEdges *edges, const Interaction *choice)
{
    const Interaction *writer = find_writer(graph, choice);
    uint64_t goes_on = writer ? 0 : none_bit;
    for (int i = 0; writer && i < writer->option_count; i++) {
        uint64_t bit = i < OPTIONS_MOST ? (uint64_t)1 << i : unknown_bit;
        if (writer->options[i].go_to.id.at[0])
            add_edge(graph, edges, writer->options[i].go_to, (StepEdge){.choice = bit});
        else
            goes_on |= bit;
    }
    return goes_on;
}

// A step is left along its gotos; along its next as well, unless every option leads elsewhere.
static void make_step(StepGraph *graph, int i)
{
    const Step *step = &graph->exercise->steps[i];
    StepNode *arrival = &graph->nodes[arrival_of(i)], *showing = &graph->nodes[showing_of(i)];
    StepEdges edges = {0}, ways = {0};
    step_graph_add_tests(graph, step->when, &arrival->tests);
    *array_push(graph->arena, &ways) = (StepEdge){.to = showing_of(i)};
    if (arrival->tests.count)
        *array_push(graph->arena, &ways) = (StepEdge){.to = arrival_of(i + 1)};
    uint64_t goes_on = 0;
    bool is_choice = is_single(step->interaction);
    if (is_choice)
        goes_on = add_gotos(graph, &edges, step->interaction);
    if (!is_choice || goes_on)
        add_edge(graph, &edges, step->next, (StepEdge){.to = arrival_of(i + 1), .choice = goes_on & ~none_bit});
    *arrival = (StepNode){arrival->tests, ways.at, ways.count};
    *showing = (StepNode){.edges = edges.at, .edge_count = edges.count};
}

StepGraph step_graph_of(Arena *arena, const Exercise *exercise)
{
    int most = exercise->slot_count < SLOTS_MOST ? exercise->slot_count : SLOTS_MOST;
    StepGraph graph = {.arena = arena, .exercise = exercise, .node_count = 2 * exercise->step_count + 1};
    graph.steps.arena = arena;
    graph.answers.arena = arena;
    for (int i = 0; i < exercise->step_count; i++)
        index_add(&graph.steps, id_text(&exercise->steps[i].id), (void *)&exercise->steps[i]);
    for (int i = 0; i < exercise->slot_count; i++)
        index_add(&graph.answers, id_text(&exercise->slots[i]->name), (void *)exercise->slots[i]);
    const Interaction **writers = arena_many(arena, const Interaction *, most);
    for (int i = 0; i < most; i++)
        writers[i] = find_writer(&graph, exercise->slots[i]);
    graph.writers = writers;
    graph.nodes = arena_many(arena, StepNode, graph.node_count);
    for (int i = 0; i < exercise->step_count; i++)
        make_step(&graph, i);
    return graph;
}

// ---- What is shown to whom

typedef enum Showing { SHOWN_PERHAPS, SHOWN_ALWAYS, SHOWN_NEVER } Showing;

// Whether one condition holds for someone of whom this is known. Several ticks of a checklist may hold at once.
static Showing judge_test(const StepGraph *graph, Test test, Tests known)
{
    bool is_one_of_many = test.slot >= 0 && is_single(graph->exercise->slots[test.slot]);
    for (int i = 0; test.slot >= 0 && i < known.count; i++) {
        if (known.at[i].slot != test.slot)
            continue;
        if (!(known.at[i].is & ~test.is))
            return SHOWN_ALWAYS;
        if (is_one_of_many && !(known.at[i].is & test.is))
            return SHOWN_NEVER;
    }
    return SHOWN_PERHAPS;
}

static Showing judge_tests(const StepGraph *graph, Tests tests, Tests known)
{
    Showing showing = SHOWN_ALWAYS;
    for (int i = 0; i < tests.count; i++) {
        Showing one = judge_test(graph, tests.at[i], known);
        if (one == SHOWN_NEVER)
            return one;
        if (one == SHOWN_PERHAPS)
            showing = one;
    }
    return showing;
}

static bool may_choose(int slot, uint64_t choice, Tests known)
{
    for (int i = 0; choice && i < known.count; i++)
        if (known.at[i].slot == slot && !(known.at[i].is & choice))
            return false;
    return true;
}

// Whether such a visitor may go along the edge. From an arrival the first one leads to the step, the second past it;
// all are open to some visitor.
static bool is_open(const StepGraph *graph, int from, int edge, Tests known)
{
    const StepNode *node = &graph->nodes[from];
    if (from % 2 == 0) {
        Showing showing = judge_tests(graph, node->tests, known);
        return edge == 0 ? showing != SHOWN_NEVER : showing != SHOWN_ALWAYS;
    }
    return may_choose(graph->exercise->steps[from / 2].interaction->slot, node->edges[edge].choice, known);
}

// ---- Following paths

// The nodes that wait to be left, first come, first served.
typedef struct Flood {
    StepGraph *graph;
    Tests known;
    Asked *asked; // by node
    int *queue, first, waiting;
    bool *is_waiting;
} Flood;

static void wait(Flood *flood, int node)
{
    if (flood->is_waiting[node])
        return;
    flood->is_waiting[node] = true;
    assert(flood->waiting < flood->graph->node_count); // each waits once
    flood->queue[(flood->first + flood->waiting++) % flood->graph->node_count] = node;
}

static int stop_waiting(Flood *flood)
{
    assert(flood->waiting > 0);
    int node = flood->queue[flood->first];
    flood->first = (flood->first + 1) % flood->graph->node_count;
    flood->waiting--;
    flood->is_waiting[node] = false;
    return node;
}

static void join(Flood *flood, int node, Asked from)
{
    Asked *to = &flood->asked[node], before = *to;
    to->always = before.is_reached ? before.always & from.always : from.always;
    to->perhaps |= from.perhaps;
    to->is_reached = true;
    if (!before.is_reached || before.always != to->always || before.perhaps != to->perhaps)
        wait(flood, node);
}

// Lets all that can be reached from a node wait in reverse postorder, so that where there is no way back each is left
// once.
static void line_up(Flood *flood, Arena *arena, int from)
{
    const StepGraph *graph = flood->graph;
    int count = graph->node_count, depth = 0, done = count;
    int *stack = arena_many(arena, int, count), *edge = arena_many(arena, int, count),
        *order = arena_many(arena, int, count);
    bool *is_seen = arena_many(arena, bool, count);
    stack[depth++] = from;
    is_seen[from] = true;
    while (depth) {
        int node = stack[depth - 1], e = edge[node]++;
        if (e == graph->nodes[node].edge_count) {
            order[--done] = node;
            depth--;
        } else if (is_open(graph, node, e, flood->known) && !is_seen[graph->nodes[node].edges[e].to]) {
            stack[depth++] = graph->nodes[node].edges[e].to;
            is_seen[stack[depth - 1]] = true;
        }
    }
    for (int i = done; i < count; i++)
        wait(flood, order[i]);
}

static uint32_t asks_of(const StepGraph *graph, int node)
{
    if (node % 2 == 0)
        return 0;
    const Interaction *asked = graph->exercise->steps[node / 2].interaction;
    uint32_t bits = asked->slot >= 0 && asked->slot < SLOTS_MOST ? (uint32_t)1 << asked->slot : 0;
    for (int i = 0; i < asked->turn_count; i++) {
        const Interaction *choose = asked->turns[i].choose;
        if (choose && choose->slot >= 0 && choose->slot < SLOTS_MOST)
            bits |= (uint32_t)1 << choose->slot;
    }
    return bits;
}

static void leave(Flood *flood, int node)
{
    const StepNode *from = &flood->graph->nodes[node];
    Asked asked = flood->asked[node];
    assert(asked.is_reached);
    uint32_t bits = asks_of(flood->graph, node);
    asked.always |= bits;
    asked.perhaps |= bits;
    flood->graph->visits++;
    for (int i = 0; i < from->edge_count; i++)
        if (is_open(flood->graph, node, i, flood->known))
            join(flood, from->edges[i].to, asked);
}

static const Asked *follow(StepGraph *graph, Arena *arena, int from, Tests known)
{
    int count = graph->node_count, steps = graph->exercise->step_count;
    Flood flood = {.graph = graph, .known = known, .asked = arena_many(arena, Asked, count)};
    flood.queue = arena_many(arena, int, count);
    flood.is_waiting = arena_many(arena, bool, count);
    line_up(&flood, arena, from);
    flood.asked[from].is_reached = true;
    while (flood.waiting)
        leave(&flood, stop_waiting(&flood));
    for (int i = 0; i < steps; i++)
        flood.asked[i] = flood.asked[showing_of(i)];
    flood.asked[steps] = flood.asked[count - 1];
    return flood.asked;
}

const Asked *step_graph_follow(StepGraph *graph, Arena *arena, Tests known)
{
    return follow(graph, arena, 0, known);
}

const Asked *step_graph_follow_from(StepGraph *graph, Arena *arena, int step, Tests known)
{
    assert(step >= 0 && step < graph->exercise->step_count);
    return follow(graph, arena, showing_of(step), known);
}

// ---- Ends

// Sorts the edges by where they lead: those to a node are from[start[node]] to from[start[node + 1] - 1].
static void turn_edges(const StepGraph *graph, int *start, int *from)
{
    for (int i = 0; i < graph->node_count; i++)
        for (int e = 0; e < graph->nodes[i].edge_count; e++)
            start[graph->nodes[i].edges[e].to + 2]++;
    for (int i = 2; i < graph->node_count + 2; i++)
        start[i] += start[i - 1];
    for (int i = 0; i < graph->node_count; i++)
        for (int e = 0; e < graph->nodes[i].edge_count; e++)
            from[start[graph->nodes[i].edges[e].to + 1]++] = i;
}

static int count_edges(const StepGraph *graph)
{
    int count = 0;
    for (int i = 0; i < graph->node_count; i++)
        count += graph->nodes[i].edge_count;
    return count;
}

// Goes back from the end along every way that leads there.
const bool *step_graph_find_ends(StepGraph *graph, Arena *arena)
{
    int count = graph->node_count, waiting = 0;
    int *start = arena_many(arena, int, count + 2), *from = arena_many(arena, int, count_edges(graph));
    int *stack = arena_many(arena, int, count);
    bool *ends = arena_many(arena, bool, count), *result = arena_many(arena, bool, graph->exercise->step_count + 1);
    turn_edges(graph, start, from);
    assert(start[count] == count_edges(graph));
    stack[waiting++] = count - 1;
    ends[count - 1] = true;
    while (waiting) {
        int node = stack[--waiting];
        graph->visits++;
        for (int i = start[node]; i < start[node + 1]; i++) {
            if (ends[from[i]])
                continue;
            ends[from[i]] = true;
            stack[waiting++] = from[i];
        }
    }
    for (int i = 0; i < graph->exercise->step_count; i++)
        result[i] = ends[showing_of(i)];
    result[graph->exercise->step_count] = true;
    return result;
}
