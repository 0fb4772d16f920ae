// BreathPlayer: the seam to whoever sounds the pacer: the loudspeaker, or a note that a journey looks at.
#pragma once

#include "device/breath-sound.h"

// All members are set, or none: then there is no sound. Each means what breath_sound's function of that name does.
typedef struct BreathPlayer {
    bool (*play)(void *owner, const BreathTone *tone);
    void (*stop)(void *owner);
    void *owner;
} BreathPlayer;
