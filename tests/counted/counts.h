// Counts: what a run of the player costs, told without a clock, so that a busy machine tells the same. The player's
// rooms are built once more with a call at the start of every block of straight code (-fsanitize-coverage=trace-pc),
// and the linker leads what base/heap.c asks glibc for here
// (--wrap).
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct Counts {
    long blocks;        // of straight code, run
    long deaf_blocks;   // the most that ran from one counts_heed to the next
    size_t bytes_most;  // asked of malloc by the player and its libraries, at one time
    size_t stack_bytes; // between the deepest call and where counting began
    bool is_over;       // it was ended because it ran more blocks than it may
} Counts;

// Begins at nothing. When more than blocks_most have run, over is called, which does not return.
void counts_begin(long blocks_most, void (*over)(void));

// The player asks whether it is still wanted, or has done what was wanted. Begins with the first call: to open a
// library is none of it.
void counts_heed(void);

Counts counts_end(void);
