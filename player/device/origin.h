// Origin: how this run of the player came about, as far as the machine knows: from what the service manager's unit
// noted when the last run ended (player/kiosk/remember), and from how long the machine has been on. Nothing is written
// here.
#pragma once

#include "base/text.h"

#define ORIGIN_NOTE "ended" // its name in the unit's runtime folder

typedef enum Origin {
    ORIGIN_MACHINE, // it began with the machine
    ORIGIN_AGAIN,   // the machine had been on for long; more is not known
    ORIGIN_STAFF,   // staff asked for it on the glass
    ORIGIN_FAULT,   // the last run failed
    ORIGIN_HANG,    // the last run no longer answered, and was ended for it
} Origin;

// The origin by a note, "SERVICE_RESULT EXIT_CODE EXIT_STATUS" as systemd.exec(5) has them (empty: there is none), and
// the seconds that the machine has been on.
Origin origin_of(Text note, double up_s);

// The origin of this run, by the note in $RUNTIME_DIRECTORY, which does not outlive a start of the machine.
Origin origin_read(void);
