// The sound of breathing: it rises while one breathes in and falls while one breathes out, begins wherever it is asked
// to, never clips, and is wiped when it stops.
#include "device/breath-sound.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "memory.h"
#include "sanitized.h"

enum { IN_MS = 4000, OUT_MS = 5000, WINDOW_MS = 600, LOUDEST = 16000, SECRET = 64 };

static const BreathTone whole = {IN_MS, OUT_MS, 0, 100};

static int sample_at(const uint8_t *samples, int i)
{
    return (int16_t)(samples[2 * i] | samples[2 * i + 1] << 8);
}

static uint8_t *make(const BreathTone *tone, int *count)
{
    *count = breath_sound_count(tone);
    uint8_t *samples = malloc((size_t)*count * 2 + 1);
    assert_non_null(samples);
    breath_sound_make(tone, samples, *count);
    return samples;
}

// Nothing is left of it for the test that looks for it.
static void drop(uint8_t *samples, int count)
{
    explicit_bzero(samples, (size_t)count * 2);
    free(samples);
}

// The root of the mean square around a moment of what was made.
static double loudness(const uint8_t *samples, int count, int ms)
{
    int middle = (int)((int64_t)ms * BREATH_SOUND_RATE / 1000), half = WINDOW_MS * BREATH_SOUND_RATE / 2000, n = 0;
    double sum = 0;
    for (int i = middle - half; i < middle + half; i++) {
        if (i < 0 || i >= count)
            continue;
        sum += pow(sample_at(samples, i), 2);
        n++;
    }
    return sqrt(sum / n);
}

static void is_as_long_as_the_breath(void **state)
{
    (void)state;
    BreathTone late = whole, over = whole;
    late.from_ms = 6500;
    over.from_ms = IN_MS + OUT_MS;
    assert_int_equal(breath_sound_count(&whole), (IN_MS + OUT_MS) * (BREATH_SOUND_RATE / 50) / 20);
    assert_int_equal(breath_sound_count(&late), 2500 * (BREATH_SOUND_RATE / 50) / 20);
    assert_int_equal(breath_sound_count(&over), 0);
}

static void rises_in_and_falls_out(void **state)
{
    (void)state;
    int count;
    uint8_t *samples = make(&whole, &count);
    for (int ms = 500; ms <= IN_MS - 1000; ms += 500)
        assert_true(loudness(samples, count, ms) * 1.05 < loudness(samples, count, ms + 500));
    for (int ms = IN_MS + 1000; ms <= IN_MS + OUT_MS - 1000; ms += 500)
        assert_true(loudness(samples, count, ms) > 1.05 * loudness(samples, count, ms + 500));
    double top = loudness(samples, count, IN_MS);
    assert_true(top > 1000 && top < 6000);
    assert_true(loudness(samples, count, 0) < top / 15 && loudness(samples, count, IN_MS + OUT_MS) < top / 15);
    drop(samples, count);
}

// No sample is at the limit, and none is far from the one before it.
static void is_soft(void **state)
{
    (void)state;
    int count;
    uint8_t *samples = make(&whole, &count);
    for (int i = 0; i < count; i++) {
        assert_in_range(abs(sample_at(samples, i)), 0, LOUDEST);
        assert_in_range(abs(sample_at(samples, i) - (i ? sample_at(samples, i - 1) : 0)), 0, LOUDEST / 4);
    }
    drop(samples, count);
}

// As loud as the whole breath is there, after it has come up.
static void begins_within_a_breath(void **state)
{
    (void)state;
    int count, rest;
    BreathTone late = whole;
    late.from_ms = 3000;
    uint8_t *samples = make(&whole, &count), *part = make(&late, &rest);
    assert_in_range(abs(sample_at(part, 0)), 0, 50);
    for (int ms = 500; ms < 5000; ms += 500) {
        double ratio = loudness(part, rest, ms) / loudness(samples, count, 3000 + ms);
        assert_true(ratio > 0.75 && ratio < 1.33);
    }
    drop(samples, count);
    drop(part, rest);
}

static void makes_every_breath_there_can_be(void **state)
{
    (void)state;
    static const BreathTone ends[] = {{1000, 1000, 0, 100}, {12000, 12000, 0, 100}, {12000, 12000, 23999, 0}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        int count;
        uint8_t *samples = make(&ends[i], &count);
        assert_in_range(count, 1, BREATH_SOUND_LONGEST_MS / 1000 * BREATH_SOUND_RATE);
        drop(samples, count);
    }
}

// Bytes that only this sound holds, in disguise.
static void find_secret(unsigned char secret[SECRET])
{
    int count;
    uint8_t *samples = make(&whole, &count);
    for (int i = 0; i < SECRET; i++)
        secret[i] = samples[2 * (4 * BREATH_SOUND_RATE) + i] ^ MEMORY_MASK;
    drop(samples, count);
}

static void is_wiped_when_it_stops(void **state)
{
    (void)state;
    static unsigned char secret[SECRET];
    static Loudspeaker loudspeaker;
    find_secret(secret);
    assert_int_equal(memory_holds(secret, SECRET, true), 0);
    BreathSound *sound = breath_sound_open(&loudspeaker, 60);
    assert_true(breath_sound_play(sound, &whole, 0));
    assert_int_equal(loudspeaker.sound.volume_percent, 60);
    assert_true(memory_holds(secret, SECRET, false) > 0);
    breath_sound_stop(sound, 1000);
    assert_int_equal(loudspeaker_left(&loudspeaker), 0);
    assert_int_equal(memory_holds(secret, SECRET, true), 0);
    assert_true(breath_sound_play(sound, &whole, 0));
    breath_sound_close(sound);
    assert_int_equal(memory_holds(secret, SECRET, true), 0);
    loudspeaker_close(&loudspeaker);
}

static void tells_that_there_is_no_loudspeaker(void **state)
{
    (void)state;
    static Loudspeaker loudspeaker;
    setenv("SDL_AUDIODRIVER", "none-of-that-name", 1);
    BreathSound *sound = breath_sound_open(&loudspeaker, 0);
    assert_false(breath_sound_play(sound, &whole, 0));
    breath_sound_close(sound);
    loudspeaker_close(&loudspeaker);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
}

int main(void)
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_long_as_the_breath),
        cmocka_unit_test(rises_in_and_falls_out),
        cmocka_unit_test(is_soft),
        cmocka_unit_test(begins_within_a_breath),
        cmocka_unit_test(makes_every_breath_there_can_be),
        cmocka_unit_test(tells_that_there_is_no_loudspeaker),
    };
    const struct CMUnitTest wiped[] = {cmocka_unit_test(is_wiped_when_it_stops)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    return IS_SANITIZED ? failed : failed + cmocka_run_group_tests(wiped, NULL, NULL);
}
