// Support: who needs it now has all of it in sight.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"

static void open_support(Stage *stage, Size window, int text_step)
{
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = window, .preferences = {.text_step = text_step}};
    assert_true(stage_open(stage, &spec));
    app_perform(stage->app, (Action){.kind = ACTION_SUPPORT});
}

// The last line of a paragraph that ends so stands on the page.
static bool has_end(const Frame *frame, const char *words)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (text_ends(frame->lines.at[i].text, text_of(words)))
            return true;
    return false;
}

static bool offers_now(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (text_is(frame->targets.at[i].label, "A quiet minute"))
            return true;
    return false;
}

static void it_is_one_page_at_the_usual_size(void **state)
{
    (void)state;
    static const Size windows[] = {{800, 480},  {1024, 600},  {1280, 720},  {1280, 800},
                                   {600, 1024}, {1920, 1080}, {1080, 1920}, {3840, 2160}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        open_support(&stage, windows[i], TEXT_STEP_DEFAULT);
        const Frame *frame = stage_frame(&stage);
        print_message("%dx%d\n", windows[i].w, windows[i].h);
        assert_int_equal(frame->page_count, 1);
        assert_true(has_end(frame, "Staff can call for you."));
        assert_true(offers_now(frame));
        stage_close(&stage);
    }
}

static void large_text_begins_with_what_is_urgent(void **state)
{
    (void)state;
    static const Size windows[] = {{800, 480}, {1024, 600}, {1280, 800}, {1920, 1080}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        for (int text_step = 3; text_step <= TEXT_STEP_MOST; text_step++) {
            Stage stage;
            open_support(&stage, windows[i], text_step);
            print_message("%dx%d, text %d\n", windows[i].w, windows[i].h, text_step);
            assert_true(has_end(stage_frame(&stage), "Staff can call for you."));
            stage_close(&stage);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_one_page_at_the_usual_size),
        cmocka_unit_test(large_text_begins_with_what_is_urgent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
