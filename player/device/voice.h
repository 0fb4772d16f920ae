// Voice: reading aloud by the espeak-ng program, a sentence at a time, the next one prepared while one plays. Each
// sentence is one run of the program (device/speech-process); one that hangs or dies is run again, which the listener
// meets as a pause. The words and their sound are wiped as soon as they have been spoken.
#pragma once

#include "base/text.h"
#include "device/loudspeaker.h"

#define VOICE_PROGRAM "espeak-ng"

enum { VOICE_HUNG_MS = 3000, VOICE_TRIES = 2, VOICE_FAILURES_MOST = 3 };
enum { VOICE_SLOWEST = -1, VOICE_FASTEST = 1 };

// Which of the program's voices speaks a language; without one the language's own name is used. What the program does
// not know by that name is read in its usual voice.
typedef struct VoiceName {
    Text language, name;
} VoiceName;

typedef struct VoiceSpec {
    const char *program;    // NULL: VOICE_PROGRAM in PATH
    const VoiceName *names; // borrowed
    int name_count;
    int loudest_percent;      // what staff allow; 0: all
    Loudspeaker *loudspeaker; // borrowed; who opens the voice lets it rest and closes it
} VoiceSpec;

typedef struct Utterance {
    Text text;
    Text language; // BCP 47
    int rate;      // VOICE_SLOWEST..VOICE_FASTEST, 0 is normal
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

// Says it now, in place of what is being said; at once where it was prepared.
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
