// Loudspeaker: sound through SDL. An open device costs some twenty wake-ups a second even in silence, so it is opened with the
// first sound and closed again some seconds after the last. Mono, 16 bits.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

enum { LOUDSPEAKER_REST_MS = 5000 }; // open after the last sound

typedef struct Loudspeaker {
    SDL_AudioDeviceID device; // 0: closed
    int samples_a_second;
    int sample_count;         // of the present sound
    int64_t quiet_ms;         // since when it has been silent
    bool has_system;          // SDL's audio has been begun
} Loudspeaker;

// A sound of count samples; volume 0..100.
typedef struct Sound {
    const uint8_t *samples; // little-endian pairs
    int count, samples_a_second, volume_percent;
} Sound;

// Plays it in place of whatever was playing. False when the machine has no loudspeaker.
bool loudspeaker_play(Loudspeaker *loudspeaker, const Sound *sound);

// Samples of the present sound that have not been heard yet.
int loudspeaker_left(const Loudspeaker *loudspeaker);

// Silent at once: what the hardware holds already, under a twentieth of a second, is all that is still heard.
void loudspeaker_hush(Loudspeaker *loudspeaker, int64_t now_ms);

// Closes a device that has been silent long enough; tells when to call again, INT64_MAX for never.
int64_t loudspeaker_rest(Loudspeaker *loudspeaker, int64_t now_ms);

void loudspeaker_close(Loudspeaker *loudspeaker);
