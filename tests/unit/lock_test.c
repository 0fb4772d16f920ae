// The PIN of staff: what opens the lock, what does not, and how long one waits. The clock is made up.
#include "device/lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"
#include "sanitized.h"

typedef struct Fixture {
    Arena *arena;
    char folder[64];
    const char *reset;
    int64_t now_ms;
    Lock *lock;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-lock-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture->reset = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin-reset"));
    fixture->now_ms = 5000;
    assert_true(lock_set(fixture->folder, TEXT("2468")));
    fixture->lock = lock_open(fixture->folder, fixture->reset, fixture->now_ms);
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
    lock_close(fixture->lock);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static LockVerdict try_pin(Fixture *fixture, Text pin)
{
    return lock_try(fixture->lock, pin, fixture->now_ms);
}

static void restart(Fixture *fixture)
{
    lock_close(fixture->lock);
    fixture->lock = lock_open(fixture->folder, fixture->reset, fixture->now_ms);
}

static void write_file(Fixture *fixture, const char *name, Text bytes, mode_t mode)
{
    const char *path = file_path(fixture->arena, text_of(fixture->folder), text_of(name));
    assert_true(store_write(path, bytes, STORE_FOR_OWNER));
    assert_int_equal(chmod(path, mode), 0);
}

static void the_pin_opens(void **state)
{
    Fixture *fixture = *state;
    assert_true(lock_is_set(fixture->lock));
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
    assert_int_equal(try_pin(fixture, TEXT("2469")), LOCK_WRONG);
    assert_int_equal(try_pin(fixture, TEXT("246")), LOCK_WRONG);
    assert_int_equal(try_pin(fixture, TEXT("")), LOCK_WRONG);
}

// Two of the same PIN differ, and neither shows its digits.
static void the_hash_is_salted(void **state)
{
    Fixture *fixture = *state;
    const char *path = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin"));
    Text first, second;
    assert_int_equal(file_read(fixture->arena, path, 4096, &first), FILE_READ);
    assert_true(lock_set(fixture->folder, TEXT("2468")));
    assert_int_equal(file_read(fixture->arena, path, 4096, &second), FILE_READ);
    assert_false(text_equal(first, second));
    assert_true(text_starts(first, TEXT("$argon2id$v=19$m=65536,t=2,p=1$")));
    struct stat facts;
    assert_int_equal(stat(path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
}

static void each_further_wrong_try_waits_longer(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < LOCK_FREE_TRIES; i++) {
        assert_int_equal(lock_wait_ms(fixture->lock, fixture->now_ms), 0);
        assert_int_equal(try_pin(fixture, TEXT("1111")), LOCK_WRONG);
    }
    int64_t before = 0;
    for (int i = 0; i < 4; i++) {
        int64_t wait = lock_wait_ms(fixture->lock, fixture->now_ms);
        assert_true(wait > before);
        before = wait;
        assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_EARLY); // the right one waits too
        fixture->now_ms += wait - 1;
        assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_EARLY);
        fixture->now_ms += 1;
        assert_int_equal(try_pin(fixture, TEXT("1111")), LOCK_WRONG);
    }
    fixture->now_ms += lock_wait_ms(fixture->lock, fixture->now_ms);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
    assert_int_equal(lock_wait_ms(fixture->lock, fixture->now_ms), 0);
}

// Whoever strikes the pad all day keeps staff out for a quarter of an hour.
static void the_wait_has_an_end(void **state)
{
    Fixture *fixture = *state;
    enum { QUARTER_MS = 15 * 60000 };
    write_file(fixture, "pin-tries", TEXT("1000\n"), 0600);
    assert_int_equal(lock_wait_ms(fixture->lock, fixture->now_ms), QUARTER_MS);
    fixture->now_ms += QUARTER_MS;
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
}

// Whoever had it open sees what becomes of its bytes. It takes the wait away as well.
static void a_reset_is_overwritten(void **state)
{
    Fixture *fixture = *state;
    if (geteuid() != 0)
        skip();
    char bytes[8] = "";
    write_file(fixture, "pin-tries", TEXT("1000\n"), 0600);
    write_file(fixture, "pin-reset", TEXT("9753\n"), 0600);
    FILE *open = fopen(fixture->reset, "r");
    assert_non_null(open);
    restart(fixture);
    assert_int_equal(access(fixture->reset, F_OK), -1);
    assert_int_equal(fread(bytes, 1, sizeof bytes, open), 5);
    fclose(open);
    assert_memory_equal(bytes, "\0\0\0\0\0", 5);
    assert_int_equal(try_pin(fixture, TEXT("9753")), LOCK_RIGHT);
}

static void a_restart_does_not_shorten_the_wait(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < LOCK_FREE_TRIES; i++)
        try_pin(fixture, TEXT("1111"));
    fixture->now_ms += LOCK_WAIT_LEAST_MS / 2;
    int64_t left = lock_wait_ms(fixture->lock, fixture->now_ms);
    restart(fixture);
    assert_true(lock_wait_ms(fixture->lock, fixture->now_ms) >= left);
    fixture->now_ms = 0; // the clock of a machine that was switched off
    restart(fixture);
    assert_true(lock_wait_ms(fixture->lock, fixture->now_ms) >= left);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_EARLY);
}

static void four_tries_are_counted_across_restarts(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < LOCK_FREE_TRIES; i++) {
        assert_int_equal(try_pin(fixture, TEXT("1111")), LOCK_WRONG);
        restart(fixture);
    }
    assert_int_equal(try_pin(fixture, TEXT("1111")), LOCK_EARLY);
}

static void what_cannot_be_read_is_locked(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "pin-tries", TEXT("-7"), 0600);
    assert_int_equal(lock_wait_ms(fixture->lock, fixture->now_ms), LOCK_WAIT_LEAST_MS);
    write_file(fixture, "pin-tries", TEXT("0\n"), 0600);
    write_file(fixture, "pin", TEXT(""), 0600);
    assert_true(lock_is_set(fixture->lock));
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_WRONG);
    assert_int_equal(try_pin(fixture, TEXT("")), LOCK_WRONG);
}

static void no_pin_opens_nothing(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(unlink(file_path(fixture->arena, text_of(fixture->folder), TEXT("pin"))), 0);
    assert_false(lock_is_set(fixture->lock));
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_UNSET);
    assert_int_equal(try_pin(fixture, TEXT("")), LOCK_UNSET);
}

// Where the count cannot be written nothing is tried at all.
static void without_a_count_nothing_is_tried(void **state)
{
    Fixture *fixture = *state;
    const char *draft = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin-tries.new"));
    assert_int_equal(mkdir(draft, 0700), 0);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_BROKEN);
    assert_int_equal(rmdir(draft), 0);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
}

// A right PIN is not called wrong, nor is it counted, where the machine cannot tell.
static void what_cannot_be_judged_is_not_wrong(void **state)
{
    Fixture *fixture = *state;
    const char *pin = file_path(fixture->arena, text_of(fixture->folder), TEXT("pin"));
    const char *aside = file_path(fixture->arena, text_of(fixture->folder), TEXT("aside"));
    assert_int_equal(rename(pin, aside), 0);
    assert_int_equal(mkdir(pin, 0700), 0);
    for (int i = 0; i <= LOCK_FREE_TRIES; i++)
        assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_BROKEN);
    assert_int_equal(rmdir(pin), 0);
    assert_int_equal(rename(aside, pin), 0);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
}

// The addresses that this program has, in bytes.
static rlim_t measure_memory(void)
{
    unsigned long pages = 0;
    FILE *own = fopen("/proc/self/statm", "r");
    assert_non_null(own);
    assert_int_equal(fscanf(own, "%lu", &pages), 1);
    fclose(own);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void without_memory_no_pin_is_wrong(void **state)
{
    Fixture *fixture = *state;
    struct rlimit before;
    if (IS_SANITIZED)
        skip();
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    struct rlimit little = {measure_memory() + (16 << 20), before.rlim_max}; // a quarter of what the hash takes
    assert_int_equal(setrlimit(RLIMIT_AS, &little), 0);
    LockVerdict verdict = try_pin(fixture, TEXT("2468"));
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(verdict, LOCK_BROKEN);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
}

static void only_some_digits_may_be_a_pin(void **state)
{
    (void)state;
    assert_true(lock_may_be(TEXT("0000")) && lock_may_be(TEXT("12345678")));
    assert_false(lock_may_be(TEXT("")) || lock_may_be(TEXT("123")) || lock_may_be(TEXT("123456789")) ||
                 lock_may_be(TEXT("12 4")) || lock_may_be(TEXT("12a4")));
}

static void root_replaces_a_lost_pin(void **state)
{
    Fixture *fixture = *state;
    if (geteuid() != 0)
        skip();
    for (int i = 0; i < LOCK_FREE_TRIES; i++)
        try_pin(fixture, TEXT("1111"));
    write_file(fixture, "pin-reset", TEXT("97531\n"), 0600);
    restart(fixture);
    assert_int_equal(access(fixture->reset, F_OK), -1);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_WRONG);
    assert_int_equal(try_pin(fixture, TEXT("97531")), LOCK_RIGHT);
}

static void nobody_else_replaces_it(void **state)
{
    Fixture *fixture = *state;
    write_file(fixture, "pin-reset", TEXT("97531\n"), 0666);
    restart(fixture);
    assert_int_equal(try_pin(fixture, TEXT("97531")), LOCK_WRONG);
    write_file(fixture, "pin-reset", TEXT("97531\n"), 0600);
    if (geteuid() == 0)
        assert_int_equal(chown(fixture->reset, 1, 1), 0);
    restart(fixture);
    assert_int_equal(try_pin(fixture, TEXT("97531")), LOCK_WRONG);
    write_file(fixture, "pin-reset", TEXT("anything"), 0600);
    restart(fixture);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_RIGHT);
}

// One that stands where the player may not remove it: the tries are counted across restarts all the same.
static void a_standing_reset_takes_no_tries_back(void **state)
{
    Fixture *fixture = *state;
    if (geteuid() != 0)
        skip();
    for (int i = 0; i < LOCK_FREE_TRIES; i++) {
        write_file(fixture, "pin-reset", TEXT("2468"), 0600);
        restart(fixture);
        assert_int_equal(try_pin(fixture, TEXT("1111")), LOCK_WRONG);
    }
    write_file(fixture, "pin-reset", TEXT("2468"), 0600);
    restart(fixture);
    assert_int_equal(try_pin(fixture, TEXT("2468")), LOCK_EARLY);
}

#define LOCK_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOCK_TEST(the_pin_opens),
        LOCK_TEST(the_hash_is_salted),
        LOCK_TEST(each_further_wrong_try_waits_longer),
        LOCK_TEST(the_wait_has_an_end),
        LOCK_TEST(a_reset_is_overwritten),
        LOCK_TEST(a_restart_does_not_shorten_the_wait),
        LOCK_TEST(four_tries_are_counted_across_restarts),
        LOCK_TEST(what_cannot_be_read_is_locked),
        LOCK_TEST(no_pin_opens_nothing),
        LOCK_TEST(without_a_count_nothing_is_tried),
        LOCK_TEST(what_cannot_be_judged_is_not_wrong),
        LOCK_TEST(without_memory_no_pin_is_wrong),
        cmocka_unit_test(only_some_digits_may_be_a_pin),
        LOCK_TEST(root_replaces_a_lost_pin),
        LOCK_TEST(nobody_else_replaces_it),
        LOCK_TEST(a_standing_reset_takes_no_tries_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
