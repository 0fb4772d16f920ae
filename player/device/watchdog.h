// Watchdog: what the service manager is told, in systemd's own protocol (sd_notify(3)): that a frame is on the glass,
// that the loop still turns, that the end has begun. It is fed by a turn that has read its input and shown the frame
// that was due, so that a display or a driver that hangs starves it. Where nobody listens nothing is sent, and nobody
// is woken for it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct Watchdog Watchdog;

#define WATCHDOG_NEVER INT64_MAX

// Takes NOTIFY_SOCKET (a path, or @ and an abstract name) and WATCHDOG_USEC out of the environment, so that no child
// speaks for us. WATCHDOG_PID may be another's: under a compositor that is the process the manager started. NULL:
// nobody listens; all functions below accept that.
Watchdog *watchdog_open(void);

// Says STOPPING=1.
void watchdog_close(Watchdog *watchdog);

// A frame was due: it is on the glass, or the display did not take it.
void watchdog_present(Watchdog *watchdog, bool is_shown);

// The loop has turned: input is read and no frame is due. Says READY=1 once the first frame is shown, and WATCHDOG=1
// when half of the time allowed is over and the last frame was shown.
void watchdog_turn(Watchdog *watchdog, int64_t now_ms);

// When the loop must turn again for the watchdog's sake; WATCHDOG_NEVER: it need not.
int64_t watchdog_deadline_ms(const Watchdog *watchdog);
