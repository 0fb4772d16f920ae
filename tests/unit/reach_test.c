// Reach: with both bars at the bottom every control stands in the lower 60 per cent of the glass, for whoever sits low
// before it.
#include "command/screen-walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nine.h"

enum { REACH_PERCENT = 60, PRINTED_MOST = 10 };

typedef struct Count {
    int controls, high;
    bool is_mute;
} Count;

// Links stand where their words do; the player's own screens are touched anywhere, or in their middle; what a sheet
// lies over is not what is meant while it is open; keys of letters and digits take the whole page, or they were small.
static bool is_judged(const Frame *frame, const Target *target)
{
    static const char *const aside[] = {"attract", "languages", "cover",   "still", "order",
                                        "staff",   "term",      "comfort", "find",  "code-entry"};
    for (size_t i = 0; i < sizeof aside / sizeof *aside; i++)
        if (text_is(frame->screen, aside[i]))
            return false;
    return target->enabled && target->role != ROLE_LINK;
}

static void count_high(void *owner, Stage *stage, Text name)
{
    Count *count = owner;
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!is_judged(frame, target))
            continue;
        count->controls++;
        if (target->rect.y >= stage->size.h * (100 - REACH_PERCENT) / 100)
            continue;
        if (count->high++ < PRINTED_MOST && !count->is_mute)
            print_message("%dx%d %.*s: %.*s at %d, %d high\n", stage->size.w, stage->size.h, TEXT_ARGS(name),
                          TEXT_ARGS(target->label), target->rect.y, target->rect.h);
    }
}

static Count walk(NineScreen screen, const char *language, bool is_low)
{
    Count count = {.is_mute = !is_low};
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = screen.glass,
                      .language = text_of(language),
                      .preferences = {.text_step = screen.text_step, .is_low = is_low}};
    assert_true(stage_open(&stage, &spec));
    assert_true(screen_walk(&stage, count_high, &count));
    stage_close(&stage);
    assert_true(count.controls > 100);
    return count;
}

static void controls_stand_within_reach(void **state)
{
    (void)state;
    static const Size large[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}};
    for (size_t i = 0; i < sizeof large / sizeof *large; i++)
        assert_int_equal(walk((NineScreen){large[i], TEXT_STEP_DEFAULT}, i % 2 ? "ar" : "en", true).high, 0);
}

// Cards of large text are higher than the room below: how many begin above it, in English and Arabic, as
// tests/access/report.md tells. Small glass has one bar, at the bottom, and its pages take what is above.
static void cards_of_large_text_begin_higher(void **state)
{
    (void)state;
    enum { SMALL = 3 }; // of the nine, first
    static const int high[NINE - SMALL][2] = {{0, 0}, {4, 7}, {9, 7}, {0, 0}, {0, 0}, {2, 2}};
    for (int i = SMALL; i < NINE; i++) {
        assert_int_equal(walk(nine_at(i), "en", true).high, high[i - SMALL][0]);
        assert_int_equal(walk(nine_at(i), "ar", true).high, high[i - SMALL][1]);
    }
}

// Without the choice they do not: the walk sees what stands too high.
static void the_walk_sees_what_is_too_high(void **state)
{
    (void)state;
    assert_true(walk((NineScreen){{1280, 800}, TEXT_STEP_DEFAULT}, "en", false).high > PRINTED_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_stand_within_reach),
        cmocka_unit_test(cards_of_large_text_begin_higher),
        cmocka_unit_test(the_walk_sees_what_is_too_high),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
