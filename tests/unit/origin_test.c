// How a run came about, from the words that systemd hands to the script of the unit.
#include "device/origin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "device/machine.h"

enum { EARLY_S = 20, LATE_S = 100000 };

static void notes_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *note;
        Origin early, late;
    } cases[] = {
        {"", ORIGIN_MACHINE, ORIGIN_AGAIN},
        {"\n", ORIGIN_MACHINE, ORIGIN_AGAIN},
        {"success exited 0\n", ORIGIN_MACHINE, ORIGIN_AGAIN}, // systemctl restart
        {"success exited 11\n", ORIGIN_STAFF, ORIGIN_STAFF},
        {"watchdog dumped ABRT\n", ORIGIN_HANG, ORIGIN_HANG},
        {"timeout killed KILL\n", ORIGIN_HANG, ORIGIN_HANG},
        {"core-dump dumped ABRT\n", ORIGIN_FAULT, ORIGIN_FAULT},
        {"signal killed SEGV\n", ORIGIN_FAULT, ORIGIN_FAULT},
        {"oom-kill killed KILL\n", ORIGIN_FAULT, ORIGIN_FAULT},
        {"exit-code exited 2\n", ORIGIN_FAULT, ORIGIN_FAULT},
        {"exit-code exited 11\n", ORIGIN_STAFF, ORIGIN_STAFF}, // a unit that does not count it as success
        {"signal killed 11\n", ORIGIN_FAULT, ORIGIN_FAULT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(origin_of(text_of(cases[i].note), EARLY_S), cases[i].early);
        assert_int_equal(origin_of(text_of(cases[i].note), LATE_S), cases[i].late);
    }
}

// The script itself writes what is read.
static void what_the_unit_notes_is_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-origin-XXXXXX", note[64];
    assert_non_null(mkdtemp(folder));
    setenv("RUNTIME_DIRECTORY", folder, 1);
    Origin unknown = origin_read();
    assert_true(unknown == ORIGIN_MACHINE || unknown == ORIGIN_AGAIN);
    setenv("SERVICE_RESULT", "watchdog", 1);
    setenv("EXIT_CODE", "dumped", 1);
    setenv("EXIT_STATUS", "ABRT", 1);
    assert_int_equal(system(LECTERN_SOURCE_DIR "/player/kiosk/remember"), 0);
    assert_int_equal(origin_read(), ORIGIN_HANG);
    setenv("SERVICE_RESULT", "success", 1);
    setenv("EXIT_CODE", "exited", 1);
    setenv("EXIT_STATUS", "11", 1);
    assert_int_equal(system(LECTERN_SOURCE_DIR "/player/kiosk/remember"), 0);
    assert_int_equal(origin_read(), ORIGIN_STAFF);
    setenv("SERVICE_RESULT", "core-dump", 1);
    for (int i = 0; i < 2; i++)
        assert_int_equal(system(LECTERN_SOURCE_DIR "/player/kiosk/remember"), 0);
    Machine machine = machine_look(&(MachineSpec){.system = folder, .runtime = folder});
    assert_int_equal(machine.faults, 2);
    assert_int_equal(machine.hangs, 1);
    snprintf(note, sizeof note, "%s/" MACHINE_RESTARTS, folder);
    assert_int_equal(unlink(note), 0);
    unsetenv("RUNTIME_DIRECTORY");
    assert_int_equal(origin_read(), unknown);
    snprintf(note, sizeof note, "%s/" ORIGIN_NOTE, folder);
    assert_int_equal(unlink(note), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_are_told_apart),
        cmocka_unit_test(what_the_unit_notes_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
