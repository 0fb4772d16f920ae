// A file that is replaced while the power goes: the process is killed before each of its system calls in turn, and in
// the middle of each write. Its path must hold the old bytes or the new ones, and a later try must succeed.
#include "base/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/config-writer.h"
#include "app/reading-state.h"
#include "base/file.h"

// ---- the calls that change a disk, taken in place of the C library's

enum { NEVER = -1, CALLS_MOST = 100 };

static int calls_left = NEVER; // the process dies before the call after so many
static bool dies_in_write;     // ... or, in a write, after half of it
static int fails_with;         // errno in place of death
static bool is_synced;         // what was written to a file since then has reached the disk
static bool is_order_broken;   // a file took its name before it was on the disk

// True: this call is the one.
static bool meet_end(void)
{
    if (calls_left == NEVER || calls_left-- > 0)
        return false;
    if (!fails_with)
        kill(getpid(), SIGKILL);
    errno = fails_with;
    return true;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return meet_end() ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    if (dies_in_write && calls_left == 0)
        syscall(SYS_write, file, bytes, size / 2);
    if (meet_end())
        return -1;
    is_synced = false;
    return syscall(SYS_write, file, bytes, size);
}

int fsync(int file)
{
    if (meet_end())
        return -1;
    is_synced = true;
    return (int)syscall(SYS_fsync, file);
}

int fchmod(int file, mode_t mode)
{
    return meet_end() ? -1 : (int)syscall(SYS_fchmod, file, mode);
}

int close(int file)
{
    bool is_end = meet_end();
    long result = syscall(SYS_close, file);
    return is_end ? -1 : (int)result;
}

int unlink(const char *path)
{
    return meet_end() ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to)
{
    if (meet_end())
        return -1;
    is_order_broken = is_order_broken || !is_synced;
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

// ---- a folder of its own

typedef struct Fixture {
    Arena *arena;
    char folder[64];
    const char *path;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/lectern-store-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture->path = file_path(fixture->arena, text_of(fixture->folder), TEXT(CONFIG_SETTINGS));
    is_order_broken = false;
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

static Text contents(Fixture *fixture)
{
    Text bytes = {0};
    return file_read(fixture->arena, fixture->path, 1 << 20, &bytes) == FILE_READ ? bytes : TEXT("(none)");
}

// ---- the tests

typedef bool (*Writer)(Fixture *fixture, int version);

static bool write_words(Fixture *fixture, int version)
{
    return store_write(fixture->path, version ? TEXT("the new words, which are longer") : TEXT("the old words"),
                       STORE_FOR_ALL);
}

static bool write_config(Fixture *fixture, int version)
{
    Config config = {.preferences = {.text_step = version ? 4 : 3}, .distance_mm = 500, .allows_sound = true};
    return config_write(&config, fixture->folder);
}

// Where a book was left: the file holds the old place or the new one, and the other book's in either case.
static bool write_place(Fixture *fixture, int version)
{
    ReadingState *state = reading_state_open(fixture->arena, fixture->folder);
    reading_state_put(state, &(KeptPlace){.book = id_of(TEXT("other")), .part = 9});
    reading_state_put(state, &(KeptPlace){.book = id_of(TEXT("one")), .part = version ? 12345 : 1});
    return reading_state_save(state, fixture->folder);
}

// Runs the writer in a child that dies at the given call. True: it died.
static bool dies_at(Fixture *fixture, Writer writer, int call, bool in_write)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        calls_left = call;
        dies_in_write = in_write;
        writer(fixture, 1);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void kill_at_every_call(Fixture *fixture, Writer writer)
{
    int olds = 0, news = 0;
    for (int in_write = 0; in_write < 2; in_write++) {
        bool has_died = true;
        for (int call = 0; has_died; call++) {
            assert_true(call < CALLS_MOST);
            assert_true(writer(fixture, 0));
            Text old = contents(fixture);
            has_died = dies_at(fixture, writer, call, in_write);
            Text left = contents(fixture);
            assert_true(writer(fixture, 1)); // whatever lies about, the next try succeeds
            Text new = contents(fixture);
            assert_true(text_equal(left, old) || text_equal(left, new));
            assert_true(has_died || text_equal(left, new));
            olds += text_equal(left, old);
            news += text_equal(left, new);
        }
    }
    assert_true(olds > 6 && news > 2);
    assert_false(is_order_broken);
}

static void words_survive_every_cut(void **state)
{
    kill_at_every_call(*state, write_words);
}

static void a_config_survives_every_cut(void **state)
{
    kill_at_every_call(*state, write_config);
}

static void a_place_survives_every_cut(void **state)
{
    Fixture *fixture = *state;
    fixture->path = file_path(fixture->arena, text_of(fixture->folder), TEXT("reading"));
    kill_at_every_call(fixture, write_place);
    assert_non_null(reading_state_find(reading_state_open(fixture->arena, fixture->folder), id_of(TEXT("other"))));
}

static void a_config_is_whole_after_every_cut(void **state)
{
    Fixture *fixture = *state;
    bool has_died = true;
    for (int call = 0; has_died; call++) {
        assert_true(write_config(fixture, 0));
        has_died = dies_at(fixture, write_config, call, true);
        Problems problems = {.arena = fixture->arena};
        Config config;
        ConfigFile file = {.path = LECTERN_TESTS_DIR "/config/none.xml", .state = fixture->folder};
        assert_true(config_read(fixture->arena, &file, &config, &problems));
        assert_true(config.preferences.text_step == 3 || config.preferences.text_step == 4);
    }
}

static void the_first_file_is_whole_or_absent(void **state)
{
    Fixture *fixture = *state;
    bool has_died = true;
    for (int call = 0; has_died; call++) {
        unlink(fixture->path);
        has_died = dies_at(fixture, write_words, call, true);
        Text left = contents(fixture);
        assert_true(text_is(left, "(none)") || text_is(left, "the new words, which are longer"));
    }
    assert_string_equal(contents(fixture).at, "the new words, which are longer");
}

// A full or broken disk: told, and the old file stands.
static void a_failing_call_leaves_the_old_file(void **state)
{
    Fixture *fixture = *state;
    int failures = 0;
    for (int call = 0; call < 12; call++) {
        assert_true(write_words(fixture, 0));
        fails_with = ENOSPC;
        calls_left = call;
        bool is_written = write_words(fixture, 1);
        calls_left = NEVER;
        fails_with = 0;
        failures += !is_written;
        Text left = contents(fixture);
        assert_true(text_is(left, "the old words") || text_is(left, "the new words, which are longer"));
        assert_true(!is_written || text_is(left, "the new words, which are longer"));
    }
    assert_true(failures >= 5);
}

static void secrets_are_the_owners_alone(void **state)
{
    Fixture *fixture = *state;
    struct stat facts;
    assert_true(store_write(fixture->path, TEXT("x"), STORE_FOR_OWNER));
    assert_int_equal(stat(fixture->path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
    assert_true(store_write(fixture->path, TEXT("x"), STORE_FOR_ALL));
    assert_int_equal(stat(fixture->path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0644);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    (void)state;
    assert_false(store_write("/tmp/lectern-no-such-folder/x", TEXT("x"), STORE_FOR_ALL));
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(words_survive_every_cut),           STORE_TEST(a_config_survives_every_cut),
        STORE_TEST(a_place_survives_every_cut),        STORE_TEST(a_config_is_whole_after_every_cut),
        STORE_TEST(the_first_file_is_whole_or_absent), STORE_TEST(a_failing_call_leaves_the_old_file),
        STORE_TEST(secrets_are_the_owners_alone),      STORE_TEST(a_folder_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
