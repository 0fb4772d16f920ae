// FinderRecent: what came of the text that was typed last: every frame asks for it again, until a key changes it.
#pragma once

#include "find/finder.h"

typedef struct FinderRecent {
    Arena *arena;
    Text typed;
    int findings_most, completion_most; // of these so many at most; -1: not known yet
    Findings findings;
    Completion completion;
} FinderRecent;

FinderRecent finder_recent_open(void);
void finder_recent_close(FinderRecent *recent);

// Nothing is known of any text, and nothing of it is left in memory.
void finder_recent_forget(FinderRecent *recent);

// That text is the recent one from now on; of another one all is forgotten.
void finder_recent_ask(FinderRecent *recent, Text typed);

// All that may point into words that were read for a moment points into arena from now on.
Findings finder_recent_copy_findings(Arena *arena, const Findings *findings);
Completion finder_recent_copy_completion(Arena *arena, const Completion *completion);
