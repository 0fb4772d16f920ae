#include "device/machine.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"

enum { BYTES_MOST = 1 << 17 }; // a file of sysfs passes for a page of memory

// Text of a small file, in arena; empty where there is none.
static Text read_words(Arena *arena, const char *folder, const char *name)
{
    Text bytes;
    return file_read(arena, file_path(arena, text_of(folder), text_of(name)), BYTES_MOST, &bytes) == FILE_READ
               ? text_trim(bytes)
               : TEXT("");
}

// ---- heat

// The hottest of the zones that lie between ice and solder: some tell nonsense.
static void read_temperature(Arena *arena, const char *system, Machine *machine)
{
    enum { ZONES_MOST = 32, LEAST_C = -40, MOST_C = 150 };
    for (int zone = 0; zone < ZONES_MOST; zone++) {
        const char *name = text_format(arena, "class/thermal/thermal_zone%d/temp", zone).at;
        Text words = read_words(arena, system, name);
        long degrees = words.size ? strtol(words.at, NULL, 10) / 1000 : 0;
        if (!words.size || degrees < LEAST_C || degrees > MOST_C ||
            (machine->has_temperature && degrees <= machine->temperature_c))
            continue;
        machine->temperature_c = (int)degrees;
        machine->has_temperature = true;
    }
}

// ---- power

// A Raspberry Pi's firmware watches its supply (drivers/hwmon/raspberrypi-hwmon.c): 1 while the voltage is too low.
static void read_power(Arena *arena, const char *system, Machine *machine)
{
    enum { MONITORS_MOST = 16 };
    for (int monitor = 0; monitor < MONITORS_MOST; monitor++) {
        const char *folder = text_format(arena, "%s/class/hwmon/hwmon%d", system, monitor).at;
        if (!text_is(read_words(arena, folder, "name"), "rpi_volt"))
            continue;
        Text alarm = read_words(arena, folder, "in0_lcrit_alarm");
        machine->power = text_is(alarm, "1")   ? MACHINE_POWER_WEAK
                         : text_is(alarm, "0") ? MACHINE_POWER_SOUND
                                               : MACHINE_POWER_UNKNOWN;
        return;
    }
}

// ---- the rest

static int read_room_mib(const char *disk)
{
    enum { MIB = 1 << 20 };
    struct statvfs facts;
    if (!disk || statvfs(disk, &facts) != 0)
        return -1;
    unsigned long long mib = (unsigned long long)facts.f_bavail * facts.f_frsize / MIB;
    return mib > INT_MAX ? INT_MAX : (int)mib;
}

static void read_restarts(Arena *arena, const char *runtime, Machine *machine)
{
    Text words = runtime ? read_words(arena, runtime, MACHINE_RESTARTS) : TEXT("");
    int faults, hangs;
    if (!words.size || sscanf(text_string(arena, words), "%9d %9d", &faults, &hangs) != 2 || faults < 0 || hangs < 0)
        return;
    machine->faults = faults;
    machine->hangs = hangs;
}

Machine machine_look(const MachineSpec *spec)
{
    Machine machine = {.room_mib = -1};
    if (!spec->system)
        return machine;
    Arena *arena = arena_create();
    machine.room_mib = read_room_mib(spec->disk);
    if (gethostname(machine.name, sizeof machine.name - 1) != 0)
        machine.name[0] = '\0';
    read_temperature(arena, spec->system, &machine);
    read_power(arena, spec->system, &machine);
    read_restarts(arena, spec->runtime, &machine);
    arena_destroy(arena);
    return machine;
}

double machine_up_s(void)
{
    double up_s = 0;
    FILE *file = fopen("/proc/uptime", "r");
    if (file && fscanf(file, "%lf", &up_s) != 1)
        up_s = 0;
    if (file)
        fclose(file);
    return up_s;
}
