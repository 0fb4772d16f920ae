// Interrupt: long work asks, as it goes on, whether it is still wanted. Whoever hides the glass does not wait until a
// chapter of megabytes is read or set: its work is broken off, and what it has made is whole in shape but not in
// content, to be dropped unseen. What grows with a file asks at every element, paragraph or line.
#pragma once

#include <stdbool.h>

typedef struct Interrupt {
    bool (*is_wanted)(void *owner); // asked now and then, while something is at work
    void *owner;
    int calls;      // since it was asked last
    bool is_raised; // it was wanted: all work is broken off, until this is taken back
} Interrupt;

// For those at work: break off now. NULL: nobody ever asks for it.
bool interrupt_due(Interrupt *interrupt);

// Work was broken off, and what it made is not to be shown.
bool interrupt_is_raised(const Interrupt *interrupt);
