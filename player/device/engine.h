// Engine: one run of the speech program, which makes the sound of one sentence. The words go to its standard input,
// never to its arguments, where any process could read them; the sound comes from its standard output as a WAV. Nothing
// here blocks.
#pragma once

#include <sys/types.h>

#include "base/text.h"

typedef struct EngineSpec {
    const char *program; // path
    const char *voice;   // the engine's name for a voice or language
    int words_per_minute;
} EngineSpec;

// A run. in and out are -1 once closed.
typedef struct Engine {
    pid_t process;
    int in, out;
} Engine;

// The sound made so far, in arena: it doubles, and is wiped with the arena.
typedef struct EngineSound {
    Arena *arena;
    uint8_t *at;
    size_t size, room;
} EngineSound;

typedef enum EngineStep { ENGINE_WAITS, ENGINE_MOVES, ENGINE_DONE, ENGINE_DEAD } EngineStep;

// The program of that name in PATH, in arena; NULL when there is none that may be run.
const char *engine_find(Arena *arena, const char *name);

// Starts it, in a process group of its own and with none of our descriptors. False when the machine has no more of
// either.
bool engine_start(Engine *engine, const EngineSpec *spec);

// Hands over what it takes of *words (they are taken off the front) and adds what it has made to sound. DONE: it ended
// well.
EngineStep engine_step(Engine *engine, Text *words, EngineSound *sound);

// Ends it at once, whatever it is doing. An engine that is not running is accepted.
void engine_kill(Engine *engine);
