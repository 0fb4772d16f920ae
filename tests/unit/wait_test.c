#include "device/wait.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include <pthread.h>
#include <unistd.h>

#include <cmocka.h>
#include <SDL.h>

static Wait *the_wait; // shared by the group's set-up and its tests

static int open_wait(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    the_wait = wait_open();
    int failed = the_wait == NULL || SDL_Init(SDL_INIT_VIDEO) != 0;
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    return failed;
}

static int close_wait(void **state)
{
    (void)state;
    wait_close(the_wait);
    SDL_Quit();
    return 0;
}

static long switches(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nvcsw;
}

// SDL's own wait would wake some 900 times in that second.
static void sleeps_without_waking(void **state)
{
    (void)state;
    wait_until(the_wait, wait_now_ms()); // settle
    long before = switches();
    int64_t deadline = wait_now_ms() + 1000;
    int turns = 0;
    for (; wait_now_ms() < deadline; turns++)
        wait_until(the_wait, deadline);
    assert_true(turns <= 3);
    assert_true(switches() - before <= 10);
}

static void *set_clock_soon(void *owner)
{
    (void)owner;
    struct timespec now;
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    clock_gettime(CLOCK_REALTIME, &now);
    clock_settime(CLOCK_REALTIME, &now);
    return NULL;
}

// Somebody sets the clock, be it to what it was: whoever sleeps until it strikes must look again. Only root may.
static void wakes_when_the_clock_is_set(void **state)
{
    (void)state;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (clock_settime(CLOCK_REALTIME, &now) != 0)
        skip();
    wait_until(the_wait, wait_now_ms() + 20); // this one
    pthread_t other;
    assert_int_equal(pthread_create(&other, NULL, set_clock_soon, NULL), 0);
    int64_t deadline = wait_now_ms() + 20000;
    wait_until(the_wait, deadline);
    assert_true(wait_now_ms() < deadline);
    pthread_join(other, NULL);
}

static void returns_at_once_for_what_holds_already(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_KEYUP};
    SDL_PushEvent(&event);
    wait_until(the_wait, WAIT_FOREVER);
    assert_true(SDL_HasEvent(SDL_KEYUP));
    SDL_FlushEvent(SDL_KEYUP);
    wait_wake(the_wait);
    wait_wake(the_wait);
    wait_until(the_wait, WAIT_FOREVER);
    assert_false(SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT)); // the wake leaves nothing behind
    wait_until(the_wait, wait_now_ms() - 5);
}

// What takes a name in a folder that is watched, be it from inside or outside, is told once, and so is what goes; what
// is made there is not. Another folder can be watched beside it.
static void wakes_when_something_takes_a_name(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-wait-XXXXXX", draft[64], name[64];
    assert_non_null(mkdtemp(folder));
    assert_false(wait_watch(the_wait, "/tmp/there-is-no-such-folder"));
    assert_true(wait_watch(the_wait, folder));
    snprintf(draft, sizeof draft, "%s/draft", folder);
    snprintf(name, sizeof name, "%s/name", folder);
    assert_int_equal(symlink("nowhere", draft), 0);
    assert_false(wait_has_stirred(the_wait));
    assert_int_equal(rename(draft, name), 0);
    while (!wait_has_stirred(the_wait))
        wait_until(the_wait, WAIT_FOREVER); // would hang
    assert_false(wait_has_stirred(the_wait));
    char other[] = "/tmp/lectern-wait-XXXXXX";
    assert_non_null(mkdtemp(other));
    assert_true(wait_watch(the_wait, other));
    unlink(name);
    while (!wait_has_stirred(the_wait))
        wait_until(the_wait, WAIT_FOREVER); // would hang
    rmdir(other);
    rmdir(folder);
}

static void *wake_later(void *wait)
{
    usleep(50000);
    wait_wake(wait);
    return NULL;
}

static void another_thread_wakes(void **state)
{
    (void)state;
    pthread_t waker;
    assert_int_equal(pthread_create(&waker, NULL, wake_later, the_wait), 0);
    wait_until(the_wait, WAIT_FOREVER); // would hang
    pthread_join(waker, NULL);
}

// Sent before the sleep begins: a flag alone would be looked at too early.
static void signal_is_not_missed(void **state)
{
    (void)state;
    assert_false(wait_is_over(the_wait));
    kill(getpid(), SIGTERM);
    while (!wait_is_over(the_wait))
        wait_until(the_wait, WAIT_FOREVER);
    assert_true(wait_is_over(the_wait));
}

static void clock_does_not_go_back(void **state)
{
    (void)state;
    int64_t before = wait_now_ns();
    assert_true(wait_now_ns() >= before);
    int64_t ms = wait_now_ms();
    assert_true(ms >= before / 1000000 && ms <= wait_now_ns() / 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clock_does_not_go_back),      cmocka_unit_test(returns_at_once_for_what_holds_already),
        cmocka_unit_test(wakes_when_the_clock_is_set), cmocka_unit_test(sleeps_without_waking),
        cmocka_unit_test(another_thread_wakes),        cmocka_unit_test(wakes_when_something_takes_a_name),
        cmocka_unit_test(signal_is_not_missed),
    };
    return cmocka_run_group_tests(tests, open_wait, close_wait);
}
