// Transcript: a voice that writes down what it is given to say. It takes its time all the same, by a clock that it is
// shown.
#pragma once

#include "app/speech.h"
#include "base/array.h"

enum { TRANSCRIPT_MS_A_BYTE = 60 }; // about as fast as the real one

typedef struct Transcript {
    Arena *arena;
    const int64_t *now_ms;
    ARRAY(Text) said; // in order
    int64_t begun_ms;
    int whole_ms;       // of what is being said; 0: nothing
    int volume_percent; // of what was said last
    size_t told;        // bytes of the joined words that transcript_tells has gone past
} Transcript;

// An empty one; now_ms is looked at whenever it is asked. Its words go to arena.
Transcript transcript_of(Arena *arena, const int64_t *now_ms);

// It as a speaker.
Speech transcript_speech(Transcript *transcript);

// The words were said since those it was asked for before (what is said is joined by single spaces).
bool transcript_tells(Transcript *transcript, Text words);

// All that was said since then.
Text transcript_rest(const Transcript *transcript);
