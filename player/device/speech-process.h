// SpeechProcess: one run of the speech program, which makes the sound of one sentence, or tells what voices it has. The
// words and their voice go to its standard input (device/speech-words), never to its arguments, where any process could
// read them; the sound comes from its standard output as a WAV. Its environment tells it of no home and of no sound
// server: it would make folders there. Nothing here blocks.
#pragma once

#include <sys/types.h>

#include "base/text.h"

typedef struct SpeechProcessSpec {
    const char *program;  // path
    int words_per_minute; // 0: it tells its voices, and takes no words
} SpeechProcessSpec;

// A run. in and out are -1 once closed.
typedef struct SpeechProcess {
    pid_t process;
    int in, out;
} SpeechProcess;

// The sound made so far, in arena: it doubles, and is wiped with the arena.
typedef struct SpeechProcessSound {
    Arena *arena;
    uint8_t *at;
    size_t size, room;
} SpeechProcessSound;

typedef enum SpeechProcessStep {
    SPEECH_PROCESS_WAITS,
    SPEECH_PROCESS_MOVES,
    SPEECH_PROCESS_DONE,
    SPEECH_PROCESS_DEAD
} SpeechProcessStep;

// The program of that name in PATH, in arena; NULL when there is none that may be run.
const char *speech_process_find(Arena *arena, const char *name);

// Starts it, in a process group of its own and with none of our descriptors. False when the machine has no more of
// either.
bool speech_process_start(SpeechProcess *engine, const SpeechProcessSpec *spec);

// Hands over what it takes of *words (they are taken off the front) and adds what it has made to sound. DONE: it ended
// well.
SpeechProcessStep speech_process_step(SpeechProcess *engine, Text *words, SpeechProcessSound *sound);

// Ends it at once, whatever it is doing. One that is not running is accepted.
void speech_process_kill(SpeechProcess *engine);
