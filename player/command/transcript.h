// Transcript: a voice that writes down what it is given to say, and a loudspeaker that notes what it is given to play.
// Both take their time all the same, by a clock that they are shown.
#pragma once

#include "app/breath-player.h"
#include "app/speech.h"
#include "base/array.h"

enum { TRANSCRIPT_MS_A_BYTE = 60 }; // about as fast as the real one

typedef struct Transcript {
    Arena *arena;
    const int64_t *now_ms;
    ARRAY(Text) said;      // in order
    ARRAY(Text) languages; // of each: those that its words are in, parted by spaces
    Text voices;           // the languages that have a voice, parted by spaces; empty: all
    int64_t begun_ms;
    int whole_ms;       // of what is being said; 0: nothing
    int volume_percent; // of what was said last
    Text language;      // likewise: the last of its languages
    size_t told;        // bytes of the joined words that transcript_tells has gone past
    BreathTone breath;  // that sounds; in_ms 0: none
    int64_t played_ms;  // when it began
} Transcript;

// An empty one; now_ms is looked at whenever it is asked. Its words go to arena.
Transcript transcript_of(Arena *arena, const int64_t *now_ms);

// It as a speaker, and as a loudspeaker.
Speech transcript_speech(Transcript *transcript);
BreathPlayer transcript_breath(Transcript *transcript);

// The sample of the breath that is heard now, counted from the beginning of the breath; -1: silence.
int transcript_sample(const Transcript *transcript);

// The words were said since those it was asked for before (what is said is joined by single spaces).
bool transcript_tells(Transcript *transcript, Text words);

// The language of what it went past last; of a sentence in several all of them, parted by spaces.
Text transcript_language(const Transcript *transcript);

// All that was said since then.
Text transcript_rest(const Transcript *transcript);
