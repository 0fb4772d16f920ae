// Flow iterator: the blocks of a flow in reading order, those inside others among them. Each is entered and, after what
// it holds, left; whoever walks may pass over what is inside the block at hand. It keeps its own place and calls
// nobody, so that however deep blocks nest, walking them takes no more of the stack.
#pragma once

#include "book/book.h"

// Blocks around a block, at most. XML nests no deeper; what lies deeper in a model made elsewhere is passed over.
enum { FLOW_DEPTH_MOST = 64 };

typedef enum FlowEvent { FLOW_END, FLOW_ENTER, FLOW_LEAVE } FlowEvent;

typedef struct FlowIterator {
    const Block *block; // the one entered or left; NULL before the first and after the last
    int depth;          // how many blocks stand around it
    FlowEvent event;    // the latest; FLOW_END before the first
    bool passes_over;
    struct {
        const Block *at, *end;
    } rows[FLOW_DEPTH_MOST + 1]; // of each depth: the block at hand, and the end of its siblings
} FlowIterator;

// Before the first block. The flow must outlive the walk.
void flow_begin(FlowIterator *walk, Flow flow);

// Goes on. Every block is entered and left once, what it holds in between; after the last, FLOW_END and nothing more.
FlowEvent flow_next(FlowIterator *walk);

// Goes on to the next block entered, and lends it; NULL after the last. For those who care in which order blocks begin,
// and no more.
const Block *flow_enter(FlowIterator *walk);

// Passes over what the block just entered holds: it is left next.
void flow_pass_over(FlowIterator *walk);
