// Reading aloud in a visit: silent until asked, soft at first for everybody, and silent again at a touch.
#include "app/app-private.h"
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "nine.h"

enum { SOFT_PERCENT = 35, LOUDER_PERCENT = 70, HOUR_MS = 3600000 };

static NineScreen now;

#define OPEN(item)                                                                                                     \
    {                                                                                                                  \
        .kind = ACTION_OPEN, .id = {item}, .value = OPEN_WHOLE                                                         \
    }
#define BEGIN ((Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN})

static int open_library(void **state)
{
    static Stage stage;
    *state = &stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = TEXT("en"),
                      .window = now.glass,
                      .preferences.text_step = now.text_step};
    return stage_open(&stage, &spec) ? 0 : -1;
}

static int close_library(void **state)
{
    stage_close(*state);
    return 0;
}

static void act(Stage *stage, Action action)
{
    app_perform(stage->app, action);
    stage_frame(stage);
}

static void listen_to_chapter(Stage *stage)
{
    act(stage, (Action)OPEN("first-steps"));
    act(stage, BEGIN);
    assert_true(stage->transcript.whole_ms > 0);
}

static Rect rect_of(Stage *stage, ActionKind kind)
{
    int target = frame_target_acting(stage_frame(stage), kind);
    assert_true(target >= 0);
    return stage_frame(stage)->targets.at[target].rect;
}

// ---- tests

static void is_silent_until_asked(void **state)
{
    static const Action ways[] = {
        OPEN("read"),
        OPEN("first-steps"),
        {.kind = ACTION_NEXT},
        {.kind = ACTION_COMFORT},
        {.kind = ACTION_DONE},
        OPEN("some-questions"),
        {.kind = ACTION_EXPAND, .id = {"how-long"}},
        OPEN("steps-of-all-kinds"),
        {.kind = ACTION_READ},
        {.kind = ACTION_NEXT},
        OPEN("about"),
        {.kind = ACTION_SUPPORT},
        {.kind = ACTION_HIDE},
        {.kind = ACTION_WAKE},
    };
    Stage *stage = *state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        act(stage, ways[i]);
        stage_wait(stage, 10000);
    }
    assert_int_equal(app_face(stage->app), FACE_VISIT);
    assert_int_equal(stage->transcript.said.count, 0);
    listen_to_chapter(stage); // the same ears do hear
}

static void begins_soft_for_every_visitor(void **state)
{
    Stage *stage = *state;
    listen_to_chapter(stage);
    assert_int_equal(stage->transcript.volume_percent, SOFT_PERCENT);
    app_preferences(stage->app)->volume = LOUDNESS_MIDDLE;
    act(stage, (Action){.kind = ACTION_LISTEN, .value = LISTEN_END});
    act(stage, BEGIN);
    assert_int_equal(stage->transcript.volume_percent, LOUDER_PERCENT);
    act(stage, (Action){.kind = ACTION_HIDE});
    act(stage, (Action){.kind = ACTION_WAKE});
    listen_to_chapter(stage);
    assert_int_equal(stage->transcript.volume_percent, SOFT_PERCENT);
}

// As soon as a finger lands anywhere but on its keys and on what turns pages, and for as long as nothing else is asked
// for.
static void falls_silent_at_a_touch(void **state)
{
    Stage *stage = *state;
    listen_to_chapter(stage);
    Rect home = rect_of(stage, ACTION_HOME);
    const Size places[] = {{2, 2}, {home.x + home.w / 2, home.y + home.h / 2}};
    for (int i = 0; i < 2; i++) {
        stage_touch(stage, SAMPLE_DOWN, 1, places[i]);
        assert_int_equal(stage->transcript.whole_ms, 0); // not a moment later
        int said = stage->transcript.said.count;
        stage_wait(stage, 1000);                     // too slowly for a swipe
        stage_touch(stage, SAMPLE_UP, 1, places[0]); // slid off
        stage_wait(stage, 60000);
        assert_int_equal(stage->transcript.said.count, said);
        act(stage, (Action){.kind = ACTION_LISTEN, .value = LISTEN_ON});
        assert_true(stage->transcript.whole_ms > 0);
    }
}

static void falls_silent_with_hide(void **state)
{
    Stage *stage = *state;
    listen_to_chapter(stage);
    int said = stage->transcript.said.count;
    app_perform(stage->app, (Action){.kind = ACTION_HIDE});
    assert_int_equal(stage->transcript.whole_ms, 0); // before the cover is drawn
    stage_wait(stage, HOUR_MS);
    assert_int_equal(stage->transcript.said.count, said);
}

static void reads_a_step_and_no_further(void **state)
{
    Stage *stage = *state;
    act(stage, (Action)OPEN("steps-of-all-kinds"));
    while (!frame_shows(stage_frame(stage), TEXT("Only words.")))
        act(stage,
            (Action){.kind = frame_target_acting(stage_frame(stage), ACTION_READ) < 0 ? ACTION_NEXT : ACTION_READ});
    act(stage, BEGIN);
    stage_wait(stage, 60000);
    assert_true(transcript_tells(&stage->transcript, TEXT("Words Only words.")));
    assert_true(frame_shows(stage_frame(stage), TEXT("Only words."))); // what was read last stays in sight
    act(stage, (Action){.kind = ACTION_NEXT});
    stage_wait(stage, 60000);
    assert_int_equal(transcript_rest(&stage->transcript).size, 0);
    act(stage, (Action){.kind = ACTION_LISTEN, .value = LISTEN_ON});
    stage_wait(stage, 60000);
    assert_true(transcript_tells(&stage->transcript, TEXT("Which pace? Slow Quick")));
}

// ---- a machine that fails

static void say_nothing(void *owner, const Utterance *utterance)
{
    (void)owner;
    (void)utterance;
}

static void stop_nothing(void *owner)
{
    (void)owner;
}

static VoiceState look_whether_it_fails(void *owner)
{
    return (VoiceState){.is_over = true, .is_broken = *(const bool *)owner, .wake_ms = INT64_MAX};
}

static bool speaks_all(void *owner, Text language)
{
    (void)owner;
    return language.size;
}

// In the bar, or in More.
static bool offers_listen(Stage *stage)
{
    if (frame_target_acting(stage_frame(stage), ACTION_LISTEN) >= 0)
        return true;
    int more = frame_target_acting(stage_frame(stage), ACTION_MORE);
    if (more < 0)
        return false;
    act(stage, stage_frame(stage)->targets.at[more].action);
    bool is_there = frame_target_acting(stage_frame(stage), ACTION_LISTEN) >= 0;
    act(stage, (Action){.kind = ACTION_DONE});
    return is_there;
}

// A voice that failed for one visitor is offered to the next, and staff are told until one was heard.
static void a_later_visitor_may_listen(void **state)
{
    (void)state;
    bool fails = true;
    Stage stage;
    Speech speech = {say_nothing, say_nothing, stop_nothing, look_whether_it_fails, speaks_all, &fails};
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = TEXT("en"),
                      .window = now.glass,
                      .preferences.text_step = now.text_step,
                      .speech = &speech};
    assert_true(stage_open(&stage, &spec));
    act(&stage, (Action)OPEN("first-steps"));
    assert_true(offers_listen(&stage));
    act(&stage, BEGIN);
    stage_wait(&stage, 100);
    assert_false(offers_listen(&stage)); // not to this one
    stage_key(&stage, "F12", false);
    stage_frame(&stage);
    fails = false;
    app_begin(stage.app);
    act(&stage, (Action)OPEN("first-steps"));
    assert_true(offers_listen(&stage));
    stage_key(&stage, "F12", false); // without having asked for sound
    stage_frame(&stage);
    assert_true(stage.app->is_unheard);
    app_begin(stage.app);
    act(&stage, (Action)OPEN("first-steps"));
    act(&stage, BEGIN);
    stage_wait(&stage, 100);
    assert_true(offers_listen(&stage));
    stage_key(&stage, "F12", false);
    stage_frame(&stage);
    assert_false(stage.app->is_unheard);
    stage_close(&stage);
}

int main(void)
{
#define IN_VISIT(test) cmocka_unit_test_setup_teardown(test, open_library, close_library)
    const struct CMUnitTest tests[] = {
        IN_VISIT(is_silent_until_asked),       IN_VISIT(begins_soft_for_every_visitor),
        IN_VISIT(falls_silent_at_a_touch),     IN_VISIT(falls_silent_with_hide),
        IN_VISIT(reads_a_step_and_no_further), cmocka_unit_test(a_later_visitor_may_listen),
    };
    int failures = 0;
    for (int i = 0; nine_next(&i, &now);)
        failures += cmocka_run_group_tests(tests, NULL, NULL);
    return failures;
}
