// Clinic: where a walk is taken: what staff have set there, a voice that may break, and a PIN. The seed chooses among
// them.
#pragma once

#include "command/stage.h"

#define CLINIC_PIN "2468"

typedef struct Clinic {
    Config config;
    Speech speech; // a transcript of the present words alone
    Transcript transcript;
    bool may_break, is_mute, hangs; // the voice; is_mute: it has broken; hangs: what it says never comes to an end
    char folder[32];                // of the lock; empty: staff have no PIN
} Clinic;

// Switches by the seed's remainder of four; by the bits above: speech, ruler, holding, one thing at a time, opening
// hours, a voice that may break, a PIN. The clinic must stay where it is. now_ms is the walk's clock.
void clinic_open(Clinic *clinic, uint64_t seed, const int64_t *now_ms);
void clinic_close(Clinic *clinic);
