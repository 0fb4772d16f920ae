// Glasses that nobody would hang up on purpose, and readers who are said to stand far away: the player goes on, and
// nothing leaves a glass of the sizes that a window may have.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/screen-walk.h"
#include "nine.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

static bool is_inside(Rect rect, Size glass)
{
    return rect.w >= 0 && rect.h > 0 && rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= glass.w &&
           rect.y + rect.h <= glass.h;
}

static void count_outside(void *owner, Stage *stage, Text name)
{
    const Frame *frame = stage_frame(stage);
    int *outside = owner;
    for (int i = 0; i < frame->lines.count; i++) {
        if (is_inside(frame->lines.at[i].rect, stage->size))
            continue;
        if (++*outside < 10)
            print_error("%dx%d %.*s: %.*s\n", stage->size.w, stage->size.h, TEXT_ARGS(name),
                        TEXT_ARGS(frame->lines.at[i].text));
    }
}

// How many lines leave the glass on a walk through the whole library.
static int walk(StageSpec spec)
{
    int outside = 0;
    Stage stage;
    spec.content = WHOLE;
    assert_true(stage_open(&stage, &spec));
    assert_true(screen_walk(&stage, count_outside, &outside));
    stage_close(&stage);
    return outside;
}

static void nothing_leaves_the_oddest_window(void **state)
{
    (void)state;
    static const Size odd[] = {{160, 160}, {200, 2000}, {4096, 200}, {16384, 160}};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step += TEXT_STEP_MOST - TEXT_STEP_LEAST)
            assert_int_equal(walk((StageSpec){.window = odd[i], .preferences.text_step = step}), 0);
}

// What config.xml takes: from 2 to 30 pixels a millimetre, read from 200 to 3000 mm.
static void no_configured_glass_ends_the_player(void **state)
{
    (void)state;
    static const Size sizes[] = {{160, 160}, {800, 480}, {600, 1024}};
    static const double px_per_mm[] = {0, 2, 30}, distances_mm[] = {200, 3000};
    for (int i = 0; i < 18; i++)
        walk(
            (StageSpec){.window = sizes[i % 3], .px_per_mm = px_per_mm[i / 3 % 3], .distance_mm = distances_mm[i / 9]});
}

static void distant_readers_have_words_inside_the_glass(void **state)
{
    (void)state;
    static const Size sizes[] = {{800, 480}, {1280, 800}, {1080, 1920}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_int_equal(walk((StageSpec){.window = sizes[i], .distance_mm = 3000}), 0);
}

// A counter's depth away, which staff may set; the letters are as high as at a hand's distance then.
static void a_small_glass_may_stand_behind_a_counter(void **state)
{
    (void)state;
    enum { COUNTER_MM = 710 };
    for (int i = 0; i < 3; i++) {
        Glass glass;
        assert_true(glass_known(i, &glass));
        assert_true(glass_of(glass.width_px, glass.height_px, 0, COUNTER_MM).distance_mm == COUNTER_MM);
        assert_int_equal(walk((StageSpec){.window = {glass.width_px, glass.height_px}, .distance_mm = COUNTER_MM}), 0);
    }
    for (int i = 0; i < NINE; i++) {
        NineScreen now = nine_at(i);
        StageSpec spec = {.window = now.glass, .preferences.text_step = now.text_step, .distance_mm = COUNTER_MM};
        assert_true(glass_of(now.glass.w, now.glass.h, 0, COUNTER_MM).distance_mm == COUNTER_MM);
        assert_int_equal(walk(spec), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_leaves_the_oddest_window),
        cmocka_unit_test(no_configured_glass_ends_the_player),
        cmocka_unit_test(distant_readers_have_words_inside_the_glass),
        cmocka_unit_test(a_small_glass_may_stand_behind_a_counter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
