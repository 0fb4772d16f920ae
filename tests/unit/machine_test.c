// What is told of the machine, from a folder like /sys; and what is left out where it tells nothing, or nonsense.
#include "device/machine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/store.h"
#include "pack/pack-folder.h"

typedef struct Fixture {
    Arena *arena;
    char folder[32];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    strcpy(fixture->folder, "/tmp/lectern-sys-XXXXXX");
    *state = fixture;
    return mkdtemp(fixture->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    pack_folder_remove(fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

// Writes a file below the folder, with the folders on the way.
static void tell(const Fixture *fixture, const char *name, const char *words)
{
    char *path = file_path(fixture->arena, text_of(fixture->folder), text_of(name));
    for (char *slash = strchr(path + strlen(fixture->folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    assert_true(store_write(path, text_of(words), STORE_FOR_ALL));
}

static Machine look(const Fixture *fixture)
{
    return machine_look(&(MachineSpec){.system = fixture->folder, .disk = fixture->folder, .runtime = fixture->folder});
}

static void nothing_is_looked_up_unasked(void **state)
{
    (void)state;
    Machine machine = machine_look(&(MachineSpec){.disk = "/", .runtime = "/"});
    assert_string_equal(machine.name, "");
    assert_int_equal(machine.room_mib, -1);
    assert_false(machine.has_temperature);
}

static void what_is_not_there_is_not_told(void **state)
{
    Machine machine = look(*state);
    assert_true(machine.name[0] != '\0');
    assert_true(machine.room_mib >= 0);
    assert_false(machine.has_temperature);
    assert_int_equal(machine.power, MACHINE_POWER_UNKNOWN);
    assert_int_equal(machine.faults + machine.hangs, 0);
}

static void the_hottest_zone_counts(void **state)
{
    const Fixture *fixture = *state;
    tell(fixture, "class/thermal/thermal_zone0/temp", "48312\n");
    tell(fixture, "class/thermal/thermal_zone1/temp", "61000\n");
    tell(fixture, "class/thermal/thermal_zone2/temp", "-274000\n");
    tell(fixture, "class/thermal/thermal_zone3/temp", "4000000\n");
    Machine machine = look(fixture);
    assert_true(machine.has_temperature);
    assert_int_equal(machine.temperature_c, 61);
}

static void a_weak_supply_is_told(void **state)
{
    const Fixture *fixture = *state;
    tell(fixture, "class/hwmon/hwmon0/name", "cpu_thermal\n");
    tell(fixture, "class/hwmon/hwmon0/in0_lcrit_alarm", "1\n");
    assert_int_equal(look(fixture).power, MACHINE_POWER_UNKNOWN);
    tell(fixture, "class/hwmon/hwmon3/name", "rpi_volt\n");
    tell(fixture, "class/hwmon/hwmon3/in0_lcrit_alarm", "0\n");
    assert_int_equal(look(fixture).power, MACHINE_POWER_SOUND);
    tell(fixture, "class/hwmon/hwmon3/in0_lcrit_alarm", "1\n");
    assert_int_equal(look(fixture).power, MACHINE_POWER_WEAK);
}

static void restarts_are_read(void **state)
{
    const Fixture *fixture = *state;
    tell(fixture, MACHINE_RESTARTS, "3 1\n");
    assert_int_equal(look(fixture).faults, 3);
    assert_int_equal(look(fixture).hangs, 1);
    tell(fixture, MACHINE_RESTARTS, "many\n");
    assert_int_equal(look(fixture).faults, 0);
    tell(fixture, MACHINE_RESTARTS, "-3 1\n");
    assert_int_equal(look(fixture).hangs, 0);
}

#define MACHINE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MACHINE_TEST(nothing_is_looked_up_unasked),
        MACHINE_TEST(what_is_not_there_is_not_told),
        MACHINE_TEST(the_hottest_zone_counts),
        MACHINE_TEST(a_weak_supply_is_told),
        MACHINE_TEST(restarts_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
