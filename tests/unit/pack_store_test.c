// The store as the player reads it: links lead to versions that stand in it, or nowhere.
#include "pack/pack-store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack/pack-folder.h"

static char store[] = "/tmp/lectern-store-XXXXXX";
static const char template[] = "/tmp/lectern-store-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    memcpy(store, template, sizeof store);
    return mkdtemp(store) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return pack_folder_remove(store) ? 0 : -1;
}

static const char *in_store(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", store, name);
    return path;
}

static void make(const char *name)
{
    assert_int_equal(mkdir(in_store(name), 0755), 0);
}

static bool is_there(const char *name)
{
    struct stat facts;
    return lstat(in_store(name), &facts) == 0;
}

static void links_lead_to_versions_of_the_store_alone(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        bool is_good;
    } cases[] = {{"home-7", true},   {"home-8", false}, {"./home-7", false},  {"home-7/", false},
                 {"/tmp", false},    {"..", false},     {"../home-7", false}, {"file-1", false},
                 {"trust-2", false}, {"home", false},   {"link-1", false},    {"home-7/../home-7", false}};
    PackName name;
    make("home-7");
    make("trust-2");
    fclose(fopen(in_store("file-1"), "w"));
    assert_int_equal(symlink("home-7", in_store("link-1")), 0);
    assert_false(pack_store_find(store, PACK_CURRENT, &name));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unlink(in_store("current"));
        assert_int_equal(symlink(cases[i].target, in_store("current")), 0);
        assert_int_equal(pack_store_find(store, PACK_CURRENT, &name), cases[i].is_good);
    }
    assert_false(pack_store_find("/tmp/there-is-no-such-store", PACK_CURRENT, &name));
}

static void what_nobody_needs_goes(void **state)
{
    (void)state;
    static const char *const all[] = {"home-4", "home-5", "home-6", "home-7", "trust-2", "trust-3", ".home-8.part"};
    static const bool stays[] = {true, false, true, true, false, true, false};
    Arena *arena = arena_create();
    PackName held, keys, previous, current;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        make(all[i]);
    make("not ours");
    make("home-5/content");
    fclose(fopen(in_store("home-5/content/page"), "w"));
    pack_name_read(TEXT("home-4"), &held);
    pack_name_read(TEXT("home-6"), &previous);
    pack_name_read(TEXT("home-7"), &current);
    pack_name_read(TEXT("trust-3"), &keys);
    assert_true(pack_store_lead(arena, store, PACK_PREVIOUS, &held));
    assert_true(pack_store_lead(arena, store, PACK_PREVIOUS, &previous)); // again, over the one before
    assert_true(pack_store_lead(arena, store, PACK_CURRENT, &current));
    assert_true(pack_store_lead(arena, store, PACK_TRUST, &keys));
    int hold = pack_store_hold(store, &held), other = pack_store_hold(store, &held);
    assert_true(hold >= 0 && other >= 0);
    pack_store_tidy(arena, store);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(is_there(all[i]), stays[i]);
    assert_true(is_there("not ours"));
    close(hold);
    close(other);
    pack_store_tidy(arena, store);
    assert_false(is_there("home-4"));
    arena_destroy(arena);
}

static void one_alone_may_change_it(void **state)
{
    (void)state;
    int taken = pack_store_take(store);
    assert_true(taken >= 0);
    assert_int_equal(pack_store_take(store), -1);
    close(taken);
    taken = pack_store_take(store);
    assert_true(taken >= 0);
    close(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_lead_to_versions_of_the_store_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_nobody_needs_goes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_alone_may_change_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
