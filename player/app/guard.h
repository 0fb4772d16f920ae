// Guard: the idle clock. It looks at every gesture and key before anything else, and says when to ask "Still there?"
// and when the visit is over (WCAG 2.2.1).
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    GUARD_LEAST_MS = 120000, // the limit is at least this,
    GUARD_READING_TIMES = 3, // or so many times the page's reading time
    GUARD_WORDS_PER_MINUTE = 100,
    GUARD_HELD_MS = 600000, // a timer, a breathing step or the voice holds the clock so long at most,
    GUARD_STRAY_MS = 600000 // and so long do touches on nothing
};

typedef struct Guard {
    int64_t acted_ms;   // the last sign of somebody that did something, or could have
    int64_t touched_ms; // the last sign of somebody
    int64_t held_ms;    // the clock counts from here: later than touched_ms while something holds it
    int64_t warned_ms;  // when the warning began; 0: not warned
    int64_t least_ms;   // configured limit; 0: GUARD_LEAST_MS
    int word_count;     // on the page
} Guard;

// Somebody is there: the clock starts again and a warning is taken back.
void guard_touch(Guard *guard, int64_t now_ms);

// A touch on nothing, which may be somebody, a drop of water or a sleeve. It does the same, but only for so long after
// the last sign that did something; false: it counts for nothing any more.
bool guard_stray(Guard *guard, int64_t now_ms);

// What stands on the page, and whether something on it holds the clock.
void guard_watch(Guard *guard, int word_count, bool is_held, int64_t now_ms);

typedef enum GuardVerdict { GUARD_CALM, GUARD_WARN, GUARD_OVER } GuardVerdict;

// WARN from the moment the limit is reached (warned_ms is set then), OVER when the warning has run out.
GuardVerdict guard_judge(Guard *guard, int64_t now_ms);

// A warning that began since then is seen only so much later.
void guard_delay(Guard *guard, int64_t since_ms, int64_t by_ms);

// When the verdict will change next.
int64_t guard_deadline_ms(const Guard *guard);
