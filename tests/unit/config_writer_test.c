// What staff set comes back as they set it, over whatever root wrote; a damaged file gives way to the last good one.
#include "app/config-writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/store.h"

#define GOOD LECTERN_TESTS_DIR "/config/good.xml"
#define NONE LECTERN_TESTS_DIR "/config/none.xml"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct Fixture {
    Arena *arena;
    Problems problems;
    char folder[64];
    const char *path, *settings, *copy; // root's, staff's, and the last good one of root's
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->problems.arena = fixture->arena;
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-config-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    Text folder = text_of(fixture->folder);
    fixture->path = file_path(fixture->arena, folder, TEXT("config.xml"));
    fixture->settings = file_path(fixture->arena, folder, TEXT(CONFIG_SETTINGS));
    fixture->copy = file_path(fixture->arena, folder, TEXT(CONFIG_COPY));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    DIR *folder = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static bool read_over(Fixture *fixture, const char *path, Config *config)
{
    ConfigFile file = {.path = path, .state = fixture->folder};
    return config_read(fixture->arena, &file, config, &fixture->problems);
}

static Text written(Fixture *fixture)
{
    Text bytes = TEXT("");
    assert_int_equal(file_read(fixture->arena, fixture->settings, 4096, &bytes), FILE_READ);
    return bytes;
}

// Everything that staff can set, differently from good.xml.
static void set_all(Config *config)
{
    config->px_per_mm = 3.125;
    config->distance_mm = 900;
    config->language = TEXT("ar");
    config->preferences.theme = THEME_CONTRAST;
    config->preferences.text_step = 1;
    config->clock_confirmed_day++;
    config->hours = (Hours){0};
    config->hours.days[3] = (OpeningDay){.count = 2, .openings = {{540, 600}, {660, 1020}}};
    config->allows_sound = !config->allows_sound;
    config->adult_topics = WISH_ON;
    config->offers_find = !config->offers_find;
    config->offers_code = !config->offers_code;
}

static void expect_set(const Config *config, const Config *wanted)
{
    assert_true(config->px_per_mm == wanted->px_per_mm && config->distance_mm == wanted->distance_mm);
    assert_true(text_equal(config->language, wanted->language));
    assert_int_equal(config->preferences.theme, wanted->preferences.theme);
    assert_int_equal(config->preferences.text_step, wanted->preferences.text_step);
    assert_int_equal(config->clock_confirmed_day, wanted->clock_confirmed_day);
    assert_true(hours_equal(&config->hours, &wanted->hours));
    assert_int_equal(config->allows_sound, wanted->allows_sound);
    assert_int_equal(config->adult_topics, wanted->adult_topics);
    assert_int_equal(config->offers_find, wanted->offers_find);
    assert_int_equal(config->offers_code, wanted->offers_code);
}

static void everything_comes_back(void **state)
{
    Fixture *fixture = *state;
    static const char *const below[] = {GOOD, NONE};
    for (int i = 0; i < 2; i++) {
        Config config, again;
        unlink(fixture->settings);
        assert_true(read_over(fixture, below[i], &config));
        config.fixed = 0;
        set_all(&config);
        assert_true(config_write(&config, fixture->folder));
        read_over(fixture, below[i], &again);
        assert_int_equal(fixture->problems.list.count, 0);
        if (i == 0)
            config.adult_topics = WISH_OFF; // good.xml has it fixed
        expect_set(&again, &config);
    }
}

// Root's word that staff have not touched is not in their file, and holds.
static void what_root_wrote_stays_roots(void **state)
{
    Fixture *fixture = *state;
    Config config, again;
    assert_true(read_over(fixture, GOOD, &config));
    assert_true(config_write(&config, fixture->folder));
    assert_true(text_equal(written(fixture), TEXT(HEAD "<settings xmlns=\"" XML_NAMESPACE "\">\n</settings>\n")));
    config.preferences.text_step = 6;
    assert_true(config_write(&config, fixture->folder));
    assert_true(text_equal(written(fixture), TEXT(HEAD "<settings xmlns=\"" XML_NAMESPACE
                                                       "\">\n  <start text-size=\"6\"/>\n</settings>\n")));
    assert_true(read_over(fixture, GOOD, &again));
    assert_int_equal(again.preferences.text_step, 6);
    assert_int_equal(again.preferences.theme, THEME_NIGHT);
    assert_true(text_is(again.languages, "en ar zh-Hans"));
    assert_true(again.rotation == 270 && again.loudest_percent == 60 && again.lead_ms == 900);
    assert_string_equal(again.books.folder, "/srv/lectern/books & more");
    assert_true(text_is(again.notice.sentence, "Please ring at the desk."));
    config.preferences.text_step = 4; // as root has it
    assert_true(config_write(&config, fixture->folder));
    assert_true(text_find(written(fixture), TEXT("start"), 0) == written(fixture).size);
}

static void no_hours_at_all_can_be_set(void **state)
{
    Fixture *fixture = *state;
    Config config, again;
    assert_true(read_over(fixture, GOOD, &config));
    config.hours = (Hours){0};
    assert_true(config_write(&config, fixture->folder));
    assert_true(read_over(fixture, GOOD, &again));
    assert_false(hours_are_set(&again.hours));
}

// What the reader would refuse is never written.
static void an_impossible_setting_is_not_written(void **state)
{
    Fixture *fixture = *state;
    Config config, again;
    assert_true(read_over(fixture, NONE, &config));
    config.preferences.text_step = 3;
    assert_true(config_write(&config, fixture->folder));
    config.px_per_mm = 400;
    assert_false(config_write(&config, fixture->folder));
    assert_true(read_over(fixture, NONE, &again));
    assert_true(again.px_per_mm == 0 && again.preferences.text_step == 3);
}

static void a_damaged_file_gives_way_to_the_last_good_one(void **state)
{
    Fixture *fixture = *state;
    Config config, again;
    assert_true(read_over(fixture, NONE, &config));
    config.preferences = (Preferences){.text_step = 5, .theme = THEME_NIGHT};
    assert_true(config_write(&config, fixture->folder));
    assert_true(store_write(fixture->settings, TEXT("<settings xmlns=\"urn:lect"), STORE_FOR_ALL));
    assert_false(read_over(fixture, NONE, &again));
    assert_int_equal(again.settings_state, CONFIG_DAMAGED);
    assert_int_equal(again.state, CONFIG_SOUND);
    assert_int_equal(again.preferences.text_step, 5);
    assert_int_equal(again.preferences.theme, THEME_NIGHT);
    assert_int_equal(fixture->problems.error_count, 1); // the file's own; the copy has none
}

static void without_a_copy_there_are_the_defaults(void **state)
{
    Fixture *fixture = *state;
    Config config;
    assert_true(store_write(fixture->path, TEXT(""), STORE_FOR_ALL));
    assert_true(store_write(fixture->settings, TEXT(HEAD "<config xmlns=\"" XML_NAMESPACE "\"/>"), STORE_FOR_ALL));
    assert_false(read_over(fixture, fixture->path, &config));
    assert_int_equal(config.state, CONFIG_DAMAGED);
    assert_int_equal(config.settings_state, CONFIG_DAMAGED);
    assert_int_equal(config.preferences.text_step, TEXT_STEP_DEFAULT);
    assert_true(config.allows_sound);
}

// The player's own user may write its file, and cannot make it say more than what staff may set.
static void staff_set_only_what_is_theirs(void **state)
{
    Fixture *fixture = *state;
    Config config;
    Text foreign;
    assert_int_equal(file_read(fixture->arena, LECTERN_TESTS_DIR "/config/foreign.xml", 4096, &foreign), FILE_READ);
    assert_true(store_write(fixture->settings, foreign, STORE_FOR_ALL));
    assert_false(read_over(fixture, GOOD, &config));
    assert_int_equal(config.settings_state, CONFIG_FAULTY);
    assert_int_equal(config.state, CONFIG_SOUND);
    assert_int_equal(config.preferences.theme, THEME_QUIET);
    assert_int_equal(config.preferences.text_step, 4);
    assert_true(text_is(config.notice.title, "Rowan \"House\" & Sons"));
    assert_string_equal(config.books.folder, "/srv/lectern/books & more");
    assert_int_equal(fixture->problems.error_count, 3);
}

static void a_copy_is_kept_of_what_a_hand_wrote(void **state)
{
    Fixture *fixture = *state;
    Config config;
    ConfigFile file = {.path = fixture->path, .state = fixture->folder};
    Text own = TEXT(HEAD "<config xmlns=\"" XML_NAMESPACE "\"><start text-size=\"6\"/><!-- ours --></config>"), kept;
    assert_true(store_write(fixture->path, own, STORE_FOR_ALL));
    assert_true(config_keep(&file));
    assert_int_equal(file_read(fixture->arena, fixture->copy, 4096, &kept), FILE_READ);
    assert_true(text_equal(own, kept));
    struct stat before, after;
    assert_int_equal(stat(fixture->copy, &before), 0);
    assert_true(config_keep(&file)); // nothing new: nothing is written
    assert_int_equal(stat(fixture->copy, &after), 0);
    assert_true(before.st_ino == after.st_ino);
    assert_int_equal(unlink(fixture->path), 0);
    assert_false(config_keep(&file));
    assert_false(read_over(fixture, fixture->path, &config));
    assert_int_equal(config.state, CONFIG_DAMAGED);
    assert_int_equal(config.preferences.text_step, 6);
}

#define WRITER_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WRITER_TEST(everything_comes_back),
        WRITER_TEST(what_root_wrote_stays_roots),
        WRITER_TEST(no_hours_at_all_can_be_set),
        WRITER_TEST(an_impossible_setting_is_not_written),
        WRITER_TEST(a_damaged_file_gives_way_to_the_last_good_one),
        WRITER_TEST(without_a_copy_there_are_the_defaults),
        WRITER_TEST(staff_set_only_what_is_theirs),
        WRITER_TEST(a_copy_is_kept_of_what_a_hand_wrote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
