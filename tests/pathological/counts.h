// Counts: what a run of the player costs, told without a clock, so that a busy machine tells the same. The player's
// rooms are built once more with a call at the start of every block of straight code (-fsanitize-coverage=trace-pc),
// and the linker leads their calls of malloc here (--wrap).
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct Counts {
    long blocks;        // of straight code, run
    size_t bytes_most;  // asked of malloc by the player, at one time
    size_t stack_bytes; // between the deepest call and where counting began
    bool is_over;       // it was ended because it ran more blocks than it may
} Counts;

// Begins at nothing. When more than blocks_most have run, over is called, which does not return.
void counts_begin(long blocks_most, void (*over)(void));

Counts counts_end(void);
