// The interface speaking in a visit: when it is silent, what it shares the voice with, and what is left of it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "nine.h"

#include "app/app-frame.h"
#include "app/app-private.h"
#include "app/screen-reader.h"
#include "command/stage.h"
#include "screen/choices.h"

static Stage stage;
static NineScreen now;

static void open_stage(bool is_spoken)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = now.glass,
                      .preferences = {.text_step = now.text_step, .is_spoken = is_spoken}};
    assert_true(stage_open(&stage, &spec));
    stage_frame(&stage);
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void press_key(const char *name)
{
    stage_key(&stage, name, false);
    stage_frame(&stage);
}

static bool is_voice_busy(void)
{
    const Speech *speech = &stage.app->spec.speech;
    return !speech->look(speech->owner).is_over;
}

static const ScreenReader *reader(void)
{
    int at = 0;
    while (aid_kinds[at] != &narrate_aid)
        at++;
    return (const ScreenReader *)stage.app->aids.states[at].bytes; // the first member of its state
}

static bool is_narrating(void)
{
    return app_sight(stage.app).told.is_narrating;
}

static bool is_read_aloud(void)
{
    AidTold told = app_sight(stage.app).told;
    return told.is_reading && !told.is_resting;
}

static bool has_said(const char *words)
{
    for (int i = 0; i < stage.transcript.said.count; i++)
        if (text_is(stage.transcript.said.at[i], words))
            return true;
    return false;
}

// ---- tests

static void costs_nothing_while_it_is_off(void **state)
{
    (void)state;
    open_stage(false);
    press_key("Tab");
    press_key("F2");
    press_key("F5");
    stage_wait(&stage, 5000);
    assert_int_equal(stage.transcript.said.count, 0);
    assert_int_equal(arena_used(reader()->arena), 0);
    assert_int_equal(arena_used(reader()->known.arena), 0);
    assert_null(reader()->unicode);
    assert_false(stage_frame(&stage)->is_veiled);
}

static void stays_off_where_there_is_no_voice(void **state)
{
    (void)state;
    open_stage(true);
    stage.app->spec.setting.has_voice = false;
    stage.app->wishes.clinic.is_veiled = true;
    app_begin(stage.app);
    assert_false(stage_frame(&stage)->is_veiled);
    assert_false(stage_key(&stage, "F1", false));
}

static void falls_silent_at_any_key_or_touch(void **state)
{
    (void)state;
    open_stage(false);
    press_key("F1");
    assert_true(is_voice_busy());
    stage_key(&stage, "Left Shift", false);
    assert_false(is_voice_busy()); // before any frame
    press_key("F2");
    assert_true(is_voice_busy());
    stage_touch(&stage, SAMPLE_DOWN, 1, (Size){2, 2}); // on nothing
    assert_false(is_voice_busy());
    stage_frame(&stage);
    assert_false(is_voice_busy());
}

static void confirms_what_the_visitor_switched(void **state)
{
    (void)state;
    open_stage(false);
    press_key("F1");
    assert_true(has_said("Speech is on."));
    press_key("F5");
    assert_true(stage_frame(&stage)->is_veiled);
    press_key("F1");
    assert_false(stage_frame(&stage)->is_veiled);
    assert_true(has_said("Speech is off."));
    stage_wait(&stage, 60000);
    int count = stage.transcript.said.count;
    press_key("Tab");
    assert_int_equal(stage.transcript.said.count, count);
}

static void a_voice_that_is_always_on_confirms_nothing(void **state)
{
    (void)state;
    open_stage(true);
    stage_wait(&stage, 20000);
    assert_true(has_said("Home"));
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    assert_false(is_voice_busy());
    stage_frame(&stage);
    stage_wait(&stage, 20000);
    assert_true(has_said("Touch the screen to begin, button."));
    assert_false(has_said("Speech is on."));
    assert_false(has_said("Speech is off."));
}

static void forgets_with_the_visit(void **state)
{
    (void)state;
    open_stage(false);
    press_key("F1");
    stage_wait(&stage, 3000);
    assert_true(arena_used(reader()->arena) > 0);
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    assert_false(is_voice_busy());
    assert_int_equal(arena_used(reader()->arena), 0);
    assert_int_equal(arena_used(reader()->known.arena), 0);
    int count = stage.transcript.said.count;
    stage_frame(&stage);
    stage_wait(&stage, 20000);
    assert_int_equal(stage.transcript.said.count, count);
}

// What guides a visitor is told in the language of the visit, to its end.
static void guides_in_the_language_of_the_visit(void **state)
{
    (void)state;
    open_stage(false);
    press_key("F1");
    assert_true(text_is(stage.transcript.language, "en"));
    app_perform(stage.app, (Action){.kind = ACTION_LANGUAGE, .id = id_of(TEXT("ar"))});
    stage_frame(&stage);
    const Phrases *phrases = app_book(stage.app)->phrases;
    press_key("F5");
    assert_true(has_said(text_string(stage.arena, phrase(phrases, PHRASE_VEIL_ON))));
    assert_true(text_is(stage.transcript.language, "ar"));
    for (int i = 0; i < 40 && stage.app->visit; i++)
        stage_wait(&stage, 10000);
    assert_null(stage.app->visit);
    Text cleared = phrase(phrases, PHRASE_CLEARED);
    Text first = text_slice(cleared, 0, text_find(cleared, TEXT("."), 0) + 1);
    assert_true(has_said(text_string(stage.arena, first)));
    assert_true(text_is(stage.transcript.language, "ar"));
    assert_true(stage.transcript.volume_percent > 0);
}

static void listen_to_a_chapter(bool is_spoken)
{
    open_stage(is_spoken);
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("first-steps")), .value = OPEN_WHOLE});
    stage_frame(&stage);
    stage_wait(&stage, 30000);
    app_perform(stage.app, (Action){.kind = ACTION_LISTEN});
    stage_frame(&stage);
}

static void leaves_the_voice_to_reading_aloud(void **state)
{
    (void)state;
    enum { MOST = 64, LONG_MS = 110000 };
    Text alone[MOST];
    listen_to_a_chapter(false);
    stage_wait(&stage, LONG_MS);
    int count = stage.transcript.said.count;
    Arena *kept = arena_create();
    for (int i = 0; i < count; i++)
        alone[i] = text_copy(kept, stage.transcript.said.at[i]);
    stage_close(&stage);
    listen_to_a_chapter(true);
    int before = stage.transcript.said.count - 1; // the first sentence has begun
    stage_wait(&stage, LONG_MS);
    assert_int_equal(stage.transcript.said.count - before, count);
    for (int i = 0; i < count; i++)
        assert_true(text_equal(stage.transcript.said.at[before + i], alone[i]));
    arena_destroy(kept);
}

static void moving_on_pauses_reading_aloud(void **state)
{
    (void)state;
    listen_to_a_chapter(true);
    assert_true(is_read_aloud());
    press_key("Tab");
    assert_false(is_read_aloud());
    assert_true(is_narrating());
}

static VoiceState look_broken(void *owner)
{
    (void)owner;
    return (VoiceState){.is_broken = true, .wake_ms = INT64_MAX};
}

static void a_broken_voice_brings_the_picture_back(void **state)
{
    (void)state;
    open_stage(true);
    press_key("F5");
    assert_true(stage_frame(&stage)->is_veiled);
    stage.app->spec.speech.look = look_broken;
    stage_wait(&stage, 1000);
    assert_false(stage_frame(&stage)->is_veiled);
    assert_false(is_narrating());
}

// A dark glass comes only when it is asked for, however the voice went off and on again.
static void the_picture_goes_only_when_asked(void **state)
{
    (void)state;
    enum { SPEAK_OFF = VOICE_RATE_MOST - VOICE_RATE_LEAST + 1 + LOUDNESS_COUNT };
    open_stage(true);
    press_key("F5");
    app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
    for (int i = 0; i < 2; i++) {
        app_perform(stage.app, (Action){.kind = ACTION_PREFER, .index = TAB_VOICE, .value = SPEAK_OFF + i});
        assert_false(stage_frame(&stage)->is_veiled);
    }
    assert_true(app_is_heard(stage.app));
}

static void what_is_mute_does_not_say_so(void **state)
{
    (void)state;
    open_stage(true);
    stage.app->spec.setting.has_voice = false; // as staff do
    app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
    stage_frame(&stage);
    assert_false(is_voice_busy());
    assert_false(has_said("Speech is off."));
}

static void a_trembling_finger_does_not_act(void **state)
{
    (void)state;
    open_stage(true);
    const Frame *frame = stage_frame(&stage);
    int target = frame_target_labelled(frame, TEXT("Read"), 1);
    assert_true(target >= 0);
    Rect rect = frame->targets.at[target].rect;
    Size read = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    for (int i = 0; i < 4; i++) {
        stage_touch(&stage, SAMPLE_DOWN, 1, read);
        stage_wait(&stage, 60);
        stage_touch(&stage, SAMPLE_UP, 1, read);
        stage_wait(&stage, 60);
    }
    assert_true(text_is(stage_frame(&stage)->screen, "home"));
    stage_wait(&stage, TOUCH_REPEAT_MS);
    stage_touch(&stage, SAMPLE_DOWN, 1, read);
    stage_wait(&stage, 60);
    stage_touch(&stage, SAMPLE_UP, 1, read);
    assert_true(text_is(stage_frame(&stage)->screen, "shelf"));
}

int main(void)
{
#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, NULL, close_stage)
    const struct CMUnitTest tests[] = {
        ON_STAGE(costs_nothing_while_it_is_off),
        ON_STAGE(stays_off_where_there_is_no_voice),
        ON_STAGE(falls_silent_at_any_key_or_touch),
        ON_STAGE(confirms_what_the_visitor_switched),
        ON_STAGE(a_voice_that_is_always_on_confirms_nothing),
        ON_STAGE(forgets_with_the_visit),
        ON_STAGE(guides_in_the_language_of_the_visit),
        ON_STAGE(leaves_the_voice_to_reading_aloud),
        ON_STAGE(moving_on_pauses_reading_aloud),
        ON_STAGE(a_broken_voice_brings_the_picture_back),
        ON_STAGE(the_picture_goes_only_when_asked),
        ON_STAGE(what_is_mute_does_not_say_so),
        ON_STAGE(a_trembling_finger_does_not_act),
    };
    int failures = 0;
    for (int i = 0; nine_next(&i, &now);)
        failures += cmocka_run_group_tests(tests, NULL, NULL);
    return failures;
}
