// What somebody asks for before a visit: it holds while they are there and into the visit they begin, and no longer.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/app-frame.h"
#include "app/app-private.h"
#include "command/stage.h"

enum { SOON_MS = 60000, LONG_MS = 121000, MONDAY = 1, CLOSES_MINUTE = 10 * 60 + 2 };

static Stage stage;

static void open_attract(const Config *config)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {1280, 800}, .config = config};
    assert_true(stage_open(&stage, &spec));
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
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

static bool is_dark(void)
{
    return text_is(stage_frame(&stage)->screen, "dark");
}

static int count_said(Text words)
{
    int count = 0;
    for (int i = 0; i < stage.transcript.said.count; i++)
        count += text_equal(stage.transcript.said.at[i], words);
    return count;
}

// ---- tests

static void it_is_taken_back_when_nobody_begins(void **state)
{
    (void)state;
    open_attract(&config_defaults);
    press_key("F1");
    stage_wait(&stage, SOON_MS);
    assert_true(app_is_heard(stage.app));
    stage_wait(&stage, SOON_MS);
    assert_false(app_is_heard(stage.app));
}

static void it_holds_as_long_as_somebody_is_there(void **state)
{
    (void)state;
    open_attract(&config_defaults);
    press_key("F1");
    for (int i = 0; i < 5; i++) {
        stage_wait(&stage, SOON_MS);
        press_key("Tab");
        assert_true(app_is_heard(stage.app));
    }
    press_key("Return");
    assert_int_equal(app_face(stage.app), FACE_VISIT);
    assert_true(app_is_heard(stage.app));
}

static void the_next_visitor_does_not_meet_it(void **state)
{
    (void)state;
    open_attract(&config_defaults);
    press_key("F1");
    press_key("F5");
    app_begin(stage.app);
    assert_true(stage_frame(&stage)->is_veiled);
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    assert_false(stage_frame(&stage)->is_veiled);
    app_perform(stage.app, (Action){.kind = ACTION_WAKE});
    app_begin(stage.app);
    assert_false(app_is_heard(stage.app));
    assert_false(stage_frame(&stage)->is_veiled);
}

// What was asked for before the visit is past when it ends, and the voice of a clinic is not interrupted by that.
static void the_end_of_the_visit_ends_it_too(void **state)
{
    (void)state;
    Config config = config_defaults;
    config.preferences.is_spoken = true;
    open_attract(&config);
    press_key("F5");
    press_key("F5");
    app_begin(stage.app);
    for (int i = 0; i < 3; i++) {
        stage_wait(&stage, SOON_MS);
        press_key("Tab");
    }
    Text title = app_book(stage.app)->quiet_title;
    int before = count_said(title);
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
    stage_frame(&stage);
    stage_wait(&stage, SOON_MS);
    assert_int_equal(count_said(title) - before, 1);
}

static void the_glass_stays_lit_as_long_as_somebody_is_there(void **state)
{
    (void)state;
    Config config = config_defaults;
    config.hours.days[MONDAY] = (OpeningDay){{{0, CLOSES_MINUTE}}, 1};
    open_attract(&config);
    stage_wait(&stage, LONG_MS + SOON_MS);
    assert_true(is_dark());
    press_key("Tab"); // does not light it: Return does
    assert_true(is_dark());
    press_key("Return");
    for (int i = 0; i < 5; i++) {
        assert_false(is_dark());
        stage_wait(&stage, SOON_MS);
        press_key("Tab");
    }
    stage_wait(&stage, LONG_MS);
    assert_true(is_dark());
}

int main(void)
{
#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, NULL, close_stage)
    const struct CMUnitTest tests[] = {
        ON_STAGE(it_is_taken_back_when_nobody_begins),
        ON_STAGE(it_holds_as_long_as_somebody_is_there),
        ON_STAGE(the_next_visitor_does_not_meet_it),
        ON_STAGE(the_end_of_the_visit_ends_it_too),
        ON_STAGE(the_glass_stays_lit_as_long_as_somebody_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
