// Voice: reading aloud by the espeak-ng program, a sentence at a time, the next one prepared while one plays. Each
// sentence is one run of the program (device/speech-process); one that hangs or dies is run again, which the listener
// meets as a pause. The words and their sound are wiped as soon as they have been spoken. Words of a language that the
// program has no voice for never reach it.
#pragma once

#include "device/loudspeaker.h"
#include "device/voice-list.h"

#define VOICE_PROGRAM "espeak-ng"

enum { VOICE_HUNG_MS = 3000, VOICE_TRIES = 2, VOICE_FAILURES_MOST = 3 };
enum { VOICE_SLOWEST = -1, VOICE_FASTEST = 1 };

typedef struct VoiceSpec {
    const char *program;    // NULL: VOICE_PROGRAM in PATH
    const VoiceName *names; // borrowed; the voices that the clinic wants
    int name_count;
    int loudest_percent;      // what staff allow; 0: all
    Loudspeaker *loudspeaker; // borrowed; who opens the voice lets it rest and closes it
} VoiceSpec;

// Words of one language.
typedef struct SpokenWords {
    Text text;
    Text language; // BCP 47
} SpokenWords;

// A sentence: what it says, in order.
typedef struct Utterance {
    const SpokenWords *words;
    int count;
    int rate; // VOICE_SLOWEST..VOICE_FASTEST, 0 is normal
    int volume_percent;
} Utterance;

typedef struct VoiceState {
    bool is_over;          // nothing is being said: the sentence has ended, or none was begun
    bool is_broken;        // the machine cannot speak: no loudspeaker, or a program that fails again and again
    int said_ms, whole_ms; // of the sentence; whole_ms 0: not known yet
    int64_t wake_ms;       // when to look again; INT64_MAX: never
} VoiceState;

typedef struct Voice Voice;

// The machine has VOICE_PROGRAM in PATH.
bool voice_is_there(void);

// NULL when the machine has no such program: then there is no voice.
Voice *voice_open(const VoiceSpec *spec);
void voice_close(Voice *voice);

// Finds out which languages it speaks, or goes on to, waiting a moment at most. False: that is known.
bool voice_learn(Voice *voice);

// The program goes by that name for a voice. Waits as voice_speaks does.
bool voice_has(Voice *voice, Text name);

// It has a voice for that language. The first call may wait for the program (VOICE_LIST_LIMIT_MS at most), unless it
// has been learned before.
bool voice_speaks(Voice *voice, Text language);

// Says it now, in place of what is being said; at once where it was prepared. Words that it has no voice for are left
// out.
void voice_say(Voice *voice, const Utterance *utterance, int64_t now_ms);

// Makes the sound of what will be said next.
void voice_prepare(Voice *voice, const Utterance *utterance, int64_t now_ms);

// Silent at once; everything that was to be said is wiped and the program ended.
void voice_stop(Voice *voice, int64_t now_ms);

// At a visit's end: what failed is tried anew, so that no visitor's Listen is taken by what another one met. NULL is
// accepted.
void voice_forget(Voice *voice);

// Takes what the program has made, begins to play, replaces a program that hangs, and tells how things stand.
VoiceState voice_look(Voice *voice, int64_t now_ms);
