// Still there? is answered by any sign of life, early and late, on every glass: every key but the one that hides, a
// touch beside the buttons and on them, and one switch (WCAG 2.2.1, EN 301 549, 5.1.2).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "nine.h"

enum { TOUCH_MS = 80, AFTER_MS = 60000, WARNED_MOST_S = 3600 };

static const int seconds[] = {1, 15, 28}; // of the thirty that the warning lasts
enum { SECOND_COUNT = sizeof seconds / sizeof *seconds };

// What each key does elsewhere, and those that do nothing.
static const char *const keys[] = {
    "Return",    "Keypad Enter", "Space",      "Select",   "Tab",      "Down",     "Up",        "Left",   "Right",
    "Keypad 2",  "Keypad 4",     "Keypad 5",   "Keypad 6", "Keypad 8", "Keypad 0", "PageDown",  "PageUp", "AudioNext",
    "AudioPrev", "AudioPlay",    "AC Forward", "AC Back",  "AC Home",  "Escape",   "Backspace", "Home",   "End",
    "Menu",      "Help",         "F1",         "F2",       "F3",       "F4",       "F5",        "F6",     "A",
    "7",         "Left Shift",   "Left Ctrl",  "CapsLock", "VolumeUp", "Mute",     "Delete",    "Insert", "Power",
};

static Stage stage;

static void open_stage(NineScreen screen, const char *act_key)
{
    Config config = config_defaults;
    config.act_key = act_key;
    config.language = TEXT("en");
    config.preferences.text_step = screen.text_step;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = TEXT("en"),
                      .window = screen.glass,
                      .preferences = {.text_step = screen.text_step}};
    if (act_key)
        spec.config = &config;
    assert_true(stage_open(&stage, &spec));
    stage_wait(&stage, 1000);
}

static bool is_on(const char *screen)
{
    return text_is(stage_frame(&stage)->screen, screen);
}

static void wait_for_warning(int into_s)
{
    for (int s = 0; s < WARNED_MOST_S && !is_on("still"); s++)
        stage_wait(&stage, 1000);
    assert_true(is_on("still"));
    stage_wait(&stage, into_s * 1000 - 500);
    assert_true(is_on("still"));
}

// The page is there again, and stays as long as one that has just been touched.
static void is_kept(const char *by, int into_s)
{
    if (!is_on("home"))
        print_error("%s at %d s does not keep the visit\n", by, into_s);
    assert_true(is_on("home"));
    stage_wait(&stage, AFTER_MS);
    assert_true(is_on("home"));
}

static void every_key_keeps(void **state)
{
    (void)state;
    for (int s = 0; s < NINE; s++) {
        open_stage(nine_at(s), NULL);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            for (int i = 0; i < SECOND_COUNT; i++) {
                wait_for_warning(seconds[i]);
                stage_key(&stage, keys[k], false);
                is_kept(keys[k], seconds[i]);
            }
        stage_close(&stage);
    }
}

static void touch_at(Size at)
{
    stage_touch(&stage, SAMPLE_DOWN, 1, at);
    stage_wait(&stage, TOUCH_MS);
    stage_touch(&stage, SAMPLE_UP, 1, at);
    stage_wait(&stage, TOUCH_MS);
}

static void every_touch_keeps(void **state)
{
    (void)state;
    for (int s = 0; s < NINE; s++) {
        Size glass = nine_at(s).glass;
        const Size points[] = {
            {5, 5}, {glass.w - 6, 5}, {5, glass.h - 6}, {glass.w - 6, glass.h - 6}, {glass.w / 2, 20}};
        open_stage(nine_at(s), NULL);
        for (size_t p = 0; p < sizeof points / sizeof *points; p++)
            for (int i = 0; i < SECOND_COUNT; i++) {
                wait_for_warning(seconds[i]);
                int target = frame_target_at(stage_frame(&stage), points[p].w, points[p].h);
                assert_int_equal(target, -1);
                touch_at(points[p]);
                is_kept("a touch beside the buttons", seconds[i]);
                stage_key(&stage, "F6", false); // touches on nothing have their ten minutes anew
            }
        stage_close(&stage);
    }
}

static void one_press_of_a_switch_keeps(void **state)
{
    (void)state;
    static const char *const switches[] = {"Space", "F9", "Mouse Left"};
    for (int s = 0; s < NINE; s++)
        for (size_t k = 0; k < sizeof switches / sizeof *switches; k++) {
            open_stage(nine_at(s), switches[k]);
            for (int i = 0; i < SECOND_COUNT; i++) {
                wait_for_warning(seconds[i]);
                stage_key(&stage, switches[k], false);
                is_kept(switches[k], seconds[i]);
            }
            stage_close(&stage);
        }
}

static void the_key_that_hides_hides(void **state)
{
    (void)state;
    for (int s = 0; s < NINE; s++) {
        open_stage(nine_at(s), NULL);
        wait_for_warning(15);
        stage_key(&stage, "F12", false);
        assert_true(is_on("cover"));
        stage_close(&stage);
    }
}

// However long its frame takes to come on the glass, the warning is seen for its thirty seconds.
static void a_slow_frame_takes_nothing_of_the_warning(void **state)
{
    (void)state;
    enum { SLOW_MS = 20000, WARNED_MS = 30000, SOON_MS = 500 };
    open_stage(nine_at(0), NULL);
    while (!is_on("still"))
        stage_wait(&stage, 1);
    stage_present(&stage, SLOW_MS);
    stage_wait(&stage, WARNED_MS - SOON_MS);
    assert_true(is_on("still"));
    stage_wait(&stage, 2 * SOON_MS);
    assert_true(is_on("attract"));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_keeps),
        cmocka_unit_test(every_touch_keeps),
        cmocka_unit_test(one_press_of_a_switch_keeps),
        cmocka_unit_test(the_key_that_hides_hides),
        cmocka_unit_test(a_slow_frame_takes_nothing_of_the_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
