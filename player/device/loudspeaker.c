#include "device/loudspeaker.h"

#include <string.h>

enum { BUFFER_SAMPLES = 1024, PIECE_SAMPLES = 4096 };

static void close_device(Loudspeaker *loudspeaker)
{
    if (loudspeaker->device)
        SDL_CloseAudioDevice(loudspeaker->device);
    loudspeaker->device = 0;
    loudspeaker->sample_count = 0;
}

static bool open_device(Loudspeaker *loudspeaker, int samples_a_second)
{
    if (loudspeaker->device && loudspeaker->samples_a_second == samples_a_second)
        return true;
    close_device(loudspeaker);
    if (!loudspeaker->has_system && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return false;
    loudspeaker->has_system = true;
    SDL_AudioSpec wanted = {.freq = samples_a_second, .format = AUDIO_S16LSB, .channels = 1, .samples = BUFFER_SAMPLES};
    loudspeaker->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    loudspeaker->samples_a_second = samples_a_second;
    return loudspeaker->device;
}

static void queue_softly(Loudspeaker *loudspeaker, const Sound *sound)
{
    uint8_t piece[2 * PIECE_SAMPLES];
    for (int done = 0; done < sound->count; done += PIECE_SAMPLES) {
        int count = sound->count - done < PIECE_SAMPLES ? sound->count - done : PIECE_SAMPLES;
        for (int i = 0; i < count; i++) {
            const uint8_t *pair = sound->samples + 2 * (done + i);
            int sample = (int16_t)(pair[0] | pair[1] << 8) * sound->volume_percent / 100;
            piece[2 * i] = (uint8_t)(sample & 0xFF);
            piece[2 * i + 1] = (uint8_t)(sample >> 8 & 0xFF);
        }
        SDL_QueueAudio(loudspeaker->device, piece, (Uint32)(2 * count));
    }
    explicit_bzero(piece, sizeof piece);
}

bool loudspeaker_play(Loudspeaker *loudspeaker, const Sound *sound)
{
    if (!open_device(loudspeaker, sound->samples_a_second))
        return false;
    SDL_ClearQueuedAudio(loudspeaker->device);
    queue_softly(loudspeaker, sound);
    loudspeaker->sample_count = sound->count;
    SDL_PauseAudioDevice(loudspeaker->device, 0);
    return true;
}

int loudspeaker_left(const Loudspeaker *loudspeaker)
{
    if (!loudspeaker->device || !loudspeaker->sample_count)
        return 0;
    int left = (int)(SDL_GetQueuedAudioSize(loudspeaker->device) / 2);
    return left < loudspeaker->sample_count ? left : loudspeaker->sample_count;
}

void loudspeaker_hush(Loudspeaker *loudspeaker, int64_t now_ms)
{
    loudspeaker->sample_count = 0;
    loudspeaker->quiet_ms = now_ms;
    if (loudspeaker->device) {
        SDL_ClearQueuedAudio(loudspeaker->device);
        SDL_PauseAudioDevice(loudspeaker->device, 1);
    }
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
    if (loudspeaker->has_system)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    *loudspeaker = (Loudspeaker){0};
}
