// Refusals: every request for memory that this program and its libraries make is refused once. At the request the
// program is forked: the copy is told that there is no memory, and goes on to whatever end it comes to; the program
// waits for that end, notes it, has its memory and goes on. Processes that the player forks do the same.
//
// It stands between base/heap.c and the C library: the program is linked with --wrap for what heap.c asks.
#pragma once

#include <stdbool.h>

typedef enum RefusalEnd {
    REFUSAL_ENDED,     // the program ended and said why
    REFUSAL_WITHDRAWN, // a picture's process ended: the player goes on without the picture
    REFUSAL_WENT_ON,   // all was done that had been asked for, and nothing was found wrong
    REFUSAL_CRASHED,   // by a signal
    REFUSAL_SILENT,    // ended without a word
    REFUSAL_DAMAGED,   // it went on and did something else
    REFUSAL_END_COUNT,
} RefusalEnd;

enum { REFUSAL_CALLERS = 6, REFUSAL_LIBRARY = 48 };

// Where memory is asked for: by which library, and on behalf of which of our own functions.
typedef struct RefusalPlace {
    char library[REFUSAL_LIBRARY];  // "libicuuc", or "player"
    void *callers[REFUSAL_CALLERS]; // return addresses in the program, innermost first; NULL: no more
    bool is_picture;                // in a picture's process
    long asked, refused, ends[REFUSAL_END_COUNT];
} RefusalPlace;

// From here on. every: 1 refuses each request, n the first of each place and each n-th besides.
void refusals_begin(long every);

// What was done comes to its end. A copy that was refused something ends here, with that status.
void refusals_end(int status);

// The places, in the order they were met.
int refusals_places(const RefusalPlace **places);
