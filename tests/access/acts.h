// Acts: what is found out by touching: keys, focus, choosing, waiting, the pacer.
#pragma once

#include "ledger.h"
#include "pixels.h"

// What a visit is walked for. Each is told where it stands and leaves the screen as it was, but for focus and answers.
void act_paint(Ledger *ledger, Stage *stage);  // contrast in pixels
void act_focus(Ledger *ledger, Stage *stage);  // every control by Tab, there and back
void act_choose(Ledger *ledger, Stage *stage); // before and after, in grey
void act_rest(Ledger *ledger, Stage *stage);   // ten seconds

// Opens and runs the pacer of the fixture for ten seconds.
void act_pacer(Ledger *ledger, Stage *stage);

// The parts that spoiled pictures can be put before.
void act_look_at_words(Ledger *ledger, const Frame *frame, const Shot *shot);
void act_look_at_borders(Ledger *ledger, const Frame *frame, const Shot *shot);
void act_look_at_ring(Ledger *ledger, const Frame *frame, const Target *target, const Shot shots[2]);

// Light of one point over time.
typedef struct Flicker {
    double extreme;
    int way;         // 1: it grew lighter
    int turns_ms[4]; // the last ones
    int turns;
} Flicker;

// False when the point has turned more than three times within a second.
bool flicker_step(Flicker *flicker, double light, int now_ms);
