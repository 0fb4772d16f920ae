// The loudspeaker, heard: SDL's disk driver writes what the hardware would be given to a file.
#include "device/loudspeaker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { RATE = 22050, SECONDS = 10, SAMPLES = RATE * SECONDS, LOUDNESS = 10000, LOOKS_MOST = 4000, LOOK_US = 5000 };

static char heard_path[] = "/tmp/lectern-heard-XXXXXX";
static uint8_t tone[2 * SAMPLES];

typedef struct Heard {
    long samples, loud; // loud: samples from the first that is not silence to the last; SDL may begin with silence
    int loudest;
} Heard;

static Heard hear(void)
{
    Heard heard = {0};
    FILE *file = fopen(heard_path, "r");
    assert_non_null(file);
    uint8_t pair[2];
    long first = -1;
    for (; fread(pair, 1, 2, file) == 2; heard.samples++) {
        int sample = abs((int16_t)(pair[0] | pair[1] << 8));
        first = sample && first < 0 ? heard.samples : first;
        heard.loud = sample ? heard.samples - first + 1 : heard.loud;
        heard.loudest = sample > heard.loudest ? sample : heard.loudest;
    }
    fclose(file);
    return heard;
}

static Heard hear_until(long samples)
{
    Heard heard = hear();
    for (int i = 0; i < LOOKS_MOST && heard.samples < samples; i++) {
        usleep(LOOK_US);
        heard = hear();
    }
    assert_true(heard.samples >= samples);
    return heard;
}

static Sound sound_of(int count, int volume_percent)
{
    return (Sound){tone, count, RATE, volume_percent, false};
}

static int open_speaker(void **state)
{
    static Loudspeaker loudspeaker;
    loudspeaker = (Loudspeaker){0};
    *state = &loudspeaker;
    for (int i = 0; i < SAMPLES; i++) { // no sample of it is silence
        int sample = i % 2 ? LOUDNESS : -LOUDNESS;
        tone[2 * i] = (uint8_t)(sample & 0xFF);
        tone[2 * i + 1] = (uint8_t)(sample >> 8 & 0xFF);
    }
    return truncate(heard_path, 0);
}

static int close_speaker(void **state)
{
    loudspeaker_close(*state);
    return 0;
}

// ---- tests

static void plays_all_of_a_sound(void **state)
{
    Loudspeaker *loudspeaker = *state;
    enum { COUNT = 3 * LOUDSPEAKER_PERIOD_SAMPLES + 100 };
    Sound sound = sound_of(COUNT, 100);
    assert_int_equal(loudspeaker_left(loudspeaker), 0);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    for (int i = 0; i < LOOKS_MOST && loudspeaker_left(loudspeaker); i++)
        usleep(LOOK_US);
    assert_int_equal(loudspeaker_left(loudspeaker), 0);
    Heard heard = hear_until(COUNT + 12 * LOUDSPEAKER_PERIOD_SAMPLES);
    assert_int_equal(heard.loud, COUNT);
    assert_int_equal(heard.loudest, LOUDNESS);
}

// Nothing is taken between these two, however long this thread is kept waiting.
static long taken_at_hush(Loudspeaker *loudspeaker)
{
    SDL_LockAudioDevice(loudspeaker->device);
    long taken = SAMPLES - loudspeaker_left(loudspeaker);
    loudspeaker_hush(loudspeaker, tone, 0);
    SDL_UnlockAudioDevice(loudspeaker->device);
    return taken;
}

static long taken_at_play(Loudspeaker *loudspeaker, const Sound *next)
{
    SDL_LockAudioDevice(loudspeaker->device);
    long taken = SAMPLES - loudspeaker_left(loudspeaker);
    assert_true(loudspeaker_play(loudspeaker, next));
    SDL_UnlockAudioDevice(loudspeaker->device);
    return taken;
}

// What was taken before a stop is still heard, and not one sample more.
static void takes_nothing_after_a_stop(void **state)
{
    Loudspeaker *loudspeaker = *state;
    Sound sound = sound_of(SAMPLES, 100);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    hear_until(2 * LOUDSPEAKER_PERIOD_SAMPLES);
    long taken = taken_at_hush(loudspeaker);
    for (size_t i = 0; i < sizeof tone; i++)
        tone[i] = 0x55; // who would still read it would be heard
    Heard after = hear_until(taken + 12 * LOUDSPEAKER_PERIOD_SAMPLES);
    assert_in_range(after.loud, taken, taken + LOUDSPEAKER_PERIOD_SAMPLES); // one may be on its way
    assert_int_equal(after.loudest, LOUDNESS);
    assert_int_equal(loudspeaker_left(loudspeaker), 0);
}

// What one period and the hardware hold is less than a fifth of a second.
static void holds_little_ahead(void **state)
{
    (void)state;
    assert_true(LOUDSPEAKER_PERIOD_SAMPLES * 2 * 5 < RATE);
}

static void plays_softly(void **state)
{
    Loudspeaker *loudspeaker = *state;
    Sound sound = sound_of(4 * LOUDSPEAKER_PERIOD_SAMPLES, 35);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    assert_int_equal(hear_until(12 * LOUDSPEAKER_PERIOD_SAMPLES).loudest, LOUDNESS * 35 / 100);
}

static void plays_one_in_place_of_another(void **state)
{
    Loudspeaker *loudspeaker = *state;
    Sound first = sound_of(SAMPLES, 100), second = sound_of(2 * LOUDSPEAKER_PERIOD_SAMPLES, 100);
    assert_true(loudspeaker_play(loudspeaker, &first));
    hear_until(LOUDSPEAKER_PERIOD_SAMPLES);
    long taken = taken_at_play(loudspeaker, &second);
    Heard after = hear_until(taken + 12 * LOUDSPEAKER_PERIOD_SAMPLES);
    assert_in_range(after.loud, taken + second.count, taken + second.count + LOUDSPEAKER_PERIOD_SAMPLES);
}

// What was lent by somebody else goes on.
static void hushes_only_what_plays(void **state)
{
    Loudspeaker *loudspeaker = *state;
    static const uint8_t other[2];
    Sound sound = sound_of(SAMPLES, 100);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    loudspeaker_hush(loudspeaker, other, 0);
    assert_true(loudspeaker_left(loudspeaker) > 0);
    loudspeaker_hush(loudspeaker, tone, 0);
    assert_int_equal(loudspeaker_left(loudspeaker), 0);
}

static void rests_when_nothing_sounds(void **state)
{
    Loudspeaker *loudspeaker = *state;
    Sound sound = sound_of(SAMPLES, 100);
    assert_true(loudspeaker_rest(loudspeaker, 0) == INT64_MAX);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    assert_true(loudspeaker_rest(loudspeaker, 60000) == 60000 + LOUDSPEAKER_REST_MS); // it sounds
    loudspeaker_hush(loudspeaker, tone, 70000);
    assert_true(loudspeaker_rest(loudspeaker, 70000 + LOUDSPEAKER_REST_MS - 1) == 70000 + LOUDSPEAKER_REST_MS);
    assert_true(loudspeaker->device);
    assert_true(loudspeaker_rest(loudspeaker, 70000 + LOUDSPEAKER_REST_MS) == INT64_MAX);
    assert_false(loudspeaker->device);
}

// ---- waking

enum { LEAD_MS = 200, LEAD = RATE * LEAD_MS / 1000, SHORT = 2 * LOUDSPEAKER_PERIOD_SAMPLES };

static void play_out(Loudspeaker *loudspeaker, const Sound *sound)
{
    assert_true(loudspeaker_play(loudspeaker, sound));
    for (int i = 0; i < LOOKS_MOST && loudspeaker_left(loudspeaker); i++)
        usleep(LOOK_US);
    assert_int_equal(loudspeaker_left(loudspeaker), 0);
}

// Of what was given to the hardware: where sound begins, and how many samples of it there are.
static void find_sound(long *first, long *count)
{
    FILE *file = fopen(heard_path, "r");
    assert_non_null(file);
    uint8_t pair[2];
    *first = -1;
    *count = 0;
    for (long at = 0; fread(pair, 1, 2, file) == 2; at++) {
        bool is_loud = pair[0] || pair[1];
        *first = is_loud && *first < 0 ? at : *first;
        *count += is_loud;
    }
    fclose(file);
}

static void silence_wakes_a_device_that_was_closed(void **state)
{
    Loudspeaker *loudspeaker = *state;
    loudspeaker->lead_ms = LEAD_MS;
    Sound sound = sound_of(SHORT, 100);
    play_out(loudspeaker, &sound);
    hear_until(LEAD + SHORT + LOUDSPEAKER_PERIOD_SAMPLES);
    long first, count;
    find_sound(&first, &count);
    assert_true(first >= LEAD);
    assert_int_equal(count, SHORT); // no word waits unheard
}

// While it is open nothing waits, also where a sound is hushed while the device wakes.
static void a_device_that_is_awake_plays_at_once(void **state)
{
    Loudspeaker *loudspeaker = *state;
    loudspeaker->lead_ms = LEAD_MS;
    Sound sound = sound_of(SHORT, 100);
    assert_true(loudspeaker_play(loudspeaker, &sound));
    loudspeaker_hush(loudspeaker, tone, 0);
    hear_until(LEAD + 2 * LOUDSPEAKER_PERIOD_SAMPLES);
    assert_int_equal(loudspeaker_lead(loudspeaker), 0);
    play_out(loudspeaker, &sound);
    assert_int_equal(loudspeaker_lead(loudspeaker), 0);
    int64_t due = loudspeaker_rest(loudspeaker, LOUDSPEAKER_REST_MS);
    assert_true(due == INT64_MAX); // closed
    loudspeaker->lead_ms = 1000 * SECONDS;
    assert_true(loudspeaker_play(loudspeaker, &sound));
    assert_true(loudspeaker_lead(loudspeaker) > 0);
}

// What goes with a picture does not come late.
static void what_is_in_step_passes_meanwhile(void **state)
{
    Loudspeaker *loudspeaker = *state;
    loudspeaker->lead_ms = LEAD_MS;
    Sound sound = sound_of(LEAD + SHORT, 100);
    sound.is_in_step = true;
    play_out(loudspeaker, &sound);
    hear_until(LEAD + SHORT + LOUDSPEAKER_PERIOD_SAMPLES);
    long first, count;
    find_sound(&first, &count);
    assert_true(first >= LEAD);
    assert_int_equal(count, SHORT);
}

// The driver cannot write there, as to a card that is pulled out.
static void a_card_that_is_gone_is_opened_anew(void **state)
{
    Loudspeaker *loudspeaker = *state;
    setenv("SDL_DISKAUDIOFILE", "/dev/full", 1);
    Sound sound = sound_of(8 * LOUDSPEAKER_PERIOD_SAMPLES, 100);
    play_out(loudspeaker, &sound);
    for (int i = 0; i < LOOKS_MOST && SDL_GetAudioDeviceStatus(loudspeaker->device) != SDL_AUDIO_STOPPED; i++)
        usleep(LOOK_US); // until the driver has come to write
    setenv("SDL_DISKAUDIOFILE", heard_path, 1);
    play_out(loudspeaker, &sound);
    hear_until(sound.count + LOUDSPEAKER_PERIOD_SAMPLES); // which may begin with silence
    long first, count;
    find_sound(&first, &count);
    assert_int_equal(count, sound.count);
}

int main(void)
{
    int file = mkstemp(heard_path);
    if (file < 0)
        return 1;
    close(file);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", heard_path, 1);
#define HEARD(test) cmocka_unit_test_setup_teardown(test, open_speaker, close_speaker)
    const struct CMUnitTest tests[] = {
        HEARD(plays_all_of_a_sound),
        HEARD(takes_nothing_after_a_stop),
        HEARD(plays_softly),
        HEARD(holds_little_ahead),
        HEARD(plays_one_in_place_of_another),
        HEARD(rests_when_nothing_sounds),
        HEARD(hushes_only_what_plays),
        HEARD(silence_wakes_a_device_that_was_closed),
        HEARD(a_device_that_is_awake_plays_at_once),
        HEARD(what_is_in_step_passes_meanwhile),
        HEARD(a_card_that_is_gone_is_opened_anew),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(heard_path);
    return failed;
}
