// Focus: the target that keys act on. It is remembered by what the target is, not by its number, so that it survives a frame
// stated anew; it shows only once a key has moved it, and goes when a finger touches the glass.
#pragma once

#include "page/frame.h"

typedef struct Focus {
    bool is_shown;
    int index;     // in the last frame; where to go on from when its target is gone
    uint64_t key;  // of its target; 0: none
} Focus;

// The same for the same target in every frame; never 0.
uint64_t focus_key(const Target *target);

// Marks the focused target in a new frame, following it by its key.
void focus_apply(Focus *focus, Frame *frame);

// Moves by step (1, -1) among the enabled targets in reading order, around the ends; shows itself.
void focus_move(Focus *focus, const Frame *frame, int step);

// The focused target, or NULL when none is shown.
const Target *focus_target(const Focus *focus, const Frame *frame);

void focus_hide(Focus *focus);
