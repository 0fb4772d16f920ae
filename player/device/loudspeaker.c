#include "device/loudspeaker.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// The silence that a device wakes by; how many samples of it.
static int take_lead(Loudspeaker *loudspeaker, Uint8 *taken, int most)
{
    int count = smaller(loudspeaker->lead, most), left = loudspeaker->sound.count - loudspeaker->taken;
    memset(taken, 0, (size_t)count * 2);
    loudspeaker->lead -= count;
    if (loudspeaker->sound.is_in_step)
        loudspeaker->taken += smaller(count, left);
    return count;
}

// On SDL's thread, with the device locked.
static void take_samples(void *owner, Uint8 *taken, int size)
{
    Loudspeaker *loudspeaker = owner;
    const Sound *sound = &loudspeaker->sound;
    assert(loudspeaker->taken >= 0 && loudspeaker->taken <= sound->count);
    int lead = take_lead(loudspeaker, taken, size / 2);
    taken += 2 * lead;
    size -= 2 * lead;
    int count = smaller(size / 2, sound->count - loudspeaker->taken);
    for (int i = 0; i < count; i++) {
        const uint8_t *pair = sound->samples + 2 * (loudspeaker->taken + i);
        int sample = (int16_t)(pair[0] | pair[1] << 8) * sound->volume_percent / 100;
        taken[2 * i] = (Uint8)(sample & 0xFF);
        taken[2 * i + 1] = (Uint8)(sample >> 8 & 0xFF);
    }
    memset(taken + 2 * count, 0, (size_t)(size - 2 * count));
    loudspeaker->taken += count;
    loudspeaker->silence_count += count == 0 && (lead == 0 || !sound->count);
}

static void put_sound(Loudspeaker *loudspeaker, Sound sound)
{
    assert(loudspeaker->device);
    SDL_LockAudioDevice(loudspeaker->device);
    loudspeaker->sound = sound;
    loudspeaker->taken = 0;
    loudspeaker->silence_count = 0;
    SDL_UnlockAudioDevice(loudspeaker->device);
}

static int count_silence(const Loudspeaker *loudspeaker)
{
    SDL_LockAudioDevice(loudspeaker->device);
    int count = loudspeaker->silence_count;
    SDL_UnlockAudioDevice(loudspeaker->device);
    return count;
}

// SDL frees its buffers as they are. They hold silence by now, or do after two periods.
static void close_device(Loudspeaker *loudspeaker)
{
    enum { SILENT_PERIODS = 2, WAIT_MOST_MS = 150 };
    if (!loudspeaker->device)
        return;
    if (loudspeaker_left(loudspeaker))
        put_sound(loudspeaker, (Sound){0});
    for (int ms = 0; ms < WAIT_MOST_MS && count_silence(loudspeaker) < SILENT_PERIODS; ms++)
        SDL_Delay(1);
    SDL_CloseAudioDevice(loudspeaker->device);
    loudspeaker->device = 0;
}

// A card that was pulled out takes samples on, and nobody hears them.
static bool is_gone(const Loudspeaker *loudspeaker)
{
    return SDL_GetAudioDeviceStatus(loudspeaker->device) == SDL_AUDIO_STOPPED;
}

static bool open_device(Loudspeaker *loudspeaker, int samples_a_second)
{
    bool is_fit = loudspeaker->device && loudspeaker->samples_a_second == samples_a_second;
    if (is_fit && !is_gone(loudspeaker))
        return true;
    close_device(loudspeaker);
    if (!loudspeaker->has_system && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return false;
    loudspeaker->has_system = true;
    SDL_AudioSpec wanted = {.freq = samples_a_second,
                            .format = AUDIO_S16LSB,
                            .channels = 1,
                            .samples = LOUDSPEAKER_PERIOD_SAMPLES,
                            .callback = take_samples,
                            .userdata = loudspeaker};
    loudspeaker->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    loudspeaker->samples_a_second = samples_a_second;
    loudspeaker->lead = (int)((int64_t)loudspeaker->lead_ms * samples_a_second / 1000);
    return loudspeaker->device;
}

// SDL looks for the name there, and hands it to ALSA; other drivers have no use for it.
void loudspeaker_use_card(int card)
{
    char name[32];
    snprintf(name, sizeof name, "plughw:%d,0", card);
    if (card >= 0)
        setenv("AUDIODEV", name, 1);
    else
        unsetenv("AUDIODEV");
}

bool loudspeaker_play(Loudspeaker *loudspeaker, const Sound *sound)
{
    assert(sound->samples_a_second > 0 && sound->volume_percent >= 0 && sound->volume_percent <= 100);
    if (!open_device(loudspeaker, sound->samples_a_second))
        return false;
    put_sound(loudspeaker, *sound);
    SDL_PauseAudioDevice(loudspeaker->device, 0);
    return true;
}

int loudspeaker_left(const Loudspeaker *loudspeaker)
{
    if (!loudspeaker->device)
        return 0;
    SDL_LockAudioDevice(loudspeaker->device);
    int left = loudspeaker->sound.count - loudspeaker->taken;
    SDL_UnlockAudioDevice(loudspeaker->device);
    return left;
}

int loudspeaker_lead(const Loudspeaker *loudspeaker)
{
    if (!loudspeaker->device)
        return 0;
    SDL_LockAudioDevice(loudspeaker->device);
    int lead = loudspeaker->lead;
    SDL_UnlockAudioDevice(loudspeaker->device);
    return lead;
}

void loudspeaker_hush(Loudspeaker *loudspeaker, const uint8_t *samples, int64_t now_ms)
{
    if (loudspeaker->sound.samples != samples) // only this thread changes it
        return;
    loudspeaker->quiet_ms = now_ms;
    if (!loudspeaker->device)
        return;
    put_sound(loudspeaker, (Sound){0});
}

int64_t loudspeaker_rest(Loudspeaker *loudspeaker, int64_t now_ms)
{
    if (!loudspeaker->device)
        return INT64_MAX;
    if (loudspeaker_left(loudspeaker))
        loudspeaker->quiet_ms = now_ms;
    if (now_ms - loudspeaker->quiet_ms < LOUDSPEAKER_REST_MS)
        return loudspeaker->quiet_ms + LOUDSPEAKER_REST_MS;
    close_device(loudspeaker);
    return INT64_MAX;
}

void loudspeaker_close(Loudspeaker *loudspeaker)
{
    close_device(loudspeaker);
    assert(!loudspeaker->device);
    if (loudspeaker->has_system)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    *loudspeaker = (Loudspeaker){0};
}
