// Wait: the loop's sleep, and the only clock. On X11 and Wayland SDL itself blocks; elsewhere SDL 2 would poll each
// millisecond, so there we sleep on SDL's own descriptors (found in /proc/self/fd) and let SDL read them once they
// stir. SIGTERM, SIGINT and SIGHUP are taken by a thread that does nothing but note it and wake the loop, so that none
// is missed; and so does it when somebody sets the clock of the machine, or changes a folder that is watched.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct Wait Wait;

enum { WAIT_FOREVER = -1 };

// Call before window_open, while the process has one thread: the signals are blocked in all that follow (a child
// process must unblock them). NULL when the system has no descriptors or threads left.
Wait *wait_open(void);
void wait_close(Wait *wait);

// Milliseconds and nanoseconds of CLOCK_MONOTONIC.
int64_t wait_now_ms(void);
int64_t wait_now_ns(void);

// Sleeps until an SDL event is in the queue, wait_wake is called, a signal to quit arrives, the date is set,
// or the clock reaches deadline_ms (WAIT_FOREVER: no deadline). Returns at once when one of these holds already. May
// return early.
void wait_until(Wait *wait, int64_t deadline_ms);

// Ends the sleep, or the next one. From any thread.
void wait_wake(Wait *wait);

// Watches a folder, besides others: the sleep ends when something in it takes a name, or goes. False when it cannot be
// watched.
bool wait_watch(Wait *wait, const char *folder);

// Something has, since this was asked last.
bool wait_has_stirred(Wait *wait);

// A signal asked the program to end.
bool wait_is_over(const Wait *wait);
