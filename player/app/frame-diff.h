// FrameDiff: what a frame tells a listener that the one before it did not. It remembers a frame as hashes alone.
#pragma once

#include "app/describe.h"

typedef struct FrameDiff {
    Arena *arena;
    ARRAY(uint64_t) known, known_roughly;             // stops, and the words among them without their digits
    uint64_t screen_key, under_key;                   // the screen; the one below what lies over it
    uint64_t focus_key, state_key, rest_key, row_key; // 0: nothing
    int page, page_count, step;
    GroupKind group; // that tells how many it has
    bool has_sheet;
} FrameDiff;

void frame_diff_open(FrameDiff *diff);
void frame_diff_close(FrameDiff *diff);
void frame_diff_forget(FrameDiff *diff);

// Adds what is new: a new screen or page with all its words (those on controls are left to the focus), else the focus,
// a change of its state, and words that have changed; of what changed by itself only that of which more changed than
// digits.
void frame_diff_find(const FrameDiff *diff, const Scene *scene, Sayings *sayings);

// It is known from now on.
void frame_diff_take(FrameDiff *diff, const Scene *scene);

// The number of pages has become known, and nothing else has.
bool frame_diff_is_counted(const FrameDiff *diff, const Scene *scene);

// Adds a screen as one that is new: title and page, then its words.
void frame_diff_tell_title(const Scene *scene, Sayings *sayings);
void frame_diff_tell_screen(const Scene *scene, Sayings *sayings);
