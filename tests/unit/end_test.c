// How staff end the player: by the exit status that the service unit acts on. The loop runs with SDL's silent display.
#include "app/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <SDL.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/store.h"
#include "device/lock.h"
#include "pack/pack-offer.h"

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

// Programs were upgraded: the visit is read to its end, then the player makes way for the new one, once.
typedef struct Upgrade {
    const char *request;
    int step;
    bool was_there_in_visit;
} Upgrade;

static bool upgrade(void *owner, App *app)
{
    enum { IN_VISIT = 20, TURNS_MOST = 500, TURN_MS = 10 };
    Upgrade *upgrade = owner;
    if (upgrade->step == 0) {
        app_begin(app);
        assert_true(store_write(upgrade->request, TEXT(""), STORE_FOR_ALL));
    } else if (upgrade->step == IN_VISIT) {
        upgrade->was_there_in_visit = access(upgrade->request, F_OK) == 0;
        app_key(app, "F12", false);
    } else if (upgrade->step == TURNS_MOST) {
        kill(getpid(), SIGTERM);
    } else {
        SDL_Delay(TURN_MS);
    }
    upgrade->step++;
    return true;
}

static void it_makes_way_between_visits(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-end-XXXXXX";
    Arena *arena = arena_create();
    assert_non_null(mkdtemp(folder));
    Upgrade asked = {.request = file_path(arena, text_of(folder), TEXT(OFFER_RESTART))};
    LoopProbe probe = {.stirs = upgrade, .owner = &asked};
    LoopSpec spec = {
        .content = LECTERN_TESTS_DIR "/library/whole",
        .window = {800, 480},
        .app = {.preferences.text_step = TEXT_STEP_DEFAULT, .is_mute = true, .desk = {.requests = folder}},
        .probe = &probe,
    };
    assert_int_equal(loop_run(&spec), LOOP_RESTART);
    assert_true(asked.was_there_in_visit);
    assert_int_equal(access(asked.request, F_OK), -1);
    assert_int_equal(rmdir(folder), 0);
    arena_destroy(arena);
}

int main(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(staff_end_it_by_status),
                                       cmocka_unit_test(it_makes_way_between_visits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
