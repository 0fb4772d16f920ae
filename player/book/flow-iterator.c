#include "book/flow-iterator.h"

#include <assert.h>

void flow_begin(FlowIterator *walk, Flow flow)
{
    assert(flow.count >= 0 && (flow.blocks || !flow.count));
    walk->block = NULL;
    walk->depth = 0;
    walk->event = FLOW_END;
    walk->passes_over = false;
    walk->rows[0].at = flow.blocks;
    walk->rows[0].end = flow.blocks + flow.count;
}

static FlowEvent arrive(FlowIterator *walk, FlowEvent event)
{
    walk->block = event == FLOW_END ? NULL : walk->rows[walk->depth].at;
    walk->passes_over = false;
    return walk->event = event;
}

// Enters the sibling that stands there; where there is none, leaves the block around.
static FlowEvent enter_sibling(FlowIterator *walk)
{
    if (walk->rows[walk->depth].at < walk->rows[walk->depth].end)
        return arrive(walk, FLOW_ENTER);
    if (walk->depth == 0)
        return arrive(walk, FLOW_END);
    walk->depth--;
    return arrive(walk, FLOW_LEAVE);
}

static bool goes_inside(const FlowIterator *walk)
{
    return !walk->passes_over && walk->block->child_count > 0 && walk->depth < FLOW_DEPTH_MOST;
}

FlowEvent flow_next(FlowIterator *walk)
{
    assert(walk->depth >= 0 && walk->depth <= FLOW_DEPTH_MOST);
    const Block *block = walk->block;
    if (walk->event == FLOW_ENTER && !goes_inside(walk))
        return arrive(walk, FLOW_LEAVE);
    if (walk->event == FLOW_ENTER) {
        walk->depth++;
        walk->rows[walk->depth].at = block->children;
        walk->rows[walk->depth].end = block->children + block->child_count;
    } else if (walk->event == FLOW_LEAVE) {
        walk->rows[walk->depth].at++;
    }
    return enter_sibling(walk);
}

const Block *flow_enter(FlowIterator *walk)
{
    while (flow_next(walk) == FLOW_LEAVE)
        continue;
    return walk->block;
}

void flow_pass_over(FlowIterator *walk)
{
    assert(walk->event == FLOW_ENTER);
    walk->passes_over = true;
}
