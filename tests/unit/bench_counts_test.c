// What opening, turning and resting must not do, counted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/guard.h"
#include "book/library.h"
#include "command/bench-figures.h"
#include "command/bench-text.h"

enum { TURNS = 12 };

static const char library[] = LECTERN_TESTS_DIR "/library/whole";

static int open_stage(void **state)
{
    Stage *stage = calloc(1, sizeof *stage);
    StageSpec spec = {.content = library, .window = {800, 480}, .preferences.text_step = 4};
    *state = stage;
    return stage && stage_open(stage, &spec) ? 0 : -1;
}

static int close_stage(void **state)
{
    stage_close(*state);
    free(*state);
    return 0;
}

static int count_bodies(Book *book)
{
    const Library *opened = library_of(book);
    int count = 0;
    for (int i = 0; i < opened->item_count; i++)
        count += opened->loaded[i] != NULL;
    return count;
}

// Stands at a chapter of several pages, painted.
static void open_chapter(Stage *stage)
{
    assert_true(bench_figures_open_chapter(stage->app));
    assert_non_null(stage_paint(stage, stage_frame(stage)));
    assert_true(stage_frame(stage)->page_count > 2);
}

static void prepare(Stage *stage, int step)
{
    const Frame *frame = app_preview(stage->app, step);
    if (frame)
        painter_prepare(stage->painter, frame);
}

static void opening_loads_no_body(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Source *source = source_open(library);
    Book *book = book_open(source, TEXT(""), &problems);
    assert_non_null(book);
    assert_true(library_of(book)->item_count > 0);
    assert_int_equal(count_bodies(book), 0);
    assert_non_null(book_body(book, bench_text_longest(book)));
    assert_int_equal(count_bodies(book), 1);
    book_close(book);
    source_close(source);
    arena_destroy(arena);
}

static void home_and_shelves_load_no_body(void **state)
{
    Stage *stage = *state;
    stage_frame(stage);
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = bench_text_longest(app_book(stage->app))->group->id});
    stage_frame(stage);
    assert_int_equal(count_bodies(app_book(stage->app)), 0);
}

static void turn_makes_nothing(void **state)
{
    Stage *stage = *state;
    open_chapter(stage);
    int step = 1;
    for (int i = 0; i < TURNS; i++) {
        prepare(stage, 1);
        prepare(stage, -1);
        int page = app_frame(stage->app)->page;
        long begun = layouts_begun(app_layouts(stage->app)), made = painter_counts(stage->painter).made;
        TypesetterCounts set = typesetter_counts(app_typesetter(stage->app));
        assert_true(bench_figures_turn(stage->app, &step));
        const Frame *frame = app_frame(stage->app);
        painter_draw(stage->painter, frame);
        assert_int_equal(frame->page, page + step);
        assert_int_equal(layouts_begun(app_layouts(stage->app)), begun);
        assert_int_equal(typesetter_counts(app_typesetter(stage->app)).shaped, set.shaped);
        assert_int_equal(painter_counts(stage->painter).made, made);
    }
}

static void turn_that_was_not_prepared_makes_textures(void **state)
{
    Stage *stage = *state;
    open_chapter(stage);
    long made = painter_counts(stage->painter).made;
    int step = 1;
    assert_true(bench_figures_turn(stage->app, &step));
    painter_draw(stage->painter, app_frame(stage->app));
    assert_true(painter_counts(stage->painter).made > made);
}

static void second_draw_makes_no_texture(void **state)
{
    Stage *stage = *state;
    open_chapter(stage);
    long made = painter_counts(stage->painter).made;
    assert_true(made > 0);
    painter_draw(stage->painter, app_frame(stage->app));
    assert_int_equal(painter_counts(stage->painter).made, made);
}

// What turns left behind goes; the page and its neighbours stay.
static void tidying_keeps_what_the_next_turn_needs(void **state)
{
    Stage *stage = *state;
    open_chapter(stage);
    int step = 1, pages = stage_frame(stage)->page_count;
    for (int i = 1; i < pages; i++) {
        assert_true(bench_figures_turn(stage->app, &step));
        painter_draw(stage->painter, app_frame(stage->app));
    }
    prepare(stage, 1);
    prepare(stage, -1);
    PainterCounts before = painter_counts(stage->painter);
    painter_tidy(stage->painter);
    assert_true(painter_counts(stage->painter).run_bytes < before.run_bytes);
    assert_true(bench_figures_turn(stage->app, &step));
    assert_int_equal(step, -1);
    painter_draw(stage->painter, app_frame(stage->app));
    assert_int_equal(painter_counts(stage->painter).made, before.made);
}

static int open_shipped(void **state)
{
    Stage *stage = calloc(1, sizeof *stage);
    StageSpec spec = {
        .content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    *state = stage;
    return stage && stage_open(stage, &spec) ? 0 : -1;
}

static void paint_shelf(Stage *stage, Id id)
{
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id});
    assert_non_null(stage_paint(stage, stage_frame(stage)));
    assert_string_equal(stage_frame(stage)->item.at, id.at);
}

// As on the way of most visits: shelves with drawings, then a page of text. The letters of the page and the next stay,
// one SDL_ttf font a file, some drawings to come back to, and nothing that decodes them.
static void a_page_at_rest_keeps_little(void **state)
{
    enum { FILES = 3, RUN_BYTES = 1536 * 1024, PICTURE_BYTES = 512 * 1024 };
    Stage *stage = *state;
    assert_non_null(stage_paint(stage, stage_frame(stage)));
    const Book *book = app_book(stage->app);
    for (int i = 0; i < book->shelf_count; i++)
        for (int k = 0; k < book->shelves[i].group_count; k++)
            paint_shelf(stage, book->shelves[i].groups[k].id);
    assert_true(painter_counts(stage->painter).picture_bytes > PICTURE_BYTES);
    assert_true(pictures_bytes(stage->pictures) > PICTURE_BYTES);
    assert_true(bench_figures_open_chapter(stage->app));
    assert_non_null(stage_paint(stage, stage_frame(stage)));
    prepare(stage, 1);
    prepare(stage, -1);
    while (pictures_are_coming(stage->pictures))
        pictures_wait(stage->pictures);
    painter_tidy(stage->painter);
    pictures_tidy(stage->pictures);
    PainterCounts kept = painter_counts(stage->painter);
    assert_in_range(kept.picture_bytes, 1, PICTURE_BYTES);
    assert_in_range(kept.run_bytes, 1, RUN_BYTES);
    assert_int_equal(pictures_bytes(stage->pictures), 0);
    assert_false(pictures_can_decode(stage->pictures));
    assert_in_range(fonts_drawn_count(stage->fonts), 1, FILES);
}

static void rest_has_the_idle_deadline_alone(void **state)
{
    Stage *stage = *state;
    open_chapter(stage);
    assert_false(app_is_dirty(stage->app));
    assert_false(app_work(stage->app));
    int64_t deadline_ms = app_deadline_ms(stage->app);
    assert_true(deadline_ms >= stage->now_ms + GUARD_LEAST_MS);
    assert_true(deadline_ms < SCREEN_NEVER);
    // Nothing is stated anew until then.
    long frames = app_frame_count(stage->app);
    stage_wait(stage, deadline_ms - stage->now_ms - 1);
    assert_int_equal(app_frame_count(stage->app), frames);
    stage_wait(stage, 2);
    assert_int_equal(app_face(stage->app), FACE_STILL);
}

static void chapter_of_figures_has_its_words_and_its_own_ids(void **state)
{
    Stage *stage = *state;
    BenchText reading = bench_text_gather(stage->arena, app_book(stage->app));
    Flow chapter = bench_text_chapter(stage->arena, &reading, 3 * reading.word_count);
    assert_true(reading.word_count > 0);
    assert_int_equal(bench_text_words(chapter), 3 * reading.word_count);
    for (int i = 1; i < chapter.count; i++)
        assert_false(id_equal(chapter.blocks[i].id, chapter.blocks[i - 1].id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_loads_no_body),
        cmocka_unit_test_setup_teardown(home_and_shelves_load_no_body, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(turn_makes_nothing, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(turn_that_was_not_prepared_makes_textures, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(second_draw_makes_no_texture, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(tidying_keeps_what_the_next_turn_needs, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(a_page_at_rest_keeps_little, open_shipped, close_stage),
        cmocka_unit_test_setup_teardown(rest_has_the_idle_deadline_alone, open_stage, close_stage),
        cmocka_unit_test_setup_teardown(chapter_of_figures_has_its_words_and_its_own_ids, open_stage, close_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
