#include "device/watchdog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

// The service manager's side: a socket with an abstract name of its own, or with a path.
typedef struct Manager {
    int socket;
    char name[96], said[64];
} Manager;

static void listen_as(Manager *manager, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t size = strlen(name);
    memcpy(address.sun_path, name, size);
    bool is_abstract = name[0] == '@';
    if (is_abstract)
        address.sun_path[0] = '\0';
    socklen_t address_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size + !is_abstract);
    snprintf(manager->name, sizeof manager->name, "%s", name);
    manager->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    assert_return_code(bind(manager->socket, (struct sockaddr *)&address, address_size), 0);
    setenv("NOTIFY_SOCKET", name, 1);
}

static void listen_abstract(Manager *manager)
{
    char name[96];
    snprintf(name, sizeof name, "@lectern-watchdog-test-%ld", (long)getpid());
    listen_as(manager, name);
}

// What was said since the last time; "" when nothing was.
static const char *heard(Manager *manager)
{
    ssize_t size = recv(manager->socket, manager->said, sizeof manager->said - 1, 0);
    manager->said[size > 0 ? size : 0] = '\0';
    return manager->said;
}

static void assert_silent(Manager *manager)
{
    assert_string_equal(heard(manager), "");
}

static void without_a_listener_nothing_wakes(void **state)
{
    (void)state;
    unsetenv("NOTIFY_SOCKET");
    setenv("WATCHDOG_USEC", "30000000", 1);
    Watchdog *watchdog = watchdog_open();
    assert_null(watchdog);
    watchdog_present(watchdog, true);
    watchdog_turn(watchdog, 1000);
    assert_true(watchdog_deadline_ms(watchdog) == WATCHDOG_NEVER);
    watchdog_close(watchdog);
}

static void ready_waits_for_the_first_frame(void **state)
{
    (void)state;
    Manager manager;
    listen_abstract(&manager);
    setenv("WATCHDOG_USEC", "30000000", 1);
    Watchdog *watchdog = watchdog_open();
    assert_non_null(watchdog);
    watchdog_turn(watchdog, 1000);
    assert_silent(&manager);
    watchdog_present(watchdog, false);
    watchdog_turn(watchdog, 1001);
    assert_silent(&manager);
    assert_true(watchdog_deadline_ms(watchdog) == WATCHDOG_NEVER);
    watchdog_present(watchdog, true);
    assert_silent(&manager);
    watchdog_turn(watchdog, 1002);
    assert_string_equal(heard(&manager), "READY=1");
    assert_silent(&manager);
    watchdog_close(watchdog);
    assert_string_equal(heard(&manager), "STOPPING=1");
    close(manager.socket);
}

static void fed_at_half_of_the_time_allowed(void **state)
{
    (void)state;
    Manager manager;
    listen_abstract(&manager);
    setenv("WATCHDOG_USEC", "30000000", 1);
    Watchdog *watchdog = watchdog_open();
    watchdog_present(watchdog, true);
    watchdog_turn(watchdog, 5000);
    assert_string_equal(heard(&manager), "READY=1");
    assert_int_equal(watchdog_deadline_ms(watchdog), 20000);
    watchdog_turn(watchdog, 19999);
    assert_silent(&manager);
    watchdog_turn(watchdog, 20100);
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    assert_silent(&manager);
    assert_int_equal(watchdog_deadline_ms(watchdog), 35100);
    watchdog_close(watchdog);
    close(manager.socket);
}

static void a_frame_that_is_not_shown_starves_it(void **state)
{
    (void)state;
    Manager manager;
    listen_abstract(&manager);
    setenv("WATCHDOG_USEC", "2000000", 1);
    Watchdog *watchdog = watchdog_open();
    watchdog_present(watchdog, true);
    watchdog_turn(watchdog, 0);
    assert_string_equal(heard(&manager), "READY=1");
    watchdog_present(watchdog, false);
    watchdog_turn(watchdog, 1000);
    assert_silent(&manager);
    assert_int_equal(watchdog_deadline_ms(watchdog), 2000);
    watchdog_present(watchdog, true);
    watchdog_turn(watchdog, 2000);
    assert_string_equal(heard(&manager), "WATCHDOG=1");
    watchdog_close(watchdog);
    close(manager.socket);
}

static void without_a_time_it_only_says_ready(void **state)
{
    (void)state;
    static const char *const times[] = {NULL, "", "0", "-5", "soon", "10s", "99999999999999999999"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        Manager manager;
        listen_abstract(&manager);
        unsetenv("WATCHDOG_USEC");
        if (times[i])
            setenv("WATCHDOG_USEC", times[i], 1);
        Watchdog *watchdog = watchdog_open();
        watchdog_present(watchdog, true);
        watchdog_turn(watchdog, 10);
        assert_string_equal(heard(&manager), "READY=1");
        assert_true(watchdog_deadline_ms(watchdog) == WATCHDOG_NEVER);
        watchdog_turn(watchdog, INT64_MAX - 1);
        assert_silent(&manager);
        watchdog_close(watchdog);
        close(manager.socket);
    }
}

static void a_path_serves_as_well(void **state)
{
    (void)state;
    char folder[] = "/tmp/watchdog-test-XXXXXX", name[64];
    assert_non_null(mkdtemp(folder));
    snprintf(name, sizeof name, "%s/notify", folder);
    Manager manager;
    listen_as(&manager, name);
    Watchdog *watchdog = watchdog_open();
    watchdog_present(watchdog, true);
    watchdog_turn(watchdog, 10);
    assert_string_equal(heard(&manager), "READY=1");
    watchdog_close(watchdog);
    close(manager.socket);
    unlink(name);
    rmdir(folder);
}

static void no_child_may_speak_for_us(void **state)
{
    (void)state;
    Manager manager;
    listen_abstract(&manager);
    setenv("WATCHDOG_USEC", "30000000", 1);
    setenv("WATCHDOG_PID", "1", 1);
    Watchdog *watchdog = watchdog_open();
    assert_non_null(watchdog);
    assert_null(getenv("NOTIFY_SOCKET"));
    assert_null(getenv("WATCHDOG_USEC"));
    assert_null(getenv("WATCHDOG_PID"));
    watchdog_close(watchdog);
    close(manager.socket);
}

static void odd_names_are_passed_over(void **state)
{
    (void)state;
    char longest[200];
    memset(longest, 'a', sizeof longest - 1);
    longest[0] = '@';
    longest[sizeof longest - 1] = '\0';
    const char *const names[] = {"", "@", "/", "vsock:2:1234", "notify", longest};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        setenv("NOTIFY_SOCKET", names[i], 1);
        assert_null(watchdog_open());
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_listener_nothing_wakes),  cmocka_unit_test(ready_waits_for_the_first_frame),
        cmocka_unit_test(fed_at_half_of_the_time_allowed),   cmocka_unit_test(a_frame_that_is_not_shown_starves_it),
        cmocka_unit_test(without_a_time_it_only_says_ready), cmocka_unit_test(a_path_serves_as_well),
        cmocka_unit_test(no_child_may_speak_for_us),         cmocka_unit_test(odd_names_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
