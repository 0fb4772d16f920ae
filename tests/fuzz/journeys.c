// Journeys: any bytes as the script of a journey, and as what a visitor does with the library of the tests: those of
// its steps that touch, press and wait are done on a stage. Bytes that begin with a zero are acts themselves, two bytes
// each.
#include "target.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "command/drive-touch.h"
#include "command/options.h"

enum { ACTS_MOST = 60, NUMBER_MOST = 20000, GLASS_MOST = 1300 };

static const Size glasses[] = {{800, 480}, {480, 800}, {1024, 600}, {320, 240}, {1280, 800}, {600, 1024}};
enum { GLASS_COUNT = sizeof glasses / sizeof *glasses };

// ---- What must hold after each act

static bool is_inside(Rect rect, Size glass)
{
    return rect.x >= 0 && rect.y >= 0 && rect.x + rect.w <= glass.w && rect.y + rect.h <= glass.h;
}

static void expect_frame(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    assert(frame->screen.size && app_face(stage->app) != FACE_ORDER);
    for (int i = 0; i < frame->targets.count; i++)
        assert(is_inside(frame->targets.at[i].rect, stage->size));
    for (int i = 0; i < frame->lines.count; i++)
        assert(is_inside(frame->lines.at[i].rect, stage->size));
    assert(frame->page >= 0 && (!frame->page_count || (frame->page >= 1 && frame->page <= frame->page_count)));
}

// ---- Acts of a script

typedef struct ScriptAct {
    const char *name;
    int words_least, words_most;
    void (*perform)(DriveRide *ride, const JourneyStep *step);
} ScriptAct;

static void strike_key(DriveRide *ride, const JourneyStep *step)
{
    char *name = text_string(ride->arena, step->rest);
    bool has_shift = strncmp(name, "Shift+", 6) == 0;
    stage_key(&ride->stage, has_shift ? name + 6 : name, has_shift);
}

static void hold_key(DriveRide *ride, const JourneyStep *step)
{
    int64_t ms;
    Text rest = step->rest;
    text_word(&rest);
    char *name = text_string(ride->arena, text_trim(rest));
    if (!drive_ride_time(ride, step->words[1], &ms))
        return;
    app_key(ride->stage.app, name, false);
    stage_wait(&ride->stage, ms < NUMBER_MOST ? ms : NUMBER_MOST);
    app_key_up(ride->stage.app, name);
}

static void let_pass(DriveRide *ride, const JourneyStep *step)
{
    enum { MS_MOST = 400000 };
    int64_t ms;
    if (drive_ride_time(ride, step->words[1], &ms))
        stage_wait(&ride->stage, ms < MS_MOST ? ms : MS_MOST);
}

static void plug(DriveRide *ride, const JourneyStep *step)
{
    app_plug(ride->stage.app, text_is(step->words[1], "in"));
}

static void set_window(DriveRide *ride, const JourneyStep *step)
{
    Size size;
    if (options_size(text_string(ride->arena, step->words[1]), &size) && size.w <= GLASS_MOST && size.h <= GLASS_MOST)
        stage_resize(&ride->stage, size);
}

static const ScriptAct script_acts[] = {
    {"tap", 1, 2, drive_touch_tap},
    {"tap-at", 2, 2, drive_touch_tap_at},
    {"press-at", 3, 3, drive_touch_tap_at},
    {"press", 2, 2, drive_touch_press},
    {"swipe", 1, 1, drive_touch_swipe},
    {"touch", 2, 4, drive_touch_touch},
    {"key", 1, 5, strike_key},
    {"hold", 2, 5, hold_key},
    {"wait", 1, 1, let_pass},
    {"plug", 1, 1, plug},
    {"window", 1, 1, set_window},
};

// A finger is on or near the glass, and rests for some seconds.
static bool has_fit_numbers(const JourneyStep *step)
{
    for (int i = 1; i < step->word_count; i++) {
        char digits[16] = "";
        memcpy(digits, step->words[i].at, step->words[i].size < 15 ? step->words[i].size : 15);
        if (labs(strtol(digits, NULL, 10)) > NUMBER_MOST)
            return false;
    }
    return true;
}

static void perform_step(DriveRide *ride, const JourneyStep *step)
{
    int words = step->word_count - 1;
    for (size_t i = 0; i < sizeof script_acts / sizeof *script_acts; i++) {
        const ScriptAct *act = &script_acts[i];
        if (text_is(step->words[0], act->name) && words >= act->words_least && words <= act->words_most &&
            has_fit_numbers(step))
            act->perform(ride, step);
    }
    ride->fault = TEXT("");
    expect_frame(&ride->stage);
}

static void perform_script(DriveRide *ride, Text bytes)
{
    Journey journey = {.name = TEXT("bytes")};
    Problems problems = {.arena = ride->arena};
    bool is_well = journey_parse(ride->arena, bytes, &journey, &problems);
    assert(is_well == (problems.error_count == 0));
    for (int i = 0; i < journey.steps.count && i < ACTS_MOST; i++)
        perform_step(ride, &journey.steps.at[i]);
}

// ---- Acts as bytes

static Size point_of_target(Stage *stage, uint8_t which)
{
    const Frame *frame = stage_frame(stage);
    if (!frame->targets.count)
        return (Size){which, which};
    Rect rect = frame->targets.at[which % frame->targets.count].rect;
    return (Size){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

static void tap(Stage *stage, uint8_t which)
{
    Size at = point_of_target(stage, which);
    int64_t heeds_ms = app_heeds_ms(stage->app, at.w, at.h);
    if (heeds_ms > stage->now_ms)
        stage_wait(stage, heeds_ms - stage->now_ms);
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    stage_wait(stage, 80);
    stage_touch(stage, SAMPLE_UP, 1, at);
    stage_wait(stage, 320);
}

static void tap_hastily(Stage *stage, uint8_t which)
{
    Size at = point_of_target(stage, which >> 2);
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    stage_wait(stage, 45 + 200 * (which & 3));
    stage_touch(stage, SAMPLE_UP, 1, at);
}

static void touch(Stage *stage, uint8_t how)
{
    stage_touch(stage, (SampleKind)(how & 3), how >> 2 & 1, point_of_target(stage, how >> 3));
    stage_wait(stage, 20);
}

static void touch_somewhere(Stage *stage, uint8_t where)
{
    Size at = {stage->size.w * (where & 15) / 15, stage->size.h * (where >> 4) / 15};
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    stage_wait(stage, 60);
    stage_touch(stage, SAMPLE_UP, 1, at);
    stage_wait(stage, 320);
}

static const char *key_name(uint8_t which)
{
    static const char *const names[] = {
        "Tab",    "Return",    "Space",    "Up",       "Down", "Left", "Right",        "PageDown",  "Home",   "PageUp",
        "Escape", "Backspace", "F1",       "F2",       "F3",   "F4",   "F5",           "F12",       "Help",   "Menu",
        "End",    "Keypad 5",  "Keypad 6", "Keypad 2", "A",    "",     "Keypad Enter", "AudioPlay", "AC Back"};
    return names[which % (sizeof names / sizeof *names)];
}

static void strike(Stage *stage, uint8_t which)
{
    stage_key(stage, key_name(which & 127), which >> 7);
}

static void hold(Stage *stage, uint8_t which)
{
    app_key(stage->app, key_name(which & 63), false);
    stage_wait(stage, 600 * (1 + (which >> 6)));
    app_key_up(stage->app, key_name(which & 63));
}

static void wait(Stage *stage, uint8_t square)
{
    stage_wait(stage, square * square * 6);
}

// As when the machine was busy or asleep.
static void leap(Stage *stage, uint8_t seconds)
{
    stage->now_ms += seconds * 1000;
    stage_wait(stage, 1);
}

static void turn_glass(Stage *stage, uint8_t which)
{
    stage_resize(stage, glasses[which % GLASS_COUNT]);
}

static void change_machine(Stage *stage, uint8_t how)
{
    if (how & 1)
        app_plug(stage->app, how >> 1 & 1);
    else if (how & 2)
        app_lay_anew(stage->app);
    else if (how & 4)
        app_preview(stage->app, how & 8 ? 1 : -1);
    else
        stage_present(stage, how * 4);
}

static void perform_bytes(Stage *stage, Text bytes)
{
    static void (*const acts[])(Stage *,
                                uint8_t) = {tap,    tap,    tap,  tap,  tap_hastily, touch,      touch_somewhere,
                                            strike, strike, hold, wait, leap,        turn_glass, change_machine};
    for (size_t i = 0; i + 1 < bytes.size && i < 2 * ACTS_MOST; i += 2) {
        size_t kind = (uint8_t)bytes.at[i] % (sizeof acts / sizeof *acts);
        acts[kind](stage, (uint8_t)bytes.at[i + 1]);
        expect_frame(stage);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    DriveRide ride = {.spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                               .window = glasses[0],
                               .preferences.text_step = TEXT_STEP_DEFAULT},
                      .arena = arena_create()};
    Text text = {(const char *)bytes, size};
    if (!stage_open(&ride.stage, &ride.spec))
        exit(2);
    if (text_starts(text, (Text){"", 1}))
        perform_bytes(&ride.stage, text_slice(text, 1, text.size));
    else
        perform_script(&ride, text);
    stage_close(&ride.stage);
    arena_destroy(ride.arena);
    return 0;
}
