// Headphones: told when somebody plugs some in: by the kernel, where the socket feels the plug (SW_HEADPHONE_INSERT),
// or because a sound device to play on appears (inotify on the folder of them). A thread sleeps on both and wakes the
// caller; nothing is polled.
#pragma once

#include <stdbool.h>

typedef struct Headphones Headphones;

// What a device of the input folder tells of its socket.
typedef enum JackState { JACK_NONE, JACK_OUT, JACK_IN } JackState;

typedef struct HeadphonesSpec {
    const char *sounds;               // the folder of sound devices; NULL: /dev/snd
    const char *inputs;               // that of input devices; NULL: /dev/input
    JackState (*ask)(int descriptor); // NULL: the kernel is asked
    void (*wake)(void *owner);        // from any thread: something has changed
    void *owner;
} HeadphonesSpec;

// The texts of spec must outlive it. NULL when the system has no descriptors or threads left. A folder that is not
// there tells nothing.
Headphones *headphones_open(const HeadphonesSpec *spec);
void headphones_close(Headphones *headphones);

// They are in: a socket feels them, or a sound device that has appeared since the start is still there.
bool headphones_are_in(const Headphones *headphones);

// The sound card, as ALSA counts them, of the device that has appeared last and is still there; -1: none.
int headphones_card(const Headphones *headphones);
