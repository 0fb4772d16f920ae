// A timer that is over says so in words, which have room on every glass, in every size of text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "judge.h"

enum { TIMER_MS = 60000 };

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

static void count_breach(void *owner, const char *rule, Text what)
{
    const Stage *stage = owner;
    fail_msg("%dx%d, text %d: %s: %.*s", stage->size.w, stage->size.h, stage->spec.preferences.text_step, rule,
             TEXT_ARGS(what));
}

// The first card of Home leads to the step with the timer.
static void run_timer(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    int card = 0;
    while (card < frame->targets.count && frame->targets.at[card].is_bar)
        card++;
    assert_true(card < frame->targets.count);
    app_perform(stage->app, frame->targets.at[card].action);
    assert_true(frame_target_acting(stage_frame(stage), ACTION_PAUSE) >= 0);
    app_perform(stage->app, (Action){.kind = ACTION_PAUSE});
    stage_wait(stage, TIMER_MS + 1000);
}

static void its_words_have_room(const char *language, const char *words)
{
    for (int i = 0; i < SIZE_COUNT * TEXT_STEP_MOST; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                          .language = text_of(language),
                          .window = sizes[i % SIZE_COUNT],
                          .preferences.text_step = TEXT_STEP_LEAST + i / SIZE_COUNT};
        assert_true(stage_open(&stage, &spec));
        run_timer(&stage);
        assert_true(frame_shows(stage_frame(&stage), text_of(words)));
        judge_frame(stage_frame(&stage), stage.arena, count_breach, &stage);
        stage_close(&stage);
    }
}

static void they_have_room_in_english(void **state)
{
    (void)state;
    its_words_have_room("en", "The time is over. Stay as long as you like.");
}

static void they_have_room_in_arabic(void **state)
{
    (void)state;
    its_words_have_room("ar", "انتهى الوقت. ابق كما تشاء.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_have_room_in_english),
        cmocka_unit_test(they_have_room_in_arabic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
