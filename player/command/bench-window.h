// BenchWindow: the player in its real window with a stopwatch beside it. It begins at the first page of the longest
// chapter, turns some pages, prints one line of JSON once it is at rest, and stays at rest until it is told to end:
//
//   {"first_page_ms":28.1,"turn_ms":1.9,"pss_kib":12600}
//   {"frames_at_rest":0}
//
// first_page_ms: from LECTERN_EXEC_NS (CLOCK_MONOTONIC in nanoseconds, set by the parent right before it starts this
// program; without it from here) until that page is presented. turn_ms: the median of some turns, from the key to the
// presented page. pss_kib: proportional set size after them. The second line comes at the end: frames presented after
// the first.
#pragma once

#include "app/loop.h"

// False when there is no display or no fonts; a sentence was printed.
bool bench_window_show(LoopSpec spec);
