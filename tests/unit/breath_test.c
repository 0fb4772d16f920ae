// The sound of breathing as the app drives it: what is asked of the loudspeaker, when, and what becomes of a machine
// that has none.
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { IN_MS = 4000, OUT_MS = 5500 }; // of the step

typedef struct Speaker {
    Stage stage;
    bool is_missing;
    int plays, stops;
    BreathTone last;
} Speaker;

static bool play(void *owner, const BreathTone *tone)
{
    Speaker *speaker = owner;
    speaker->plays++;
    speaker->last = *tone;
    return !speaker->is_missing;
}

static void stop(void *owner)
{
    ((Speaker *)owner)->stops++;
}

// Somebody has come to the pacer and started it.
static Speaker *open_speaker(Speaker *speaker, bool is_missing)
{
    *speaker = (Speaker){.is_missing = is_missing};
    BreathPlayer player = {play, stop, speaker};
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = TEXT("en"),
                      .window = {1280, 800},
                      .preferences.text_step = TEXT_STEP_DEFAULT,
                      .breath = &player};
    assert_true(stage_open(&speaker->stage, &spec));
    app_perform(speaker->stage.app,
                (Action){.kind = ACTION_OPEN, .id = {"steps-of-all-kinds"}, .block = {"breathe-fixed"}});
    app_perform(speaker->stage.app, (Action){.kind = ACTION_PAUSE});
    stage_wait(&speaker->stage, 1);
    return speaker;
}

static void act(Speaker *speaker, ActionKind kind)
{
    app_perform(speaker->stage.app, (Action){.kind = kind});
    stage_frame(&speaker->stage);
}

static void plays_each_breath_once(void **state)
{
    (void)state;
    Speaker speaker;
    open_speaker(&speaker, false);
    stage_wait(&speaker.stage, 999);
    assert_int_equal(speaker.plays, 0);
    act(&speaker, ACTION_SOUND);
    assert_int_equal(speaker.plays, 1);
    assert_in_range(speaker.last.from_ms, 1000, 1000 + LOUDSPEAKER_LAG_MS);
    assert_true(speaker.last.in_ms == IN_MS && speaker.last.out_ms == OUT_MS);
    assert_int_equal(speaker.last.volume_percent, speech_percent(LOUDNESS_LOW));
    stage_wait(&speaker.stage, IN_MS + OUT_MS - 1000 - 40);
    assert_int_equal(speaker.plays, 1);
    stage_wait(&speaker.stage, 100);
    assert_int_equal(speaker.plays, 2);
    assert_in_range(speaker.last.from_ms, LOUDSPEAKER_LAG_MS, LOUDSPEAKER_LAG_MS + 40);
    stage_wait(&speaker.stage, 5 * (IN_MS + OUT_MS));
    assert_int_equal(speaker.plays, 7);
    assert_int_equal(speaker.stops, 0);
    stage_close(&speaker.stage);
    assert_int_equal(speaker.stops, 1);
}

static void is_silent_once_it_is_over(void **state)
{
    (void)state;
    static const ActionKind ends[] = {ACTION_PAUSE, ACTION_SOUND, ACTION_ENOUGH, ACTION_HOME, ACTION_HIDE};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        Speaker speaker;
        open_speaker(&speaker, false);
        act(&speaker, ACTION_SOUND);
        assert_int_equal(speaker.stops, 0);
        act(&speaker, ends[i]);
        assert_int_equal(speaker.stops, 1);
        stage_wait(&speaker.stage, 2 * (IN_MS + OUT_MS));
        assert_int_equal(speaker.plays, 1);
        stage_close(&speaker.stage);
        assert_int_equal(speaker.stops, 1);
    }
}

static void is_not_offered_without_a_loudspeaker(void **state)
{
    (void)state;
    Speaker speaker;
    open_speaker(&speaker, true);
    assert_true(frame_target_acting(stage_frame(&speaker.stage), ACTION_SOUND) >= 0);
    act(&speaker, ACTION_SOUND);
    stage_wait(&speaker.stage, 100);
    assert_int_equal(speaker.plays, 1);
    assert_int_equal(frame_target_acting(stage_frame(&speaker.stage), ACTION_SOUND), -1);
    assert_true(frame_target_acting(stage_frame(&speaker.stage), ACTION_PAUSE) >= 0);
    stage_close(&speaker.stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plays_each_breath_once),
        cmocka_unit_test(is_silent_once_it_is_over),
        cmocka_unit_test(is_not_offered_without_a_loudspeaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
