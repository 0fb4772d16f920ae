// Calibration: staff match a card and tell how far people sit; from then on letters hold their angle of sight on that
// glass (EN 301 549, 5.1.4: the cap height of step 4 is 0.7 degree, of step 2 half a degree, of step 6 twice that).
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "device/lock.h"

typedef struct Fixture {
    char folder[64];
    Config config;
    Stage stage;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-calibration-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    assert_true(lock_set(fixture->folder, TEXT("2468")));
    fixture->config = config_defaults;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    stage_close(&fixture->stage);
    DIR *folder = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(fixture->folder);
    free(fixture);
    return 0;
}

static void perform(Fixture *fixture, Action action)
{
    app_perform(fixture->stage.app, action);
    stage_frame(&fixture->stage);
}

static void open_place(Fixture *fixture, const char *name)
{
    perform(fixture, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(name))});
}

static void open_desk(Fixture *fixture)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = {1280, 800},
                      .config = &fixture->config,
                      .desk = {.folder = fixture->folder}};
    assert_true(stage_open(&fixture->stage, &spec));
    open_place(fixture, "staff");
    for (const char *digit = "2468"; *digit; digit++)
        perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = *digit - '0'});
    perform(fixture, (Action){.kind = ACTION_CHOOSE, .index = 11});
}

static void measure(Fixture *fixture, double px_per_mm, double distance_mm)
{
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_SCALE, .value = (int)(px_per_mm * 1000)});
    perform(fixture, (Action){.kind = ACTION_STAFF, .index = STAFF_SET_DISTANCE, .value = (int)distance_mm});
}

enum { NONE = 90, PAGES_MOST = 5 };

// The body letters on the frame, in degrees of the true glass; NONE when there are none.
static double body_degrees(const Frame *frame, double px_per_mm, double distance_mm)
{
    double least = NONE;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        double cap_mm = line->cap_px64 / 64.0 / px_per_mm;
        double degrees = atan(cap_mm / distance_mm) * 180 / acos(-1);
        if (line->block.at[0] && line->font_px == frame->theme.body.font.size_px && degrees < least)
            least = degrees;
    }
    return least;
}

static double degrees_at(Fixture *fixture, int text_step, double px_per_mm, double distance_mm)
{
    app_preferences(fixture->stage.app)->text_step = text_step;
    app_touch_all(fixture->stage.app);
    double degrees = NONE;
    for (int page = 0; page < PAGES_MOST && degrees == NONE; page++) { // titles may have the first for themselves
        degrees = body_degrees(stage_frame(&fixture->stage), px_per_mm, distance_mm);
        if (degrees == NONE)
            perform(fixture, (Action){.kind = ACTION_NEXT});
    }
    return degrees;
}

// The glasses are as large as screens are that stand in a room: 160 to 580 mm wide.
static void letters_hold_their_angle(void **state)
{
    static const struct {
        double px_per_mm, distance_mm;
    } rooms[] = {{2.2, 1500}, {2.2, 400}, {3.5, 700}, {4.0, 500}, {5.88, 500}, {5.88, 650}, {6.6, 300}, {8.0, 400}};
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        open_desk(fixture);
        measure(fixture, rooms[i].px_per_mm, rooms[i].distance_mm);
        open_place(fixture, "home");
        open_place(fixture, "first-steps");
        perform(fixture, (Action){.kind = ACTION_READ});
        assert_true(text_is(stage_frame(&fixture->stage)->screen, "chapter"));
        double usual = degrees_at(fixture, 2, rooms[i].px_per_mm, rooms[i].distance_mm);
        assert_true(usual >= 0.5 && usual < 0.6);
        double fourth = degrees_at(fixture, 4, rooms[i].px_per_mm, rooms[i].distance_mm);
        assert_true(fourth >= 0.7 && fourth < 0.8);
        double sixth = degrees_at(fixture, 6, rooms[i].px_per_mm, rooms[i].distance_mm);
        assert_true(sixth >= 1 && sixth < 1.1);
        stage_close(&fixture->stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(letters_hold_their_angle, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
