// The dots of an exercise count the steps of this visitor's way, and follow the answers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "command/stage.h"

typedef struct Dots {
    int done, count;
} Dots;

static Dots dots_of(const Frame *frame)
{
    Dots dots = {0};
    int size = theme_mm(&frame->theme, 2);
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        bool is_dot =
            mark->kind == MARK_BOX && mark->rect.w == size && mark->rect.h == size && mark->radius_px == size / 2;
        dots.count += is_dot;
        dots.done += is_dot && mark->color.g == frame->theme.palette->accent.g;
    }
    return dots;
}

static void expect(Stage *stage, int done, int count)
{
    Dots dots = dots_of(stage_frame(stage));
    assert_int_equal(dots.done, done);
    assert_int_equal(dots.count, count);
}

static void dots_follow_the_answers(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {
        .content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(&stage, &spec));
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("steady-breathing"))});
    expect(&stage, 0, 0); // none before the first step
    app_perform(stage.app, (Action){.kind = ACTION_READ});
    expect(&stage, 1, 5);
    app_perform(stage.app, (Action){.kind = ACTION_CHOOSE, .index = 1}); // the breath left alone
    expect(&stage, 1, 4);
    app_perform(stage.app, (Action){.kind = ACTION_CHOOSE, .index = 0});
    expect(&stage, 1, 5);
    for (int step = 1; step < 4; step++)
        app_perform(stage.app, (Action){.kind = ACTION_NEXT});
    expect(&stage, 4, 5);
    app_perform(stage.app, (Action){.kind = ACTION_CHOOSE, .index = 1}); // more, by pace, time and form
    expect(&stage, 4, 9);
    app_perform(stage.app, (Action){.kind = ACTION_NEXT});
    expect(&stage, 5, 9);
    app_perform(stage.app, (Action){.kind = ACTION_PREVIOUS});
    app_perform(stage.app, (Action){.kind = ACTION_CHOOSE, .index = 0});
    expect(&stage, 4, 5);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dots_follow_the_answers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
