// BreathSound: soft noise that rises as one breathes in and falls as one breathes out, made anew for each breath. Its
// samples are wiped as soon as they have been heard.
#pragma once

#include "device/loudspeaker.h"

enum { BREATH_SOUND_RATE = 22050 };       // samples a second: what speech has too, so that the device stays open
enum { BREATH_SOUND_LONGEST_MS = 24000 }; // of a breath; its samples are about a megabyte

// One breath, in and out. It may begin at a later moment, from_ms; volume 0..100 of what staff allow.
typedef struct BreathTone {
    int in_ms, out_ms, from_ms, volume_percent;
} BreathTone;

// How many samples are left of the breath from its beginning; and those, as little-endian pairs.
int breath_sound_count(const BreathTone *tone);
void breath_sound_make(const BreathTone *tone, uint8_t *samples, int count);

typedef struct BreathSound BreathSound;

// loudspeaker is borrowed. loudest_percent: what staff allow; 0: all.
BreathSound *breath_sound_open(Loudspeaker *loudspeaker, int loudest_percent);
void breath_sound_close(BreathSound *sound);

// Plays it in place of whatever was playing. False when the machine has no loudspeaker.
bool breath_sound_play(BreathSound *sound, const BreathTone *tone, int64_t now_ms);

// Silent at once, where it is what plays, and wiped.
void breath_sound_stop(BreathSound *sound, int64_t now_ms);
