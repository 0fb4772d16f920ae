// A double touch is one touch: on every control of every screen that a visit can open, the second half of it changes
// nothing, however late it comes (EN 301 549, 5.8), and however long the frame takes that answers the first. So none
// runs past a content note. Each control waits another gap on each of the nine glasses, so that it meets every gap;
// with
// --all, every gap on every glass.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "nine.h"
#include "page/print.h"
#include "sanitized.h"
#include "stations.h"

enum { TOUCH_MS = 60, AFTER_MS = 700, TURN_MS = TOUCH_REPEAT_MS };

// Between two touches. slow_ms: the frame that answers the first takes so long, and the second waits meanwhile.
typedef struct Gap {
    int ms, slow_ms;
} Gap;

static const Gap gaps[] = {{60, 0}, {120, 0}, {200, 0}, {300, 0}, {400, 0}, {0, 1200}};
enum { GAP_COUNT = sizeof gaps / sizeof *gaps };

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

static void pass(Stage *stage, Gap gap)
{
    if (gap.slow_ms)
        stage_present(stage, gap.slow_ms);
    else
        stage_wait(stage, gap.ms);
}

static char *touch_once(Stage *stage, Size at, Gap gap)
{
    touch(stage, at);
    pass(stage, gap);
    stage_wait(stage, TOUCH_MS + AFTER_MS);
    return seen(stage);
}

static char *touch_twice(Stage *stage, Size at, Gap gap)
{
    touch(stage, at);
    pass(stage, gap);
    touch(stage, at);
    stage_wait(stage, AFTER_MS);
    return seen(stage);
}

static bool turns(ActionKind kind)
{
    return kind == ACTION_NEXT || kind == ACTION_PREVIOUS;
}

static void counts_once(Stage *stage, const Station *station, const Target *target, Gap gap)
{
    Size at = {target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2};
    stations_go(stage, station);
    char *once = touch_once(stage, at, gap);
    stations_go(stage, station);
    char *twice = touch_twice(stage, at, gap);
    if (strcmp(once, twice) != 0)
        print_error("\"%.*s\" on %s %s page %d counts twice after %d ms, or a frame of %d ms\n",
                    TEXT_ARGS(target->label), station->way.id.at, station->way.block.at, station->page, gap.ms,
                    gap.slow_ms);
    assert_string_equal(once, twice);
    free(once);
    free(twice);
}

static bool takes_all_gaps;

static void test_station(Stage *stage, const Station *station, int glass)
{
    stations_go(stage, station);
    const Frame *frame = stage_frame(stage);
    int count = frame->targets.count;
    Target *targets = arena_many(stage->arena, Target, count);
    for (int i = 0; i < count; i++) {
        targets[i] = frame->targets.at[i];
        targets[i].label = text_copy(stage->arena, targets[i].label);
    }
    for (int i = 0; i < count; i++)
        for (int g = 0; g < GAP_COUNT; g++)
            if (targets[i].enabled && (takes_all_gaps || g == (i + glass) % GAP_COUNT) &&
                !(turns(targets[i].action.kind) && gaps[g].ms >= TURN_MS))
                counts_once(stage, station, &targets[i], gaps[g]);
}

static void test_glass(int index)
{
    NineScreen screen = nine_at(index);
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = screen.glass,
                      .preferences = {.text_step = screen.text_step}};
    assert_true(stage_open(&stage, &spec));
    Arena *arena = arena_create();
    Stations stations = stations_of(&stage, arena);
    assert_true(stations.count > 40);
    for (int i = 0; i < stations.count; i++)
        test_station(&stage, &stations.at[i], index);
    arena_destroy(arena);
    stage_close(&stage);
}

static void a_double_touch_is_one_on_every_glass(void **state)
{
    (void)state;
    for (int i = 0; i < (IS_SANITIZED ? 1 : NINE); i++)
        test_glass(i);
}

int main(int argc, char **argv)
{
    takes_all_gaps = argc > 1 && strcmp(argv[1], "--all") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_double_touch_is_one_on_every_glass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
