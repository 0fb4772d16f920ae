#include "device/breath-sound.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/heap.h"

struct BreathSound {
    Loudspeaker *loudspeaker;
    int loudest_percent;
    Arena *samples; // NULL: nothing sounds
    const uint8_t *lent;
};

// ---- synthesis

enum {
    STRETCH = 64,   // samples that share a loudness
    ATTACK_MS = 60, // of a sound that begins within a breath
};

static int to_samples(int ms)
{
    return (int)((int64_t)ms * BREATH_SOUND_RATE / 1000);
}

int breath_sound_count(const BreathTone *tone)
{
    int all_ms = tone->in_ms + tone->out_ms;
    assert(tone->in_ms > 0 && tone->out_ms > 0 && all_ms <= BREATH_SOUND_LONGEST_MS);
    return tone->from_ms < all_ms ? to_samples(all_ms) - to_samples(tone->from_ms) : 0;
}

static double ease(double share)
{
    return share * share * (3 - 2 * share);
}

// How full the breath is at a sample of it, 0..1: as the pacer shows it.
static double fullness(const BreathTone *tone, int at)
{
    int in = to_samples(tone->in_ms), all = to_samples(tone->in_ms + tone->out_ms);
    return at < in ? ease((double)at / in) : 1 - ease((double)(at - in) / (all - in));
}

static double next_white(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (double)(*seed >> 8) / (1 << 23) - 1;
}

// White noise through two low passes that open as it rises, like air.
void breath_sound_make(const BreathTone *tone, uint8_t *samples, int count)
{
    const double loudest = 32000, dark = 0.04, bright = 0.10; // filtered so, it peaks at a third of that
    int begin = to_samples(tone->from_ms), attack = tone->from_ms ? to_samples(ATTACK_MS) : 0;
    double first = 0, second = 0, level = 0, open = dark;
    uint32_t seed = 1;
    for (int i = 0; i < count; i++) {
        if (i % STRETCH == 0) {
            level = fullness(tone, begin + i) * (i < attack ? (double)i / attack : 1);
            open = dark + (bright - dark) * level;
        }
        first += open * (next_white(&seed) - first);
        second += open * (first - second);
        int sample = (int)(second * level * loudest);
        samples[2 * i] = (uint8_t)(sample & 0xFF);
        samples[2 * i + 1] = (uint8_t)(sample >> 8 & 0xFF);
    }
}

// ---- playing

BreathSound *breath_sound_open(Loudspeaker *loudspeaker, int loudest_percent)
{
    BreathSound *sound = heap_take(sizeof *sound);
    assert(loudspeaker);
    *sound = (BreathSound){.loudspeaker = loudspeaker, .loudest_percent = loudest_percent ? loudest_percent : 100};
    return sound;
}

void breath_sound_close(BreathSound *sound)
{
    if (!sound)
        return;
    breath_sound_stop(sound, 0);
    free(sound);
}

bool breath_sound_play(BreathSound *sound, const BreathTone *tone, int64_t now_ms)
{
    breath_sound_stop(sound, now_ms);
    int count = breath_sound_count(tone);
    if (!count)
        return true;
    sound->samples = arena_create();
    uint8_t *samples = arena_many(sound->samples, uint8_t, 2 * count);
    breath_sound_make(tone, samples, count);
    sound->lent = samples;
    if (loudspeaker_play(sound->loudspeaker,
                         &(Sound){.samples = samples,
                                  .count = count,
                                  .samples_a_second = BREATH_SOUND_RATE,
                                  .is_in_step = true,
                                  .volume_percent = tone->volume_percent * sound->loudest_percent / 100}))
        return true;
    breath_sound_stop(sound, now_ms);
    return false;
}

void breath_sound_stop(BreathSound *sound, int64_t now_ms)
{
    if (!sound->samples)
        return;
    loudspeaker_hush(sound->loudspeaker, sound->lent, now_ms);
    arena_destroy(sound->samples);
    sound->samples = NULL;
    sound->lent = NULL;
}
