// A new version comes while somebody reads: the visit goes on in the old one, and the next begins in the new one.
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

#include "app/config.h"
#include "command/stage.h"
#include "store-of-two.h"

enum { WHOLE = 3, SHIPPED = 1, TURNS_MOST = 500, TURN_MS = 10 }; // versions by which the libraries are told apart

typedef struct Renewal {
    StoreOfTwo store;
    int step, turns;
    int in_visit, after_hide, on_cover; // versions that were seen
    AppFace face;
} Renewal;

static int version(App *app)
{
    return app_book(app) ? app_book(app)->version : 0;
}

static void begin(void *owner, App *app)
{
    (void)owner;
    app_begin(app);
}

// Waits, a turn at a time, until the library is that one.
static bool awaits(Renewal *renewal, App *app, int wanted)
{
    if (version(app) == wanted || renewal->turns++ == TURNS_MOST)
        return false;
    SDL_Delay(TURN_MS);
    return true;
}

static bool go_on(void *owner, App *app)
{
    enum { LOOKS = 20 };
    Renewal *renewal = owner;
    if (renewal->step == 0) {
        store_of_two_lead(&renewal->store, false, "home-3");
        store_of_two_lead(&renewal->store, true, "home-4");
    } else if (renewal->step < LOOKS) {
        SDL_Delay(TURN_MS);
    } else if (renewal->step == LOOKS) {
        renewal->in_visit = version(app);
        app_key(app, "F12", false);
    } else if (renewal->step == LOOKS + 1) {
        if (awaits(renewal, app, SHIPPED))
            return true;
        renewal->after_hide = version(app);
        renewal->face = app_face(app);
        // One that cannot be opened: the version before stands in.
        store_of_two_lead(&renewal->store, false, "home-3");
        store_of_two_add(&renewal->store, "home-5", "/tmp/there-is-no-such-library");
        store_of_two_lead(&renewal->store, true, "home-5");
    } else {
        if (awaits(renewal, app, WHOLE))
            return true;
        renewal->on_cover = version(app);
        kill(getpid(), SIGTERM);
    }
    renewal->step++;
    return true;
}

static void a_visit_is_read_to_its_end_in_one_version(void **state)
{
    (void)state;
    Renewal renewal = {0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    store_of_two_make(&renewal.store);
    store_of_two_lead(&renewal.store, true, "home-3");
    LoopProbe probe = {.opened = begin, .stirs = go_on, .owner = &renewal};
    LoopSpec spec = {.window = {800, 480}, .probe = &probe};
    spec.holding = holding_open(&(HoldingSpec){.store = renewal.store.folder});
    spec.content = holding_content(spec.holding);
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_int_equal(renewal.in_visit, WHOLE);
    assert_int_equal(renewal.after_hide, SHIPPED);
    assert_int_equal(renewal.face, FACE_COVER);
    assert_int_equal(renewal.on_cover, WHOLE);
    assert_int_equal(holding_given_up(spec.holding), 5);
    holding_close(spec.holding);
    store_of_two_remove(&renewal.store);
}

// What stands in current when the player starts is broken.
static void tell_version(void *owner, App *app)
{
    *(int *)owner = version(app);
    kill(getpid(), SIGTERM);
}

static void a_start_finds_what_can_be_opened(void **state)
{
    (void)state;
    StoreOfTwo store;
    int seen = 0;
    store_of_two_make(&store);
    store_of_two_add(&store, "home-5", "/tmp/there-is-no-such-library");
    store_of_two_lead(&store, true, "home-5");
    LoopProbe probe = {.opened = tell_version, .owner = &seen};
    LoopSpec spec = {.window = {800, 480}, .probe = &probe};
    spec.holding = holding_open(&(HoldingSpec){.store = store.folder, .installed = LECTERN_CONTENT_DIR});
    spec.content = holding_content(spec.holding);
    config_apply(&config_defaults, &spec.app);
    assert_int_equal(loop_run(&spec), LOOP_CLOSED);
    assert_int_equal(seen, SHIPPED);
    holding_close(spec.holding);
    store_of_two_remove(&store);
}

// Cover, Attract and the dark, and nowhere else: neither in a visit, nor while somebody chooses a language.
static void a_library_changes_between_visits_alone(void **state)
{
    (void)state;
    enum { TO_ATTRACT_MS = 10000, TO_DARK_MS = 600000 };
    Config config = config_defaults;
    hours_read(TEXT("60-120"), &config.hours.days[1]); // of a Monday, which it is
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {1280, 800}, .config = &config};
    Stage stage;
    assert_true(stage_open(&stage, &spec));
    assert_false(app_may_renew(stage.app)); // Home
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    stage_frame(&stage);
    assert_int_equal(app_face(stage.app), FACE_COVER);
    stage_wait(&stage, 1000);
    assert_true(app_may_renew(stage.app));
    stage_wait(&stage, TO_DARK_MS);
    assert_true(text_is(stage_frame(&stage)->screen, dark_screen.name));
    assert_true(app_may_renew(stage.app));
    app_begin(stage.app);
    assert_false(app_may_renew(stage.app));
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    stage_wait(&stage, TO_ATTRACT_MS);
    assert_int_equal(app_face(stage.app), FACE_ATTRACT);
    assert_true(app_may_renew(stage.app));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_is_read_to_its_end_in_one_version),
        cmocka_unit_test(a_library_changes_between_visits_alone),
        cmocka_unit_test(a_start_finds_what_can_be_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
