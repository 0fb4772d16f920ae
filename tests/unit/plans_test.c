// Plans, and what they are for: a screen that is stated again measures nothing that has not changed.
#include "screen/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "screen/stack.h"

static int *number_of(Plans *plans, uint64_t key)
{
    bool is_new;
    int *number = plans_find(plans, key, sizeof *number, &is_new);
    assert_int_equal(*number, is_new ? 0 : (int)key + 1);
    *number = (int)key + 1;
    return number;
}

static void a_plan_is_made_once(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    Plans *plans = plans_create();
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < MANY; i++)
            number_of(plans, (uint64_t)i * 7);
    assert_int_equal(plans_made(plans), MANY);
    plans_forget(plans);
    number_of(plans, 7);
    assert_int_equal(plans_made(plans), MANY + 1);
    plans_destroy(plans);
}

static void the_oldest_make_room(void **state)
{
    (void)state;
    Plans *plans = plans_create();
    int *first = number_of(plans, 0);
    for (int i = 1; i <= PLANS_MOST; i++)
        number_of(plans, (uint64_t)i);
    assert_int_equal(*first, 1); // still lent
    number_of(plans, 1);
    assert_int_equal(plans_made(plans), PLANS_MOST + 2); // but not found any more
    plans_destroy(plans);
}

// ---- on the glass

static long paragraphs(Stage *stage)
{
    return typesetter_counts(app_typesetter(stage->app)).paragraphs;
}

// What the loop does when anything has changed: the frame, what is unfinished, and the pages on both sides.
static const Frame *show(Stage *stage)
{
    stage_frame(stage);
    app_preview(stage->app, 1);
    app_preview(stage->app, -1);
    return stage_frame(stage);
}

static const Target *find_next(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_NEXT)
            return &frame->targets.at[i];
    return NULL;
}

// What a finger on Next costs, down and up.
static long touch_next(Stage *stage)
{
    const Target *next = find_next(show(stage));
    assert_non_null(next);
    Size at = {next->rect.x + next->rect.w / 2, next->rect.y + next->rect.h / 2};
    long before = paragraphs(stage);
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    show(stage);
    stage_touch(stage, SAMPLE_UP, 1, at);
    show(stage);
    return paragraphs(stage) - before;
}

static void a_touch_on_next_sets_what_is_shown(void **state)
{
    (void)state;
    static const Size sizes[] = {{800, 480}, {1024, 600}, {1280, 800}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = sizes[i], .preferences = {.text_step = 5}};
        assert_true(stage_open(&stage, &spec));
        app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("closeness"))});
        long count = touch_next(&stage);
        print_message("%dx%d: %ld paragraphs for a touch on Next\n", sizes[i].w, sizes[i].h, count);
        assert_int_equal(stage_frame(&stage)->page, 2);
        assert_in_range(count, 1, 60);
        stage_close(&stage);
    }
}

// ---- a shelf of very many

enum { MANY_MOST = 2000 };

static Item items[MANY_MOST];
static Group group;
static Shelf shelf;

// The library of one shelf, whose book has so many chapters.
static void fill_shelf(Stage *stage, int count)
{
    Book *book = app_book(stage->app);
    group = (Group){.id = id_of(TEXT("many")), .title = TEXT("Many"), .items = items, .item_count = count};
    for (int i = 0; i < count; i++) {
        Text title = text_format(stage->arena, "Chapter %d of them all", i);
        Id id = id_of(text_format(stage->arena, "chapter-%d", i));
        items[i] = (Item){.kind = ITEM_CHAPTER,
                          .id = id,
                          .title = title,
                          .quiet_title = title,
                          .minutes = 3,
                          .group = &group,
                          .index = i};
    }
    shelf = (Shelf){.kind = SHELF_READ, .title = group.title, .groups = &group, .group_count = 1};
    group.id = id_of(TEXT("read")); // what stands in the shelf itself
    book->shelves = &shelf;
    book->shelf_count = 1;
}

static int count_cards(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += frame->targets.at[i].role == ROLE_CARD;
    return count;
}

static void a_long_shelf_costs_what_is_shown(void **state)
{
    (void)state;
    long first[3];
    Config config = config_defaults;
    config.offers_find = false; // no file holds these chapters
    for (int round = 0; round < 3; round++) {
        int count = MANY_MOST >> (2 - round);
        Stage stage;
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .config = &config};
        assert_true(stage_open(&stage, &spec));
        fill_shelf(&stage, count);
        long before = paragraphs(&stage);
        app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("read"))});
        show(&stage);
        first[round] = paragraphs(&stage) - before;
        long next = touch_next(&stage);
        print_message("%d items: %ld paragraphs at first, %ld for a touch on Next\n", count, first[round], next);
        assert_true(first[round] <= 4L * count + 200);
        int cards = count_cards(stage_frame(&stage));
        assert_true(cards > 0);
        assert_in_range(next, 1, 14L * cards);
        stage_close(&stage);
    }
    assert_true(first[2] - first[1] <= 2 * (first[1] - first[0]) + 50); // no more than in step with the items
}

// ---- very many buttons

// The paragraphs it takes to page so many buttons.
static long page_buttons(Stage *stage, Arena *arena, int count)
{
    View view = {.book = app_book(stage->app),
                 .typesetter = app_typesetter(stage->app),
                 .layouts = app_layouts(stage->app),
                 .arena = arena,
                 .theme = stage_frame(stage)->theme};
    Control *buttons = arena_many(arena, Control, count);
    for (int i = 0; i < count; i++)
        buttons[i] =
            (Control){.look = LOOK_BUTTON, .role = ROLE_BUTTON, .label = text_format(arena, "Way number %d", i)};
    long before = paragraphs(stage);
    Stack *stack = stack_begin(&view, (Rect){0, 0, 700, 300});
    stack_buttons(stack, buttons, count);
    assert_true(stack_has_page(stack, count / 16));
    return paragraphs(stage) - before;
}

static void ten_thousand_ways_on_are_paged_in_step(void **state)
{
    (void)state;
    for (int count = 2500; count <= 10000; count *= 2) {
        Stage stage;
        Arena *arena = arena_create();
        assert_true(
            stage_open(&stage, &(StageSpec){.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}}));
        assert_in_range(page_buttons(&stage, arena, count), count, 2 * count);
        if (2 * count < PLANS_MOST) // and again for nothing
            assert_int_equal(page_buttons(&stage, arena, count), 0);
        stage_close(&stage);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_made_once),
        cmocka_unit_test(the_oldest_make_room),
        cmocka_unit_test(a_touch_on_next_sets_what_is_shown),
        cmocka_unit_test(a_long_shelf_costs_what_is_shown),
        cmocka_unit_test(ten_thousand_ways_on_are_paged_in_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
