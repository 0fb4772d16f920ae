// Focus: what keys have come to. It is remembered by what it is, not by its number, so that it survives a frame stated
// anew; it shows only once a key has moved it, and goes when a finger touches the glass. For those who listen it stops
// at words and pictures too.
#pragma once

#include "page/reading-order.h"

typedef struct Focus {
    bool is_shown;
    bool is_steered; // by keys: on a screen that comes up it goes to where one goes on
    bool is_wide;    // stops at everything, not only at what can be acted on
    int index;       // in the last stops; where to go on from when its stop is gone
    int count;       // of those stops
    uint64_t key;    // of its stop; 0: none
} Focus;

// Marks it in a new frame with these stops, following it by its key.
void focus_apply(Focus *focus, const ReadingOrder *stops, Frame *frame);

// Follows its stop into these by its key, and returns it; NULL: none is shown, or it is gone, and the next move goes on
// from where it was.
const Stop *focus_find(Focus *focus, const ReadingOrder *stops);

// Where the words it was on in the last frame now say something else, as a clock does: it stays in their place.
void focus_stay(Focus *focus, const ReadingOrder *stops, Frame *frame);

// Where the stop it was on in the last frame is gone: onto the control that does the same under another name, as Start
// has become Pause.
void focus_follow(Focus *focus, const Frame *last, const ReadingOrder *stops, Frame *frame);

// Moves by step (1, -1) in reading order, around the ends; shows itself.
void focus_move(Focus *focus, const ReadingOrder *stops, int step);

// Comes to that one and shows itself.
void focus_set(Focus *focus, const ReadingOrder *stops, const Stop *stop);

// The stop it is on, or NULL when none is shown.
const Stop *focus_stop(const Focus *focus, const ReadingOrder *stops);

// Nothing has it until keys move it again; or (leave) until the next screen, which keys have led to, has come up.
void focus_hide(Focus *focus);
void focus_leave(Focus *focus);
