// What config.xml sets, what a faulty one says, and what still holds then. The words of faults stand beside the files.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config.h"
#include "base/calendar.h"
#include "base/file.h"
#include "device/input.h"
#include "markup/keyname.h"
#include "markup/value.h"

#define FILES LECTERN_TESTS_DIR "/config/"

enum { SUNDAY, MONDAY, TUESDAY, WEDNESDAY };

typedef struct Fixture {
    Arena *arena;
    Problems problems;
    Config config;
    bool is_sound;
} Fixture;

static Fixture *read_config(void **state, const char *path)
{
    Fixture *fixture = *state;
    ConfigFile file = {.path = path, .content = LECTERN_CONTENT_DIR};
    fixture->is_sound = config_read(fixture->arena, &file, &fixture->config, &fixture->problems);
    problems_sort(&fixture->problems);
    return fixture;
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->problems.arena = fixture->arena;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

// The problems as they are printed, against the file of that name; their own file is called by its last part.
static void expect_problems(Fixture *fixture, const char *expected_path)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    for (int i = 0; i < fixture->problems.list.count; i++) {
        Problem problem = fixture->problems.list.at[i];
        assert_true(text_starts(problem.at.file, TEXT(FILES)));
        problem.at.file = text_slice(problem.at.file, strlen(FILES), problem.at.file.size);
        problem_print(&problem, out);
    }
    fclose(out);
    Text wanted;
    assert_int_equal(file_read(fixture->arena, expected_path, 1 << 16, &wanted), FILE_READ);
    assert_string_equal(bytes, wanted.at);
    free(bytes);
}

static void expect_defaults(const Config *config)
{
    assert_int_equal(config->language.size, 0);
    assert_int_equal(config->preferences.theme, THEME_DAY);
    assert_int_equal(config->preferences.text_step, TEXT_STEP_DEFAULT);
    assert_true(config->px_per_mm == 0 && config->distance_mm == 0);
    assert_int_equal(config->rotation, 0);
    assert_null(config->touch_matrix);
    assert_int_equal(config->idle_ms, 0);
    assert_int_equal(config->clock_confirmed_day, 0);
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        assert_int_equal(config->hours.days[day].count, 0);
    assert_true(config->allows_sound && config->allows_voice);
    assert_int_equal(config->speakers.count, 0);
    assert_int_equal(config->adult_topics, WISH_NONE);
    assert_null(config->hide_key);
    assert_null(config->speech_key);
    assert_false(config->preferences.is_spoken);
    assert_null(config->act_key);
    assert_null(config->move_key);
    assert_int_equal(config->notice.title.size, 0);
    assert_int_equal(config->notice.sentence.size, 0);
}

static void expect_key(const char *key, const char *wanted)
{
    assert_true(!key == !wanted);
    if (wanted)
        assert_string_equal(key, wanted);
}

static void sets_what_is_written(void **state)
{
    const Fixture *fixture = read_config(state, FILES "good.xml");
    const Config *config = &fixture->config;
    assert_true(fixture->is_sound);
    assert_int_equal(fixture->problems.list.count, 0);
    assert_true(text_is(config->language, "en"));
    assert_int_equal(config->preferences.theme, THEME_NIGHT);
    assert_int_equal(config->preferences.text_step, 4);
    assert_true(config->px_per_mm == 5.9 && config->distance_mm == 650);
    assert_int_equal(config->rotation, 270);
    static const double matrix[] = {0, 1, 0, -1, 0, 1};
    assert_memory_equal(config->touch_matrix, matrix, sizeof matrix);
    assert_int_equal(config->idle_ms, 180000);
    assert_int_equal(config->clock_confirmed_day, calendar_day(TEXT("2026-11-30")));
    assert_false(config->allows_sound || config->allows_voice);
    assert_int_equal(config->loudest_percent, 60);
    assert_int_equal(config->lead_ms, 900);
    assert_int_equal(config->speakers.count, 2);
    assert_true(text_is(config->speakers.at[1].language, "ar") && text_is(config->speakers.at[1].name, "mb-ar1"));
    assert_int_equal(config->adult_topics, WISH_OFF);
    assert_string_equal(config->hide_key, "Escape");
    assert_string_equal(config->speech_key, "F2");
    assert_true(config->preferences.is_spoken);
    assert_string_equal(config->act_key, "&");
    assert_string_equal(config->move_key, "Mouse Left");
    assert_true(config->speaks_to_fingers);
    assert_true(text_is(config->notice.title, "Rowan \"House\" & Sons"));
    assert_true(text_is(config->notice.sentence, "Please ring at the desk."));
}

static void tells_hours_in_words(void **state)
{
    Fixture *fixture = read_config(state, FILES "good.xml");
    const OpeningDay *days = fixture->config.hours.days;
    assert_string_equal(hours_words(fixture->arena, &days[MONDAY], NULL).at,
                        "9:00 to 12:30\u00a0\u00b7 13:30 to 17:00");
    assert_string_equal(hours_words(fixture->arena, &days[SUNDAY], NULL).at, "0:00 to 23:59");
    assert_int_equal(hours_words(fixture->arena, &days[TUESDAY], NULL).size, 0);
}

// settings.xml over good.xml: what it says holds, but where root has fixed it; the rest stays.
static void staff_set_over_root(void **state)
{
    Fixture *fixture = *state;
    const Config *config = &fixture->config;
    ConfigFile file = {.path = FILES "good.xml", .state = LECTERN_TESTS_DIR "/config"};
    assert_true(config_read(fixture->arena, &file, &fixture->config, &fixture->problems));
    assert_int_equal(fixture->problems.list.count, 0);
    assert_int_equal(config->fixed, STAFF_PART_TOPICS);
    assert_int_equal(config->adult_topics, WISH_OFF);
    assert_true(config->px_per_mm == 4.2 && config->distance_mm == 650 && config->rotation == 270);
    assert_non_null(config->touch_matrix);
    assert_int_equal(config->preferences.theme, THEME_QUIET);
    assert_int_equal(config->preferences.text_step, 4);
    assert_true(text_is(config->language, "en") && text_is(config->languages, "en ar zh-Hans"));
    assert_int_equal(config->clock_confirmed_day, calendar_day(TEXT("2026-12-01")));
    assert_int_equal(config->hours.days[MONDAY].count, 0);
    assert_int_equal(config->hours.days[TUESDAY].count, 1);
    assert_true(config->allows_sound && config->loudest_percent == 60 && config->lead_ms == 900);
    assert_true(config->offers_find && config->offers_code);
    assert_string_equal(config->hide_key, "Escape");
    assert_true(config->base && config->base->px_per_mm == 5.9 && !config->base->allows_sound);
}

static void needs_no_setting(void **state)
{
    const Fixture *fixture = read_config(state, FILES "none.xml");
    assert_true(fixture->is_sound);
    expect_defaults(&fixture->config);
}

static void keeps_what_holds_beside_faults(void **state)
{
    Fixture *fixture = read_config(state, FILES "faulty.xml");
    const Config *config = &fixture->config;
    assert_false(fixture->is_sound);
    expect_problems(fixture, FILES "faulty.expected");
    assert_true(config->px_per_mm == 0 && config->distance_mm == 650);
    assert_int_equal(config->rotation, 180);
    assert_null(config->touch_matrix);
    assert_int_equal(config->preferences.theme, THEME_DAY);
    assert_int_equal(config->preferences.text_step, 3);
    assert_int_equal(config->idle_ms, 0);
    assert_int_equal(config->hours.days[MONDAY].count, 0);
    assert_int_equal(config->hours.days[TUESDAY].count, 1);
    assert_int_equal(config->hours.days[WEDNESDAY].count, OPENINGS_MOST);
    assert_true(config->allows_sound);
    assert_false(config->allows_voice);
    assert_int_equal(config->adult_topics, WISH_NONE);
    assert_string_equal(config->hide_key, "F13");
    assert_null(config->speech_key); // it hides the screen
    assert_true(config->preferences.is_spoken);
    assert_string_equal(config->act_key, "Space");
    assert_null(config->move_key);
    assert_null(config->books.folder);
    assert_false(config->books.quiet_title.size || config->books.shows_covers);
    assert_true(config->books.keeps_place);
}

static void a_damaged_file_leaves_the_defaults(void **state)
{
    Fixture *fixture = read_config(state, FILES "damaged.xml");
    assert_false(fixture->is_sound);
    expect_problems(fixture, FILES "damaged.expected");
    expect_defaults(&fixture->config);
}

static void a_missing_file_is_told(void **state)
{
    const Fixture *fixture = read_config(state, FILES "nowhere.xml");
    assert_false(fixture->is_sound);
    assert_int_equal(fixture->problems.error_count, 1);
    expect_defaults(&fixture->config);
}

static void another_root_is_told(void **state)
{
    const Fixture *fixture = read_config(state, LECTERN_TESTS_DIR "/library/clinic/support.xml");
    assert_false(fixture->is_sound);
    const char *told = fixture->problems.list.at[0].sentence.at;
    assert_string_equal(told, "a configuration begins with \"config\", not \"support\"");
    expect_defaults(&fixture->config);
}

static void finds_support_beside_itself(void **state)
{
    assert_null(read_config(state, FILES "good.xml")->config.support_path);
    const char *beside = LECTERN_TESTS_DIR "/library/clinic/config.xml"; // not there itself
    const char *support = read_config(state, beside)->config.support_path;
    assert_string_equal(support, LECTERN_TESTS_DIR "/library/clinic/support.xml");
}

typedef struct KeyCase {
    const char *elements;
    const char *told; // NULL: nothing
    const char *act, *move, *speech;
} KeyCase;

// One key is for one thing, the usual keys too.
static void no_key_is_for_two_things(void **state)
{
    Fixture *fixture = *state;
    static const KeyCase cases[] = {
        {"<switch act='Space'/>", NULL, "Space", NULL, NULL},
        {"<switch act='F5' move='F6'/><hide key='F7'/>", NULL, "F5", "F6", NULL},
        {"<switch act='F12'/>", "this key already hides the screen", NULL, NULL, NULL},
        {"<switch act='F12' move='A'/><hide key='F7'/>", NULL, "F12", "A", NULL},
        {"<switch act='F1' move='A'/>", "this key already lets the screen speak", NULL, NULL, NULL},
        {"<switch act='A' move='F1'/>", "this key already lets the screen speak", "A", NULL, NULL},
        {"<switch act='A' move='A'/>", "this key already is the switch that acts", "A", NULL, NULL},
        {"<speech key='F12'/>", "this key already hides the screen", NULL, NULL, NULL},
        {"<hide key='F1'/>", "this key already lets the screen speak", NULL, NULL, NULL},
        {"<hide key='F1'/><speech key='F2'/>", NULL, NULL, NULL, "F2"},
        {"<switch move='A'/>", "\"switch\" needs the attribute \"act\"", NULL, NULL, NULL},
        {"<switch act='B' move='mouse left'/>", "\"mouse left\" for \"move\" is not a key or a mouse button", "B", NULL,
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text bytes = text_format(
            fixture->arena, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><config xmlns=\"" XML_NAMESPACE "\">%s</config>",
            cases[i].elements);
        Problems problems = {.arena = fixture->arena};
        Config config;
        assert_int_equal(config_parse(fixture->arena, bytes, &config, &problems), !cases[i].told);
        assert_int_equal(problems.list.count, cases[i].told ? 1 : 0);
        if (cases[i].told)
            assert_string_equal(problems.list.at[0].sentence.at, cases[i].told);
        expect_key(config.act_key, cases[i].act);
        expect_key(config.move_key, cases[i].move);
        expect_key(config.speech_key, cases[i].speech);
    }
}

// A key that SDL does not know would never hide anything.
static void keys_are_those_of_the_device(void **state)
{
    (void)state;
    static const AttributeRule rule = {.kind = VALUE_KEY};
    static const char *const names[] = {"F1",     "F24", "A",     "Z",           "Escape", "Backspace", "Delete",
                                        "Insert", "End", "Pause", "PrintScreen", "Stop",   "Keypad 0",  "ScrollLock"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(value_fits(&rule, text_of(names[i])));
        assert_string_equal(SDL_GetKeyName(SDL_GetKeyFromName(names[i])), names[i]);
    }
}

// Nor would it drive anything. Mouse buttons are named by the device's own input.
static void switches_are_keys_of_the_device(void **state)
{
    Fixture *fixture = *state;
    Text list = TEXT(KEYNAME_SWITCHES);
    int key_count = 0;
    for (size_t from = 0, to; from < list.size; from = to + 1) {
        to = text_find(list, TEXT("|"), from);
        const char *name = text_string(fixture->arena, text_slice(list, from, to));
        assert_true(keyname_is_switch(text_of(name)));
        if (strncmp(name, "Mouse ", 6) == 0)
            continue;
        assert_string_equal(SDL_GetKeyName(SDL_GetKeyFromName(name)), name);
        key_count++;
    }
    assert_true(key_count > 80);
    assert_true(strlen("AudioFastForward") < KEY_NAME_SIZE); // the longest of them
}

#define CONFIG_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CONFIG_TEST(sets_what_is_written),
        CONFIG_TEST(tells_hours_in_words),
        CONFIG_TEST(staff_set_over_root),
        CONFIG_TEST(needs_no_setting),
        CONFIG_TEST(keeps_what_holds_beside_faults),
        CONFIG_TEST(a_damaged_file_leaves_the_defaults),
        CONFIG_TEST(a_missing_file_is_told),
        CONFIG_TEST(another_root_is_told),
        CONFIG_TEST(finds_support_beside_itself),
        CONFIG_TEST(no_key_is_for_two_things),
        CONFIG_TEST(switches_are_keys_of_the_device),
        cmocka_unit_test(keys_are_those_of_the_device),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
