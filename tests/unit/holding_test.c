// Which library is shown: the present version, the one before, the installed one; and when a version is given up.
#include "pack/holding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "pack/pack-folder.h"
#include "store-of-two.h"

#define INSTALLED "/usr/share/lectern/content"

typedef struct Fixture {
    StoreOfTwo store;
    char runtime[32];
    Holding *holding;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    store_of_two_make(&fixture->store);
    strcpy(fixture->runtime, "/tmp/lectern-run-XXXXXX");
    *state = fixture;
    return mkdtemp(fixture->runtime) ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    holding_close(fixture->holding);
    store_of_two_remove(&fixture->store);
    pack_folder_remove(fixture->runtime);
    free(fixture);
    return 0;
}

// The player starts, so many seconds after the machine.
static void start(Fixture *fixture, int64_t now_s, bool has_failed)
{
    holding_close(fixture->holding);
    fixture->holding = holding_open(&(HoldingSpec){.store = fixture->store.folder,
                                                   .installed = INSTALLED,
                                                   .runtime = fixture->runtime,
                                                   .has_failed = has_failed,
                                                   .now_s = now_s});
}

// wanted: "home-3", or the installed library for "".
static void shows(const Fixture *fixture, const char *wanted)
{
    const char *content = holding_content(fixture->holding);
    assert_non_null(content);
    if (!wanted[0])
        assert_string_equal(content, INSTALLED);
    else
        assert_true(strstr(content, wanted) && strstr(content, fixture->store.folder));
}

static void what_is_there_is_shown_in_order(void **state)
{
    Fixture *fixture = *state;
    start(fixture, 0, false);
    shows(fixture, "");
    store_of_two_lead(&fixture->store, false, "home-3");
    assert_false(holding_turn(fixture->holding, 1)); // an install leads current last
    start(fixture, 0, false);
    shows(fixture, "home-3");
    store_of_two_lead(&fixture->store, true, "home-4");
    shows(fixture, "home-3");
    assert_true(holding_turn(fixture->holding, 2));
    shows(fixture, "home-4");
    assert_false(holding_turn(fixture->holding, 3));
    assert_int_equal(holding_given_up(fixture->holding), 0);
}

static void what_cannot_be_opened_is_given_up(void **state)
{
    Fixture *fixture = *state;
    store_of_two_lead(&fixture->store, false, "home-3");
    store_of_two_lead(&fixture->store, true, "home-4");
    start(fixture, 0, false);
    shows(fixture, "home-4");
    assert_true(holding_give_up(fixture->holding));
    shows(fixture, "home-3");
    assert_int_equal(holding_given_up(fixture->holding), 4);
    assert_true(holding_give_up(fixture->holding));
    shows(fixture, "");
    assert_false(holding_give_up(fixture->holding));
    shows(fixture, "");
    assert_int_equal(holding_given_up(fixture->holding), 4);
    store_of_two_lead(&fixture->store, true, "home-3");
    assert_true(holding_turn(fixture->holding, 1));
    shows(fixture, "home-3");
    assert_int_equal(holding_given_up(fixture->holding), 0);
}

static void three_faults_soon_after_a_change_lead_back(void **state)
{
    Fixture *fixture = *state;
    store_of_two_lead(&fixture->store, false, "home-3");
    store_of_two_lead(&fixture->store, true, "home-3");
    start(fixture, 100, false);
    store_of_two_lead(&fixture->store, true, "home-4");
    assert_true(holding_turn(fixture->holding, 1000));
    start(fixture, 1010, true);
    start(fixture, 1015, false); // staff began it again
    start(fixture, 1020, true);
    shows(fixture, "home-4");
    start(fixture, 1000 + HOLDING_TRIAL_S, true);
    shows(fixture, "home-3");
    assert_int_equal(holding_given_up(fixture->holding), 4);
    start(fixture, 9000, false); // it stays so
    shows(fixture, "home-3");
    assert_false(holding_turn(fixture->holding, 9001));
    store_of_two_add(&fixture->store, "home-5", "/tmp");
    store_of_two_lead(&fixture->store, true, "home-5");
    assert_true(holding_turn(fixture->holding, 9100));
    shows(fixture, "home-5");
    assert_int_equal(holding_given_up(fixture->holding), 0);
}

static void faults_at_other_times_lead_nowhere(void **state)
{
    Fixture *fixture = *state;
    store_of_two_lead(&fixture->store, false, "home-3");
    store_of_two_lead(&fixture->store, true, "home-4");
    start(fixture, 20, true); // it failed before it showed this one
    start(fixture, 30, true);
    start(fixture, 40, true);
    shows(fixture, "home-4");
    start(fixture, 21 + HOLDING_TRIAL_S, true);
    start(fixture, 22 + HOLDING_TRIAL_S, true);
    shows(fixture, "home-4");
    // The runtime folder is new with each start of the machine, or somebody has written into it.
    char path[64];
    snprintf(path, sizeof path, "%s/" HOLDING_NOTE, fixture->runtime);
    static const char *const notes[] = {"", "home-4", "home-4 12", "home-4 x y\n", "../etc-4 1 9\n", "home-3 20 3\n"};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        FILE *note = fopen(path, "w");
        fputs(notes[i], note);
        fclose(note);
        start(fixture, 30, true);
        shows(fixture, "home-4");
    }
}

// An install removes no version that is shown.
static void what_is_shown_is_held(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = arena_create();
    store_of_two_lead(&fixture->store, true, "home-3");
    start(fixture, 0, false);
    store_of_two_lead(&fixture->store, true, "home-4");
    pack_store_tidy(arena, fixture->store.folder);
    assert_int_equal(access(holding_content(fixture->holding), F_OK), 0);
    assert_true(holding_turn(fixture->holding, 1));
    pack_store_tidy(arena, fixture->store.folder);
    char path[64];
    snprintf(path, sizeof path, "%s/home-3", fixture->store.folder);
    assert_int_equal(access(path, F_OK), -1);
    arena_destroy(arena);
}

static void without_a_store_the_installed_library_is_shown(void **state)
{
    Fixture *fixture = *state;
    fixture->holding = holding_open(&(HoldingSpec){.installed = INSTALLED});
    assert_string_equal(holding_content(fixture->holding), INSTALLED);
    assert_null(holding_store(fixture->holding));
    assert_false(holding_turn(fixture->holding, 1));
    holding_close(fixture->holding);
    fixture->holding = holding_open(&(HoldingSpec){.store = "/tmp/there-is-no-such-store"});
    assert_null(holding_content(fixture->holding));
}

#define HOLDING_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLDING_TEST(what_is_there_is_shown_in_order),
        HOLDING_TEST(what_cannot_be_opened_is_given_up),
        HOLDING_TEST(three_faults_soon_after_a_change_lead_back),
        HOLDING_TEST(faults_at_other_times_lead_nowhere),
        HOLDING_TEST(what_is_shown_is_held),
        HOLDING_TEST(without_a_store_the_installed_library_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
