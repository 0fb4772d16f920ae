// Frames: the one that was stated last and the one before it, each in an arena of its own, and what was found on the
// last: its stops.
#pragma once

#include "page/reading-order.h"

typedef struct Frames {
    Arena *arenas[2];
    Frame at[2];
    int present;        // which of them was stated last
    long count;         // stated so far
    ReadingOrder stops; // of the present one, in its arena
} Frames;

void frames_open(Frames *frames);
void frames_close(Frames *frames);

// Lends the arena for the next frame, wiped; frames_put makes what was stated there the present one.
Arena *frames_next(Frames *frames);
Frame *frames_put(Frames *frames, const Frame *frame);

// The present one has changed: its stops are looked for anew.
void frames_list_stops(Frames *frames);

// The one before the present one is overwritten. It must not be looked at after that.
void frames_forget_last(Frames *frames);

const Frame *frames_present(const Frames *frames);
const Frame *frames_last(const Frames *frames);
