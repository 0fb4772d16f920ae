// Loudspeaker: sound through SDL. An open device costs some twenty wake-ups a second even in silence, so it is opened
// with the first sound and closed again some seconds after the last. It keeps no copy of a sound: SDL's own thread
// takes samples from where they lie, under the lock of the device, made softer on the way, and then silence. Mono, 16
// bits. HDMI and USB swallow what they are given first, a third of a second to one and a half: that much silence comes
// before the first sound of a device that was closed.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <SDL.h>

enum { LOUDSPEAKER_REST_MS = 5000 };        // open after the last sound
enum { LOUDSPEAKER_LEAD_MS = 500 };         // of silence before the first, unless it is told otherwise
enum { LOUDSPEAKER_PERIOD_SAMPLES = 1024 }; // taken at once
enum { LOUDSPEAKER_LAG_MS = 70 };           // from playing to the ear, about: a period and a half of speech

// A sound of count samples; volume 0..100. What is in step with a picture passes unheard while its device wakes; words
// wait.
typedef struct Sound {
    const uint8_t *samples; // little-endian pairs
    int count, samples_a_second, volume_percent;
    bool is_in_step;
} Sound;

typedef struct Loudspeaker {
    SDL_AudioDeviceID device; // 0: closed
    int lead_ms;              // how long a device that was closed is given silence to wake by
    int samples_a_second;     // of the device
    int lead;                 // samples of that silence that have not been taken. Under the device's lock
    Sound sound;              // the present one; count 0: none. Under the device's lock
    int taken;                // samples of it
    int silence_count;        // how often silence alone has been taken since
    int64_t quiet_ms;         // since when it has been silent
    bool has_system;          // SDL's audio has been begun
} Loudspeaker;

// Plays it in place of whatever was playing. Its samples are lent until loudspeaker_hush, and the loudspeaker must stay
// where it is. False when the machine has no loudspeaker.
bool loudspeaker_play(Loudspeaker *loudspeaker, const Sound *sound);

// The sound card, as ALSA counts them, that every loudspeaker plays on when it opens its device next; -1: the usual
// one.
void loudspeaker_use_card(int card);

// Samples of the present sound that have not been taken yet; and those of the silence before it.
int loudspeaker_left(const Loudspeaker *loudspeaker);
int loudspeaker_lead(const Loudspeaker *loudspeaker);

// Takes back samples that were lent. Where they are what plays, it is silent at once: what the hardware holds already,
// under a twentieth of a second, is all that is still heard. No sample is taken from here on: what was lent may be
// wiped.
void loudspeaker_hush(Loudspeaker *loudspeaker, const uint8_t *samples, int64_t now_ms);

// Closes a device that has been silent long enough; tells when to call again, INT64_MAX for never.
int64_t loudspeaker_rest(Loudspeaker *loudspeaker, int64_t now_ms);

void loudspeaker_close(Loudspeaker *loudspeaker);
