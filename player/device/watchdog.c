#include "device/watchdog.h"

#include <assert.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"

struct Watchdog {
    Arena *arena;
    int socket;
    struct sockaddr_un address;
    socklen_t address_size;
    int64_t interval_ms; // half of the time allowed; 0: no time was set
    int64_t due_ms;      // WATCHDOG_NEVER until the manager knows that we are ready
    bool is_shown, is_ready;
};

// False when the name is none that a datagram can be sent to.
static bool read_address(Watchdog *watchdog, const char *name)
{
    size_t size = strlen(name);
    if ((name[0] != '/' && name[0] != '@') || size < 2 || size >= sizeof watchdog->address.sun_path)
        return false;
    watchdog->address.sun_family = AF_UNIX;
    memcpy(watchdog->address.sun_path, name, size);
    if (name[0] == '@')
        watchdog->address.sun_path[0] = '\0'; // an abstract name ends with its size, not with a zero
    watchdog->address_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + (name[0] == '/'));
    return true;
}

static int64_t read_interval_ms(const char *allowed_us)
{
    if (!allowed_us)
        return 0;
    char *end;
    errno = 0;
    long long allowed = strtoll(allowed_us, &end, 10);
    if (errno || end == allowed_us || *end || allowed <= 0)
        return 0;
    int64_t half_ms = allowed / 2000;
    return half_ms > 0 ? half_ms : 1;
}

static void say(const Watchdog *watchdog, const char *state)
{
    assert(watchdog->socket >= 0);
    ssize_t sent;
    do
        sent = sendto(watchdog->socket, state, strlen(state), MSG_NOSIGNAL, (const struct sockaddr *)&watchdog->address,
                      watchdog->address_size);
    while (sent < 0 && errno == EINTR);
}

static Watchdog *open_socket(const char *name, const char *allowed_us)
{
    if (!name)
        return NULL;
    Arena *arena = arena_create();
    Watchdog *watchdog = arena_new(arena, Watchdog);
    *watchdog = (Watchdog){.arena = arena, .socket = -1, .due_ms = WATCHDOG_NEVER};
    watchdog->interval_ms = read_interval_ms(allowed_us);
    if (read_address(watchdog, name))
        watchdog->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (watchdog->socket < 0) {
        arena_destroy(arena);
        return NULL;
    }
    return watchdog;
}

Watchdog *watchdog_open(void)
{
    Watchdog *watchdog = open_socket(getenv("NOTIFY_SOCKET"), getenv("WATCHDOG_USEC"));
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
    return watchdog;
}

void watchdog_close(Watchdog *watchdog)
{
    if (!watchdog)
        return;
    say(watchdog, "STOPPING=1");
    close(watchdog->socket);
    arena_destroy(watchdog->arena);
}

void watchdog_present(Watchdog *watchdog, bool is_shown)
{
    if (watchdog)
        watchdog->is_shown = is_shown;
}

static void be_ready(Watchdog *watchdog, int64_t now_ms)
{
    assert(watchdog->is_shown && !watchdog->is_ready);
    say(watchdog, "READY=1");
    watchdog->is_ready = true;
    if (watchdog->interval_ms)
        watchdog->due_ms = now_ms + watchdog->interval_ms;
}

void watchdog_turn(Watchdog *watchdog, int64_t now_ms)
{
    if (!watchdog)
        return;
    if (watchdog->is_shown && !watchdog->is_ready)
        be_ready(watchdog, now_ms);
    if (now_ms < watchdog->due_ms)
        return;
    if (watchdog->is_shown)
        say(watchdog, "WATCHDOG=1");
    watchdog->due_ms = now_ms + watchdog->interval_ms; // hungry or not: a loop must not spin for it
}

int64_t watchdog_deadline_ms(const Watchdog *watchdog)
{
    return watchdog ? watchdog->due_ms : WATCHDOG_NEVER;
}
