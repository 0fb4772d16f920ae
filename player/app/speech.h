// Speech: the seam to whoever speaks: the loudspeaker, or a list that a journey looks at.
#pragma once

#include "device/voice.h"
#include "page/theme.h"

// All members are set, or none: then there is no voice. Each means what the voice's function of that name does.
typedef struct Speech {
    void (*say)(void *owner, const Utterance *utterance);
    void (*prepare)(void *owner, const Utterance *utterance);
    void (*stop)(void *owner);
    VoiceState (*look)(void *owner);
    bool (*speaks)(void *owner, Text language);
    void *owner;
} Speech;

// The share of what staff allow that a volume is: it starts low.
int speech_percent(Loudness volume);
