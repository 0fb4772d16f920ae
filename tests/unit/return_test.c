// Coming back: to an exercise after another one, each with its own answers, and to a chapter at its page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/phrases.h"
#include "command/stage.h"
#include "screen/screen.h"

static const Item *exercise_at(Stage *stage, int index)
{
    const Shelf *shelf = book_find_shelf(app_book(stage->app), SHELF_PRACTISE);
    assert_non_null(shelf);
    assert_true(shelf->groups[0].item_count > index);
    return &shelf->groups[0].items[index];
}

static void open_item(Stage *stage, const Item *item)
{
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = item->id});
    stage_frame(stage);
}

static void an_exercise_never_shows_the_answers_of_another(void **state)
{
    (void)state;
    StageSpec spec = {
        .content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    Stage stage;
    assert_true(stage_open(&stage, &spec));
    const Item *first = exercise_at(&stage, 0), *second = exercise_at(&stage, 1);
    open_item(&stage, first);
    open_item(&stage, second);
    Answers *answers = app_answers(stage.app);
    answers_sort(answers, 0, 0, BINS_MOST - 1);
    answers_choose(answers, 0, 1);
    app_perform(stage.app, (Action){.kind = ACTION_BACK});
    assert_true(id_equal(stage_frame(&stage)->item, first->id));
    assert_true(id_equal(answers->item, first->id));
    assert_int_equal(answers_count(answers, 0), 0);
    assert_int_equal(answers->bins[0][0], 0);
    stage_close(&stage);
}

static bool holds_anything(const Answers *answers)
{
    static const uint32_t none[SLOTS_MOST];
    bool is_found = memcmp(answers->chosen, none, sizeof none) != 0;
    for (int i = 0; i < ASIDE_MOST; i++)
        is_found = is_found || memcmp(answers->aside[i].chosen, none, sizeof none) != 0;
    return is_found;
}

static void open_shipped(Stage *stage)
{
    StageSpec spec = {
        .content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(stage, &spec));
}

// Looking elsewhere, at another exercise too, and coming Back finds the answers as they were.
static void answers_are_kept_while_one_looks_elsewhere(void **state)
{
    (void)state;
    static const ActionKind looks[] = {ACTION_SUPPORT, ACTION_COMFORT};
    Stage stage;
    open_shipped(&stage);
    const Item *first = exercise_at(&stage, 0), *second = exercise_at(&stage, 1);
    open_item(&stage, first);
    Answers *answers = app_answers(stage.app);
    answers_choose(answers, 0, 1);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        app_perform(stage.app, (Action){.kind = looks[i]});
        stage_frame(&stage);
        app_perform(stage.app, (Action){.kind = ACTION_BACK});
        stage_frame(&stage);
        assert_true(answers_has(answers, 0, 1));
    }
    open_item(&stage, second);
    answers_choose(answers, 0, 0);
    app_perform(stage.app, (Action){.kind = ACTION_BACK});
    assert_true(id_equal(stage_frame(&stage)->item, first->id));
    assert_true(answers_has(answers, 0, 1));
    assert_int_equal(answers_count(answers, 0), 1);
    stage_close(&stage);
}

// Home, Back out of it, and going on from where it was stopped or ended overwrite them.
static void answers_are_overwritten_where_an_exercise_is_left(void **state)
{
    (void)state;
    Stage stage;
    open_shipped(&stage);
    const Item *first = exercise_at(&stage, 0);
    Answers *answers = app_answers(stage.app);
    for (int way = 0; way < 3; way++) {
        open_item(&stage, first);
        answers_choose(answers, 0, 1);
        assert_true(holds_anything(answers));
        if (way == 2)
            app_perform(stage.app, (Action){.kind = ACTION_STOP});
        app_perform(stage.app, (Action){.kind = way == 0 ? ACTION_HOME : way == 1 ? ACTION_BACK : ACTION_SUPPORT});
        stage_frame(&stage);
        assert_false(holds_anything(answers));
    }
    open_item(&stage, first); // and it begins anew where it is opened a second time
    answers_choose(answers, 0, 1);
    open_item(&stage, first);
    assert_false(holds_anything(answers));
    stage_close(&stage);
}

// As many exercises as may be open on the way keep their answers, and no more.
static void only_so_many_answers_are_put_aside(void **state)
{
    (void)state;
    Answers answers = {0};
    char name[2] = "a";
    for (int i = 0; i <= ASIDE_MOST + 1; i++, name[0]++) {
        answers_begin(&answers, id_of(text_of(name)));
        answers_choose(&answers, 0, i);
    }
    answers_begin(&answers, id_of(TEXT("b")));
    assert_true(answers_has(&answers, 0, 1));
    answers_begin(&answers, id_of(TEXT("a")));
    assert_int_equal(answers_count(&answers, 0), 0);
    answers_forget(&answers, id_of(TEXT("b")));
    answers_begin(&answers, id_of(TEXT("b")));
    assert_int_equal(answers_count(&answers, 0), 0);
}

// ---- chapters

static void go_to_last_page(Stage *stage)
{
    for (const Frame *frame = stage_frame(stage); frame->page < frame->page_count; frame = stage_frame(stage))
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
}

static void open_shelf_of(Stage *stage, const Item *item)
{
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = item->group->id});
}

static const Item *item_named(Stage *stage, const char *id)
{
    const Item *item = book_find_item(app_book(stage->app), id_of(text_of(id)));
    assert_non_null(item);
    return item;
}

// A chapter that was read to its end says so, and begins anew.
static void a_chapter_that_was_read_says_so(void **state)
{
    (void)state;
    Stage stage;
    open_shipped(&stage);
    const Item *item = item_named(&stage, "safety-first");
    const Text read = TEXT("Chapter, read");
    open_shelf_of(&stage, item);
    assert_false(frame_shows(stage_frame(&stage), read));
    open_item(&stage, item);
    go_to_last_page(&stage);
    open_shelf_of(&stage, item);
    assert_true(frame_shows(stage_frame(&stage), read));
    open_item(&stage, item);
    assert_int_equal(stage_frame(&stage)->page, 1);
    stage_close(&stage);
}

// Nothing is told of a chapter that a content note stands before, nor where the library wants none of it.
static void some_chapters_are_never_taken_up(void **state)
{
    (void)state;
    Stage stage;
    open_shipped(&stage);
    const Item *noted = item_named(&stage, "what-counts"), *plain = item_named(&stage, "safety-first");
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = noted->id, .value = OPEN_WHOLE});
    go_to_last_page(&stage);
    app_perform(stage.app, (Action){.kind = ACTION_HOME});
    assert_int_equal(app_bookmarks(stage.app)->count, 0);
    app_book(stage.app)->may_continue = false;
    open_item(&stage, plain);
    app_perform(stage.app, (Action){.kind = ACTION_NEXT});
    app_perform(stage.app, (Action){.kind = ACTION_HOME});
    assert_int_equal(app_bookmarks(stage.app)->count, 0);
    app_book(stage.app)->may_continue = true;
    open_item(&stage, plain);
    app_perform(stage.app, (Action){.kind = ACTION_NEXT});
    app_perform(stage.app, (Action){.kind = ACTION_HOME});
    assert_int_equal(app_bookmarks(stage.app)->count, 1);
    stage_close(&stage);
}

// The count of changes tells layouts apart, so it never starts again within a visit.
static void changes_are_counted_through_the_visit(void **state)
{
    (void)state;
    Answers answers = {0};
    answers_begin(&answers, id_of(TEXT("one")));
    answers_choose(&answers, 0, 1);
    uint32_t before = answers.changes;
    answers_begin(&answers, id_of(TEXT("two")));
    answers_begin(&answers, id_of(TEXT("one")));
    answers_choose(&answers, 0, 2);
    assert_true(answers.changes > before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exercise_never_shows_the_answers_of_another),
        cmocka_unit_test(answers_are_kept_while_one_looks_elsewhere),
        cmocka_unit_test(answers_are_overwritten_where_an_exercise_is_left),
        cmocka_unit_test(only_so_many_answers_are_put_aside),
        cmocka_unit_test(a_chapter_that_was_read_says_so),
        cmocka_unit_test(some_chapters_are_never_taken_up),
        cmocka_unit_test(changes_are_counted_through_the_visit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
