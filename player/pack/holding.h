// Holding: which library a screen shows: the present version of its store, else the version before, else the one that
// was installed with the player. It stands in the store under the name of its version, so that a visit reads one
// version to its end, and is held there, so that an install leaves it alone.
//
// A version with which the player fails three times within five minutes of its first being shown is given up for the
// one before, until another comes or the machine starts anew. What that takes is noted in the service's runtime folder,
// which lives in memory; nothing is ever written to the store.
#pragma once

#include "pack/pack-store.h"

#define HOLDING_NOTE "library" // its name in the runtime folder

enum { HOLDING_FAULTS_MOST = 3, HOLDING_TRIAL_S = 300 };

typedef struct HoldingSpec {
    const char *store;     // NULL: none
    const char *installed; // the folder of the library beside the store; NULL: none
    const char *runtime;   // the folder for the note; NULL: none is kept
    bool has_failed;       // the last run of the player did
    int64_t now_s;         // since the machine was switched on
} HoldingSpec;

typedef struct Holding Holding;

// Chooses a library. The texts of spec are copied.
Holding *holding_open(const HoldingSpec *spec);
void holding_close(Holding *holding);

// Lends the folder of the library that is to be shown; NULL: there is none.
const char *holding_content(const Holding *holding);

// Lends the store, which is worth a watch; NULL: none.
const char *holding_store(const Holding *holding);

// Looks at the store anew. True when another library is to be shown from now on.
bool holding_turn(Holding *holding, int64_t now_s);

// The library that is to be shown cannot be: takes the next one. False when none is left, and it stays.
bool holding_give_up(Holding *holding);

// The present version of the store where it was given up; 0: it was not.
int holding_given_up(const Holding *holding);
