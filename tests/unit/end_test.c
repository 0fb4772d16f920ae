// How staff end the player: by the exit status that the service unit acts on. The loop runs with SDL's silent display.
#include "app/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "device/lock.h"

// Does in the loop what staff do, once everything is at rest.
static bool end_by_staff(void *owner, App *app)
{
    const int *end = owner;
    enum { KEY_ENTER = 11 };
    static const int pin[] = {2, 4, 6, 8, KEY_ENTER};
    app_begin(app);
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("staff"))});
    for (size_t i = 0; i < sizeof pin / sizeof *pin; i++)
        app_perform(app, (Action){.kind = ACTION_CHOOSE, .index = pin[i]});
    app_perform(app, (Action){.kind = ACTION_STAFF, .index = STAFF_END, .value = *end});
    return true;
}

static LoopEnd run_until(const char *folder, StaffEnd end)
{
    int value = (int)end;
    LoopProbe probe = {.stirs = end_by_staff, .owner = &value};
    LoopSpec spec = {
        .content = LECTERN_TESTS_DIR "/library/whole",
        .window = {800, 480},
        .app = {.preferences.text_step = TEXT_STEP_DEFAULT, .is_mute = true, .desk = {.folder = folder}},
        .probe = &probe,
    };
    return loop_run(&spec);
}

static void staff_end_it_by_status(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-end-XXXXXX";
    Arena *arena = arena_create();
    assert_non_null(mkdtemp(folder));
    assert_true(lock_set(folder, TEXT("2468")));
    assert_int_equal(run_until(folder, STAFF_EXIT), 10);
    assert_int_equal(run_until(folder, STAFF_RESTART), 11);
    assert_int_equal(run_until(folder, STAFF_SHUT_DOWN), 12);
    unlink(file_path(arena, text_of(folder), TEXT("pin")));
    unlink(file_path(arena, text_of(folder), TEXT("pin-tries")));
    assert_int_equal(rmdir(folder), 0);
    arena_destroy(arena);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(staff_end_it_by_status)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
