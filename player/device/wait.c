#include "device/wait.h"

#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <SDL.h>

#include "base/arena.h"
#include "device/descriptors.h"

struct Wait {
    Arena *arena;
    int wake; // eventfd
    atomic_bool is_woken, is_over, is_closing, has_stirred;
    Uint32 wake_event;             // SDL's number for an event that means nothing but "look"
    int signalled, clock, changes; // signalfd; timerfd and inotify, -1 where the system has none
    pthread_t listener;            // takes all three
    sigset_t signals, before;
    Descriptors descriptors;
    bool is_scanned;
};

int64_t wait_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t wait_now_ms(void)
{
    return wait_now_ns() / 1000000;
}

// SDL sleeps well only where its video driver can wait for the display's socket.
static bool sdl_can_sleep(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && (strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0);
}

void wait_wake(Wait *wait)
{
    // One event at most, however often it is called.
    if (!atomic_exchange(&wait->is_woken, true)) {
        SDL_Event event = {.type = wait->wake_event};
        SDL_PushEvent(&event);
        uint64_t one = 1;
        ssize_t written = write(wait->wake, &one, sizeof one);
        (void)written;
    }
}

// A timer that never comes, and is cancelled when somebody sets the clock: then there is something to read.
static int open_clock(void)
{
    int clock = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    struct itimerspec never = {.it_value.tv_sec = UINT32_MAX};
    if (clock >= 0)
        timerfd_settime(clock, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
    return clock;
}

static void drain(int descriptor)
{
    char bytes[sizeof(struct signalfd_siginfo)];
    ssize_t taken = read(descriptor, bytes, sizeof bytes); // the clock's fails, and is quiet again
    (void)taken;
}

static bool drain_changes(int descriptor)
{
    char bytes[4096];
    bool is_any = false;
    while (read(descriptor, bytes, sizeof bytes) > 0)
        is_any = true;
    return is_any;
}

static void *listen_for_all(void *owner)
{
    Wait *wait = owner;
    for (;;) {
        struct pollfd heard[] = {{.fd = wait->signalled, .events = POLLIN},
                                 {.fd = wait->clock, .events = POLLIN},
                                 {.fd = wait->changes, .events = POLLIN}};
        if (poll(heard, sizeof heard / sizeof *heard, -1) <= 0)
            continue;
        if (atomic_load(&wait->is_closing))
            return NULL;
        if (heard[0].revents) {
            drain(wait->signalled);
            atomic_store(&wait->is_over, true);
        }
        if (heard[1].revents)
            drain(wait->clock);
        if (heard[2].revents && drain_changes(wait->changes))
            atomic_store(&wait->has_stirred, true);
        wait_wake(wait);
    }
}

static void list_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGHUP);
}

// What has no descriptor yet has -1.
static void close_descriptors(const Wait *wait)
{
    const int descriptors[] = {wait->wake, wait->signalled, wait->clock, wait->changes};
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
        if (descriptors[i] >= 0)
            close(descriptors[i]);
}

Wait *wait_open(void)
{
    Arena *arena = arena_create();
    Wait *wait = arena_new(arena, Wait);
    wait->arena = arena;
    wait->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    wait->wake_event = SDL_RegisterEvents(1);
    list_signals(&wait->signals);
    pthread_sigmask(SIG_BLOCK, &wait->signals, &wait->before);
    wait->signalled = signalfd(-1, &wait->signals, SFD_CLOEXEC | SFD_NONBLOCK);
    wait->clock = open_clock();
    wait->changes = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (wait->wake < 0 || wait->signalled < 0 || pthread_create(&wait->listener, NULL, listen_for_all, wait) != 0) {
        pthread_sigmask(SIG_SETMASK, &wait->before, NULL);
        close_descriptors(wait);
        arena_destroy(arena);
        return NULL;
    }
    return wait;
}

void wait_close(Wait *wait)
{
    if (wait) {
        atomic_store(&wait->is_closing, true);
        pthread_kill(wait->listener, SIGHUP); // one that it waits for: no thread is ended by it
        int failure = pthread_join(wait->listener, NULL);
        assert(!failure);
        pthread_sigmask(SIG_SETMASK, &wait->before, NULL);
        close_descriptors(wait);
        arena_destroy(wait->arena);
    }
}

bool wait_watch(Wait *wait, const char *folder)
{
    return wait->changes >= 0 && inotify_add_watch(wait->changes, folder, IN_MOVED_TO | IN_DELETE | IN_ONLYDIR) >= 0;
}

bool wait_has_stirred(Wait *wait)
{
    return atomic_exchange(&wait->has_stirred, false);
}

bool wait_is_over(const Wait *wait)
{
    return atomic_load(&wait->is_over);
}

static bool has_events(void)
{
    SDL_PumpEvents();
    SDL_FlushEvent(SDL_POLLSENTINEL); // SDL's mark between rounds is nothing to wake for
    return SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

static int left_ms(int64_t deadline_ms)
{
    if (deadline_ms == WAIT_FOREVER)
        return -1;
    int64_t left = deadline_ms - wait_now_ms();
    return left < 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

static void sleep_in_sdl(int timeout_ms)
{
    SDL_WaitEventTimeout(NULL, timeout_ms);
}

static void sleep_in_poll(Wait *wait, int timeout_ms)
{
    if (!wait->is_scanned) {
        descriptors_scan(&wait->descriptors);
        wait->is_scanned = true;
    }
    assert(wait->descriptors.count >= 1);
    struct pollfd *polled = wait->descriptors.polled;
    polled[0] = (struct pollfd){.fd = wait->wake, .events = POLLIN};
    int stirred = poll(polled, (nfds_t)wait->descriptors.count, timeout_ms);
    // A device that came or went changes what there is to sleep on.
    if (stirred > 0 && descriptors_have_changed(&wait->descriptors))
        wait->is_scanned = false;
}

// What arrives while this runs is noted again or was meant for the turn of the loop that follows: none is lost.
static void drain_wake(Wait *wait)
{
    atomic_store(&wait->is_woken, false);
    uint64_t count;
    ssize_t taken = read(wait->wake, &count, sizeof count);
    (void)taken;
    SDL_FlushEvent(wait->wake_event);
}

void wait_until(Wait *wait, int64_t deadline_ms)
{
    int timeout_ms = left_ms(deadline_ms);
    if (!atomic_load(&wait->is_woken) && !has_events() && timeout_ms != 0) {
        if (sdl_can_sleep())
            sleep_in_sdl(timeout_ms);
        else
            sleep_in_poll(wait, timeout_ms);
    }
    drain_wake(wait);
}
