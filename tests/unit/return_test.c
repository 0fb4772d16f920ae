// Coming back to an exercise after another one: each has its own answers, and pages show those that are given now.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
        cmocka_unit_test(changes_are_counted_through_the_visit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
