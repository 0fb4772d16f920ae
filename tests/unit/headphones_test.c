// Headphones, told by a folder of sound devices that a test fills and by sockets that it makes of pipes.
#include "device/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <semaphore.h>
#include <time.h>

typedef struct Fixture {
    char sounds[64], inputs[64];
    int plug; // the writing end of event3
    sem_t woken;
    Headphones *headphones;
} Fixture;

// A pipe is a socket; a plain file is some other device.
static JackState ask_pipe(int descriptor)
{
    struct stat about;
    return fstat(descriptor, &about) == 0 && S_ISFIFO(about.st_mode) ? JACK_OUT : JACK_NONE;
}

static JackState ask_plugged(int descriptor)
{
    return ask_pipe(descriptor) == JACK_NONE ? JACK_NONE : JACK_IN;
}

static void wake(void *owner)
{
    sem_post(&((Fixture *)owner)->woken);
}

static char *path_in(const char *folder, const char *name)
{
    static char path[2][128];
    static int turn;
    turn = 1 - turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static void make_file(const char *folder, const char *name)
{
    int descriptor = open(path_in(folder, name), O_CREAT | O_WRONLY, 0600);
    assert_true(descriptor >= 0);
    close(descriptor);
}

static int make_folders(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    *state = fixture;
    strcpy(fixture->sounds, "/tmp/lectern-sounds-XXXXXX");
    strcpy(fixture->inputs, "/tmp/lectern-inputs-XXXXXX");
    sem_init(&fixture->woken, 0, 0);
    if (!mkdtemp(fixture->sounds) || !mkdtemp(fixture->inputs))
        return -1;
    make_file(fixture->sounds, "pcmC0D0p");
    make_file(fixture->inputs, "event0");
    if (mkfifo(path_in(fixture->inputs, "event3"), 0600) != 0)
        return -1;
    fixture->plug = open(path_in(fixture->inputs, "event3"), O_RDWR);
    return fixture->plug < 0;
}

static void empty(const char *folder, const char *const *names)
{
    for (; *names; names++)
        unlink(path_in(folder, *names));
    rmdir(folder);
}

static int remove_folders(void **state)
{
    Fixture *fixture = *state;
    headphones_close(fixture->headphones);
    close(fixture->plug);
    empty(fixture->sounds, (const char *[]){"pcmC0D0p", "pcmC0D0c", "pcmC2D0p", "pcmC2D1p", "controlC2", NULL});
    empty(fixture->inputs, (const char *[]){"event0", "event3", NULL});
    sem_destroy(&fixture->woken);
    free(fixture);
    return 0;
}

static void open_with(Fixture *fixture, JackState (*ask)(int descriptor))
{
    fixture->headphones = headphones_open(&(HeadphonesSpec){
        .sounds = fixture->sounds, .inputs = fixture->inputs, .ask = ask, .wake = wake, .owner = fixture});
    assert_non_null(fixture->headphones);
}

// Until the thread has seen it: a guard, not a measure.
static void expect_wake(Fixture *fixture)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 60;
    assert_int_equal(sem_timedwait(&fixture->woken, &until), 0);
}

static void turn_plug(Fixture *fixture, uint16_t code, int value)
{
    struct input_event event = {.type = EV_SW, .code = code, .value = value};
    assert_int_equal(write(fixture->plug, &event, sizeof event), sizeof event);
}

// ---- tests

static void a_socket_feels_the_plug(void **state)
{
    Fixture *fixture = *state;
    open_with(fixture, ask_pipe);
    assert_false(headphones_are_in(fixture->headphones));
    turn_plug(fixture, SW_LID, 1); // another switch of the same device
    turn_plug(fixture, SW_HEADPHONE_INSERT, 1);
    expect_wake(fixture);
    assert_true(headphones_are_in(fixture->headphones));
    turn_plug(fixture, SW_HEADPHONE_INSERT, 0);
    expect_wake(fixture);
    assert_false(headphones_are_in(fixture->headphones));
    assert_int_equal(headphones_card(fixture->headphones), -1);
}

static void what_is_plugged_in_at_the_start_is_known(void **state)
{
    Fixture *fixture = *state;
    open_with(fixture, ask_plugged);
    assert_true(headphones_are_in(fixture->headphones));
    assert_int_equal(sem_trywait(&fixture->woken), -1);
}

// Those that were there before, and those that only record or steer, tell nothing.
static void a_sound_device_that_appears_tells_them(void **state)
{
    Fixture *fixture = *state;
    open_with(fixture, ask_pipe);
    make_file(fixture->sounds, "controlC2");
    make_file(fixture->sounds, "pcmC0D0c");
    make_file(fixture->sounds, "pcmC2D0p");
    make_file(fixture->sounds, "pcmC2D1p");
    expect_wake(fixture);
    assert_true(headphones_are_in(fixture->headphones));
    assert_int_equal(headphones_card(fixture->headphones), 2);
    unlink(path_in(fixture->sounds, "pcmC2D0p"));
    unlink(path_in(fixture->sounds, "pcmC0D0p"));
    unlink(path_in(fixture->sounds, "pcmC2D1p"));
    expect_wake(fixture);
    assert_false(headphones_are_in(fixture->headphones));
    assert_int_equal(headphones_card(fixture->headphones), -1);
}

static void folders_that_are_not_there_tell_nothing(void **state)
{
    Fixture *fixture = *state;
    fixture->headphones = headphones_open(
        &(HeadphonesSpec){.sounds = "/tmp/lectern-nowhere", .inputs = "/tmp/lectern-nowhere", .wake = wake});
    assert_non_null(fixture->headphones);
    assert_false(headphones_are_in(fixture->headphones));
}

int main(void)
{
#define IN_FOLDERS(test) cmocka_unit_test_setup_teardown(test, make_folders, remove_folders)
    const struct CMUnitTest tests[] = {
        IN_FOLDERS(a_socket_feels_the_plug),
        IN_FOLDERS(what_is_plugged_in_at_the_start_is_known),
        IN_FOLDERS(a_sound_device_that_appears_tells_them),
        IN_FOLDERS(folders_that_are_not_there_tell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
