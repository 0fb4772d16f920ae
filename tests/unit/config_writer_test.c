// What staff set comes back as they set it; a damaged file gives way to the last good one.
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

#include "base/file.h"
#include "base/store.h"
#include "markup/vocabulary.h"

typedef struct Fixture {
    Arena *arena;
    Problems problems;
    char folder[64];
    const char *path, *good;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->problems.arena = fixture->arena;
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-config-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture->path = file_path(fixture->arena, text_of(fixture->folder), TEXT("config.xml"));
    fixture->good = file_path(fixture->arena, text_of(fixture->folder), TEXT("config.xml.good"));
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

static bool read_back(Fixture *fixture, Config *config)
{
    return config_read(fixture->arena, &(ConfigFile){.path = fixture->path}, config, &fixture->problems);
}

static void everything_comes_back(void **state)
{
    Fixture *fixture = *state;
    Config config, again;
    assert_true(config_read(fixture->arena, &(ConfigFile){.path = LECTERN_TESTS_DIR "/config/good.xml"}, &config,
                            &fixture->problems));
    config.loudest_percent = 60;
    config.lead_ms = 0;
    config.speakers.at[0].name = TEXT("a \"quoted\" & <odd> name");
    assert_true(config_write(&config, fixture->path));
    assert_true(read_back(fixture, &again));
    assert_true(text_equal(again.language, config.language));
    assert_true(text_is(again.languages, "en ar zh-Hans"));
    assert_int_equal(again.preferences.theme, config.preferences.theme);
    assert_int_equal(again.preferences.text_step, config.preferences.text_step);
    assert_true(again.px_per_mm == config.px_per_mm && again.distance_mm == config.distance_mm);
    assert_int_equal(again.rotation, config.rotation);
    for (int i = 0; i < 6; i++)
        assert_true(again.touch_matrix[i] == config.touch_matrix[i]);
    assert_int_equal(again.idle_ms, config.idle_ms);
    assert_int_equal(again.clock_confirmed_day, config.clock_confirmed_day);
    assert_memory_equal(&again.hours, &config.hours, sizeof config.hours);
    assert_true(again.allows_sound == config.allows_sound && again.allows_voice == config.allows_voice);
    assert_int_equal(again.loudest_percent, 60);
    assert_int_equal(again.lead_ms, 0);
    assert_int_equal(again.speakers.count, 2);
    assert_string_equal(again.speakers.at[0].name.at, "a \"quoted\" & <odd> name");
    assert_int_equal(again.adult_topics, config.adult_topics);
    assert_false(again.offers_find);
    assert_string_equal(again.hide_key, config.hide_key);
    assert_string_equal(again.speech_key, config.speech_key);
    assert_true(again.preferences.is_spoken && again.speaks_to_fingers);
    assert_string_equal(again.act_key, "&");
    assert_string_equal(again.move_key, "Mouse Left");
    assert_true(text_is(again.notice.title, "Rowan \"House\" & Sons"));
    assert_true(text_is(again.notice.sentence, "Please ring at the desk."));
    assert_string_equal(again.books.folder, "/srv/lectern/books & more");
    assert_true(text_is(again.books.quiet_title, "A book"));
    assert_true(again.books.shows_covers && again.books.keeps_place);
}

// Whatever the vocabulary may say of a screen has its place in what is written: nothing that a hand has set is lost.
static void every_setting_is_written(void **state)
{
    Fixture *fixture = *state;
    static const char *const entries[] = {"display", "start",   "idle",         "day",        "sound",
                                          "voice",   "speaker", "topics",       "hide",       "speech",
                                          "switch",  "notice",  "screen-books", "screen-find"};
    Config config;
    assert_true(config_read(fixture->arena, &(ConfigFile){.path = LECTERN_TESTS_DIR "/config/good.xml"}, &config,
                            &fixture->problems));
    config.loudest_percent = 60;
    Text text = config_print(fixture->arena, &config);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const ElementRule *rule = vocabulary_rule(entries[i]);
        size_t start = text_find(text, text_format(fixture->arena, "<%s ", rule->element), 0);
        Text element = text_slice(text, start, text_find(text, TEXT(">"), start));
        assert_true(element.size > 0);
        for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++) {
            Text written = text_format(fixture->arena, " %s=\"", attribute->name);
            if (text_find(element, written, 0) == element.size)
                fail_msg("%s of %s is not written", attribute->name, rule->element);
        }
    }
}

static void the_least_comes_back(void **state)
{
    Fixture *fixture = *state;
    Config none, again;
    assert_true(config_read(fixture->arena, &(ConfigFile){.path = LECTERN_TESTS_DIR "/config/none.xml"}, &none,
                            &fixture->problems));
    assert_true(config_write(&none, fixture->path));
    assert_true(read_back(fixture, &again));
    assert_true(again.px_per_mm == 0 && again.distance_mm == 0 && !again.touch_matrix && !again.hide_key);
    assert_true(!again.speech_key && !again.preferences.is_spoken && !again.act_key && !again.move_key);
    assert_int_equal(again.preferences.text_step, TEXT_STEP_DEFAULT);
    assert_int_equal(again.adult_topics, WISH_NONE);
}

// What the reader would refuse is never written.
static void an_impossible_setting_is_not_written(void **state)
{
    Fixture *fixture = *state;
    Config config = {.preferences.text_step = 3}, again;
    assert_true(config_write(&config, fixture->path));
    config.px_per_mm = 400;
    assert_false(config_write(&config, fixture->path));
    assert_true(read_back(fixture, &again));
    assert_true(again.px_per_mm == 0);
}

static void a_damaged_file_gives_way_to_the_last_good_one(void **state)
{
    Fixture *fixture = *state;
    Config config = {.preferences = {.text_step = 5, .theme = THEME_NIGHT}}, again;
    assert_true(config_write(&config, fixture->path));
    assert_true(store_write(fixture->path, TEXT("<config xmlns=\"urn:lect"), STORE_FOR_ALL));
    assert_false(read_back(fixture, &again));
    assert_int_equal(again.state, CONFIG_DAMAGED);
    assert_int_equal(again.preferences.text_step, 5);
    assert_int_equal(again.preferences.theme, THEME_NIGHT);
    assert_int_equal(fixture->problems.error_count, 1); // the file's own; the copy has none
}

static void without_a_copy_there_are_the_defaults(void **state)
{
    Fixture *fixture = *state;
    Config config;
    assert_true(store_write(fixture->path, TEXT(""), STORE_FOR_ALL));
    assert_false(read_back(fixture, &config));
    assert_int_equal(config.state, CONFIG_DAMAGED);
    assert_int_equal(config.preferences.text_step, TEXT_STEP_DEFAULT);
    assert_true(config.allows_sound);
}

static void a_copy_is_kept_of_what_a_hand_wrote(void **state)
{
    Fixture *fixture = *state;
    Config config;
    Text own = TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?><config xmlns=\"urn:lectern:content:1\"><start "
                    "text-size=\"6\"/><!-- ours --></config>"),
         kept;
    assert_true(store_write(fixture->path, own, STORE_FOR_ALL));
    assert_true(config_keep(fixture->path));
    assert_int_equal(file_read(fixture->arena, fixture->good, 4096, &kept), FILE_READ);
    assert_true(text_equal(own, kept));
    struct stat before, after;
    assert_int_equal(stat(fixture->good, &before), 0);
    assert_true(config_keep(fixture->path)); // nothing new: nothing is written
    assert_int_equal(stat(fixture->good, &after), 0);
    assert_true(before.st_ino == after.st_ino);
    assert_int_equal(unlink(fixture->path), 0);
    assert_false(config_keep(fixture->path));
    assert_false(read_back(fixture, &config));
    assert_int_equal(config.preferences.text_step, 6);
}

#define OWN_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OWN_ROOT "config xmlns=\"urn:lectern:content:1\""

static void comments_of_a_hand_are_kept(void **state)
{
    Fixture *fixture = *state;
    Config config;
    Text own = TEXT(OWN_HEAD "<!-- room 3 -->\n<" OWN_ROOT
                             ">\n  <start text-size=\"6\"/> <!-- for the ward -->\n</config>\n"),
         kept;
    assert_true(store_write(fixture->path, own, STORE_FOR_ALL));
    assert_true(read_back(fixture, &config));
    config.preferences.text_step = 5;
    assert_true(config_write(&config, fixture->path));
    assert_true(read_back(fixture, &config));
    assert_int_equal(config.preferences.text_step, 5);
    assert_int_equal(file_read(fixture->arena, fixture->path, 4096, &kept), FILE_READ);
    assert_true(text_find(kept, TEXT("<!-- room 3 -->\n<config"), 0) < kept.size);
    assert_true(text_find(kept, TEXT("  <!-- for the ward -->\n  <start"), 0) < kept.size);
}

// A comment that would spoil the file is left behind rather than the setting.
static void comments_of_a_damaged_file_do_no_harm(void **state)
{
    Fixture *fixture = *state;
    Config config = {.preferences.text_step = 4}, again;
    assert_true(
        store_write(fixture->path, TEXT(OWN_HEAD "<" OWN_ROOT "><!-- a -- b --><start/></config>"), STORE_FOR_ALL));
    assert_true(config_write(&config, fixture->path));
    assert_true(read_back(fixture, &again));
    assert_int_equal(again.preferences.text_step, 4);
}

#define WRITER_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WRITER_TEST(everything_comes_back),
        WRITER_TEST(every_setting_is_written),
        WRITER_TEST(the_least_comes_back),
        WRITER_TEST(an_impossible_setting_is_not_written),
        WRITER_TEST(a_damaged_file_gives_way_to_the_last_good_one),
        WRITER_TEST(without_a_copy_there_are_the_defaults),
        WRITER_TEST(a_copy_is_kept_of_what_a_hand_wrote),
        WRITER_TEST(comments_of_a_hand_are_kept),
        WRITER_TEST(comments_of_a_damaged_file_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
