// What a word means, on its sheet: whole where that can be, and else in pages as full as can be.
#include "app/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"

static void open_glass(Stage *stage, Size window, int text_step)
{
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = window, .preferences = {.text_step = text_step}};
    assert_true(stage_open(stage, &spec));
}

static const Frame *open_term(Stage *stage, Id id)
{
    app_perform(stage->app, (Action){.kind = ACTION_TERM, .id = id});
    return stage_frame(stage);
}

static bool is_on_sheet(const Frame *frame, Rect rect)
{
    return rect_encloses(frame->sheet, rect);
}

// The one on the sheet that acts so; NULL: there is none.
static const Target *find_button(const Frame *frame, ActionKind kind)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == kind && is_on_sheet(frame, frame->targets.at[i].rect))
            return &frame->targets.at[i];
    return NULL;
}

// Lines of the meaning, which are as large as text is.
static int count_lines(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        count += line->block.at[0] && is_on_sheet(frame, line->rect);
    }
    return count;
}

static void every_meaning_of_the_library_is_whole_at_the_usual_size(void **state)
{
    (void)state;
    static const Size windows[] = {{800, 480}, {1024, 600}, {600, 1024}, {1280, 800}, {1920, 1080}, {1080, 1920}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        open_glass(&stage, windows[i], TEXT_STEP_DEFAULT);
        const GlossaryEntry *entries;
        int count = book_glossary(app_book(stage.app), &entries);
        assert_true(count > 10);
        for (int k = 0; k < count; k++) {
            const Frame *frame = open_term(&stage, entries[k].id);
            if (find_button(frame, ACTION_NEXT))
                fail_msg("%dx%d: %s has pages", windows[i].w, windows[i].h, entries[k].id.at);
            app_perform(stage.app, (Action){.kind = ACTION_DONE});
        }
        stage_close(&stage);
    }
}

// What has no room leaves none free: no page but the last holds fewer lines than another.
static void pages_are_filled(void **state)
{
    (void)state;
    enum { PAGES_MOST = 9 };
    Stage stage;
    open_glass(&stage, (Size){800, 480}, TEXT_STEP_MOST);
    const Frame *frame = open_term(&stage, id_of(TEXT("aftercare")));
    int pages = 1;
    for (; find_button(frame, ACTION_NEXT) && pages < PAGES_MOST; pages++) {
        assert_int_equal(count_lines(frame), 2);
        app_perform(stage.app, (Action){.kind = ACTION_NEXT});
        frame = stage_frame(&stage);
    }
    assert_int_equal(pages, 3);
    stage_close(&stage);
}

static void listen_keeps_its_place(void **state)
{
    (void)state;
    Stage stage;
    open_glass(&stage, (Size){800, 480}, TEXT_STEP_AFAR);
    const Target *listen = find_button(open_term(&stage, id_of(TEXT("limit"))), ACTION_LISTEN);
    assert_non_null(listen);
    assert_null(find_button(stage_frame(&stage), ACTION_NEXT));
    Rect whole = listen->rect;
    app_perform(stage.app, (Action){.kind = ACTION_DONE});
    const Frame *frame = open_term(&stage, id_of(TEXT("flashback")));
    assert_non_null(find_button(frame, ACTION_NEXT));
    listen = find_button(frame, ACTION_LISTEN);
    assert_non_null(listen);
    assert_int_equal(listen->rect.x, whole.x);
    assert_int_equal(listen->rect.w, whole.w);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_meaning_of_the_library_is_whole_at_the_usual_size),
        cmocka_unit_test(pages_are_filled),
        cmocka_unit_test(listen_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
