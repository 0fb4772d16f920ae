// A double touch is one touch: on every control of every screen that a visit can open, the second half of it changes
// nothing, however late it comes (EN 301 549, 5.8). So none runs past a content note.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/stage.h"
#include "page/print.h"
#include "screen/home.h"

enum { TOUCH_MS = 60, AFTER_MS = 700, TURN_MS = TOUCH_REPEAT_MS };

static const int gaps_ms[] = {60, 120, 200, 300, 400};
enum { GAP_COUNT = sizeof gaps_ms / sizeof *gaps_ms };

typedef ARRAY(Action) Places;

static void add_steps(Stage *stage, const Item *item, Places *places)
{
    Action open = {.kind = ACTION_OPEN, .id = item->id};
    *array_push(stage->arena, places) = open;
    const Body *body = book_body(app_book(stage->app), item);
    for (int i = 0; body && item->kind == ITEM_EXERCISE && i < body->exercise.step_count; i++) {
        open.block = body->exercise.steps[i].id;
        *array_push(stage->arena, places) = open;
    }
}

static Places places_of(Stage *stage)
{
    Places places = {0};
    const Book *book = app_book(stage->app);
    *array_push(stage->arena, &places) = (Action){.kind = ACTION_HOME};
    *array_push(stage->arena, &places) = (Action){.kind = ACTION_SUPPORT};
    for (int s = 0; s < book->shelf_count; s++) {
        const Shelf *shelf = &book->shelves[s];
        *array_push(stage->arena, &places) = (Action){.kind = ACTION_OPEN, .id = home_shelf_id(shelf->kind)};
        for (int g = 0; g < shelf->group_count; g++) {
            *array_push(stage->arena, &places) = (Action){.kind = ACTION_OPEN, .id = shelf->groups[g].id};
            for (int i = 0; i < shelf->groups[g].item_count; i++)
                add_steps(stage, &shelf->groups[g].items[i], &places);
        }
    }
    return places;
}

// A new visit, at that place, settled.
static void go(Stage *stage, const Action *place)
{
    app_perform(stage->app, (Action){.kind = ACTION_HIDE});
    stage_frame(stage);
    app_begin(stage->app);
    stage_frame(stage);
    app_perform(stage->app, *place);
    stage_wait(stage, AFTER_MS);
}

static void touch(Stage *stage, Size at)
{
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    stage_wait(stage, TOUCH_MS);
    stage_touch(stage, SAMPLE_UP, 1, at);
}

// What stands there a while later.
static char *seen(Stage *stage)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    print_frame(stage_frame(stage), &(Heard){.sample = -1}, out);
    fclose(out);
    return bytes;
}

static char *touch_once(Stage *stage, Size at, int gap_ms)
{
    touch(stage, at);
    stage_wait(stage, gap_ms + TOUCH_MS + AFTER_MS);
    return seen(stage);
}

static char *touch_twice(Stage *stage, Size at, int gap_ms)
{
    touch(stage, at);
    stage_wait(stage, gap_ms);
    touch(stage, at);
    stage_wait(stage, AFTER_MS);
    return seen(stage);
}

static bool turns(ActionKind kind)
{
    return kind == ACTION_NEXT || kind == ACTION_PREVIOUS;
}

static void counts_once(Stage *stage, const Action *place, const Target *target, int gap_ms)
{
    Size at = {target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2};
    go(stage, place);
    char *once = touch_once(stage, at, gap_ms);
    go(stage, place);
    char *twice = touch_twice(stage, at, gap_ms);
    if (strcmp(once, twice) != 0)
        print_error("\"%.*s\" on %s %s counts twice after %d ms\n", TEXT_ARGS(target->label), place->id.at,
                    place->block.at, gap_ms);
    assert_string_equal(once, twice);
    free(once);
    free(twice);
}

static void test_place(Stage *stage, const Action *place)
{
    go(stage, place);
    const Frame *frame = stage_frame(stage);
    int count = frame->targets.count;
    Target *targets = arena_many(stage->arena, Target, count);
    for (int i = 0; i < count; i++) {
        targets[i] = frame->targets.at[i];
        targets[i].label = text_copy(stage->arena, targets[i].label);
    }
    for (int i = 0; i < count; i++)
        for (int g = 0; g < GAP_COUNT; g++)
            if (targets[i].enabled && !(turns(targets[i].action.kind) && gaps_ms[g] >= TURN_MS))
                counts_once(stage, place, &targets[i], gaps_ms[g]);
}

static void a_double_touch_is_one(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}};
    assert_true(stage_open(&stage, &spec));
    Places places = places_of(&stage);
    assert_true(places.count > 20);
    for (int i = 0; i < places.count; i++)
        test_place(&stage, &places.at[i]);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_double_touch_is_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
