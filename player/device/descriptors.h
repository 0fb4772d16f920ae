// Descriptors: what SDL reads input from on the bare console, found by looking at our own open files: /dev/input/event*
// and the socket on which the kernel tells of devices. They are only ever polled; SDL does the reading.
#pragma once

#include <poll.h>
#include <stdbool.h>

enum { DESCRIPTORS_MOST = 64 };

// The first place is the caller's own.
typedef struct Descriptors {
    struct pollfd polled[DESCRIPTORS_MOST];
    int count;
    int announcer; // place of the kernel's socket; 0: none
} Descriptors;

// Finds them anew. Files of devices that are gone are left out.
void descriptors_scan(Descriptors *descriptors);

// After poll: a device came, went or failed, so that they must be found anew.
bool descriptors_have_changed(const Descriptors *descriptors);
