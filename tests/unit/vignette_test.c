// The drawing of an exercise stands with Begin, where its introduction leaves room, and nowhere else.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"

static void open_exercise(Stage *stage, const StageSpec *spec, const char *id)
{
    assert_true(stage_open(stage, spec));
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id))});
}

static StageSpec default_text(Size window)
{
    return (StageSpec){
        .content = LECTERN_CONTENT_DIR, .window = window, .preferences = {.text_step = TEXT_STEP_DEFAULT}};
}

static const Mark *find_picture(const Frame *frame)
{
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_PICTURE)
            return &frame->marks.at[i];
    return NULL;
}

static bool has_begin(const Frame *frame)
{
    return frame_target_acting(frame, ACTION_READ) >= 0;
}

static const Frame *turn_to_begin(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    for (; !has_begin(frame); frame = stage_frame(stage)) {
        assert_null(find_picture(frame));
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    }
    return frame;
}

// Of a drawing on nothing that is read or touched.
static void assert_is_clear(const Frame *frame, Rect rect)
{
    assert_true(frame_has_room(frame, rect, NULL));
    for (int i = 0; i < frame->lines.count; i++)
        assert_false(rect_overlaps(frame->lines.at[i].rect, rect));
}

static void it_stands_with_begin(void **state)
{
    (void)state;
    static const Size windows[] = {{800, 480}, {1024, 600}, {600, 1024}, {1280, 800}, {1920, 1080}, {1080, 1920}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Stage stage;
        StageSpec spec = default_text(windows[i]);
        open_exercise(&stage, &spec, "back-to-this-room");
        const Frame *frame = turn_to_begin(&stage);
        const Mark *picture = find_picture(frame);
        print_message("%dx%d\n", windows[i].w, windows[i].h);
        assert_non_null(picture);
        assert_true(text_ends(picture->path, TEXT(".svg")));
        assert_is_clear(frame, picture->rect);
        assert_int_equal(frame->pictures.count, 0); // nothing is said of it
        app_perform(stage.app, (Action){.kind = ACTION_READ});
        assert_null(find_picture(stage_frame(&stage)));
        stage_close(&stage);
    }
}

// Gives an exercise the drawing of that path; the introduction is stated anew.
static void set_picture(Stage *stage, const char *id, Text path)
{
    Item *item = (Item *)book_find_item(app_book(stage->app), id_of(text_of(id)));
    item->picture = path;
    app_touch_all(stage->app);
}

static void it_costs_no_page(void **state)
{
    (void)state;
    static const char *const ids[] = {"steady-breathing", "how-am-i-right-now", "listen-first", "a-safer-space"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        Stage stage;
        StageSpec spec = default_text((Size){1280, 800});
        open_exercise(&stage, &spec, ids[i]);
        int pages = turn_to_begin(&stage)->page_count;
        set_picture(&stage, ids[i], TEXT(""));
        const Frame *frame = turn_to_begin(&stage);
        assert_null(find_picture(frame));
        assert_int_equal(frame->page_count, pages);
        stage_close(&stage);
    }
}

static void it_stands_where_lines_end(void **state)
{
    (void)state;
    static const struct {
        Text language;
        bool is_rtl;
    } cases[] = {{{"en", 2}, false}, {{"ar", 2}, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stage stage;
        StageSpec spec = default_text((Size){1280, 800});
        spec.content = LECTERN_TESTS_DIR "/library/whole";
        spec.language = cases[i].language;
        open_exercise(&stage, &spec, "steps-of-all-kinds");
        set_picture(&stage, "steps-of-all-kinds", TEXT("pictures/two-hands.svg"));
        const Frame *frame = turn_to_begin(&stage);
        Rect begin = frame->targets.at[frame_target_acting(frame, ACTION_READ)].rect;
        const Mark *picture = find_picture(frame);
        assert_non_null(picture);
        assert_int_equal(picture->rect.x < begin.x, cases[i].is_rtl);
        stage_close(&stage);
    }
}

static void one_thing_on_a_screen_is_alone(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = default_text((Size){1280, 800});
    spec.preferences.is_calm = true;
    open_exercise(&stage, &spec, "back-to-this-room");
    assert_null(find_picture(turn_to_begin(&stage)));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_stands_with_begin),
        cmocka_unit_test(it_costs_no_page),
        cmocka_unit_test(it_stands_where_lines_end),
        cmocka_unit_test(one_thing_on_a_screen_is_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
