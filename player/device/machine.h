// Machine: how the machine does under the player, as far as it tells: its name, its disk, its heat, its power supply,
// and how often the player had to be started anew since it was switched on (player/kiosk/remember counts). Nothing of
// it tells when anybody was there.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define MACHINE_SYSTEM "/sys"
#define MACHINE_DISK "/var/lib"
#define MACHINE_RESTARTS "restarts" // in the unit's runtime folder: "FAULTS HANGS", since the machine was switched on

enum { MACHINE_NAME_BYTES = 65 };

// Whether the supply holds its voltage; only some machines tell.
typedef enum MachinePower { MACHINE_POWER_UNKNOWN, MACHINE_POWER_SOUND, MACHINE_POWER_WEAK } MachinePower;

typedef struct MachineSpec {
    const char *system;  // /sys, or a folder like it; NULL: nothing is looked up, its name neither
    const char *disk;    // a folder on the disk that counts; NULL: none does
    const char *runtime; // of the unit; NULL: nothing is counted
} MachineSpec;

typedef struct Machine {
    char name[MACHINE_NAME_BYTES];
    int room_mib; // -1: not known
    int temperature_c;
    bool has_temperature;
    MachinePower power;
    int faults, hangs;
} Machine;

Machine machine_look(const MachineSpec *spec);

// For how long it has been switched on; 0: not known.
double machine_up_s(void);
