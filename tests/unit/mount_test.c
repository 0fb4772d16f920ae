// A library that goes away and comes back while the player runs: a disc that was not mounted yet, a copy that is
// replaced.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/stage.h"
#include "screen/screen.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

enum { LONG_ENOUGH_MS = 30000 }; // to look again

typedef struct Fixture {
    char folder[32], library[48];
    Stage stage;
} Fixture;

static void mount(const Fixture *fixture)
{
    assert_int_equal(symlink(WHOLE, fixture->library), 0);
}

static void unmount(const Fixture *fixture)
{
    assert_int_equal(unlink(fixture->library), 0);
}

static void act(Fixture *fixture, ActionKind kind, const char *id)
{
    app_perform(fixture->stage.app, (Action){.kind = kind, .id = id_of(text_of(id))});
}

static Text screen_shown(Fixture *fixture)
{
    return stage_frame(&fixture->stage)->screen;
}

static int open_fixture(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.folder = "/tmp/lectern-mount-XXXXXX"};
    assert_non_null(mkdtemp(fixture.folder));
    snprintf(fixture.library, sizeof fixture.library, "%s/library", fixture.folder);
    mount(&fixture);
    StageSpec spec = {.content = fixture.library, .window = {800, 480}, .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(&fixture.stage, &spec));
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    stage_close(&fixture->stage);
    unlink(fixture->library);
    return rmdir(fixture->folder);
}

static void begin_in_arabic(Fixture *fixture)
{
    act(fixture, ACTION_BEGIN, "ar");
    assert_string_equal(text_string(fixture->stage.arena, app_book(fixture->stage.app)->language), "ar");
}

// The end of a visit in another language opens the library again.
static void is_out_of_order_when_a_visit_ends_without_it(void **state)
{
    Fixture *fixture = *state;
    act(fixture, ACTION_FINISH, "");
    act(fixture, ACTION_FINISH, ""); // at once
    screen_shown(fixture);
    begin_in_arabic(fixture);
    unmount(fixture);
    act(fixture, ACTION_HIDE, "");
    screen_shown(fixture);
    assert_int_equal(app_face(fixture->stage.app), FACE_ORDER);
    mount(fixture);
    stage_wait(&fixture->stage, LONG_ENOUGH_MS);
    assert_int_equal(app_face(fixture->stage.app), FACE_ATTRACT);
}

static void is_out_of_order_when_a_visit_begins_without_it(void **state)
{
    Fixture *fixture = *state;
    act(fixture, ACTION_FINISH, "");
    act(fixture, ACTION_FINISH, ""); // at once
    screen_shown(fixture);
    unmount(fixture);
    act(fixture, ACTION_BEGIN, "ar");
    screen_shown(fixture);
    assert_int_equal(app_face(fixture->stage.app), FACE_ORDER);
    mount(fixture);
    stage_wait(&fixture->stage, LONG_ENOUGH_MS);
    act(fixture, ACTION_BEGIN, "en");
    assert_int_equal(app_face(fixture->stage.app), FACE_VISIT);
}

// The visit ends: Attract, once the library is back, shows nothing of it. The desk lies below the sheet.
static void is_out_of_order_when_a_visit_changes_to_what_is_gone(void **state)
{
    Fixture *fixture = *state;
    act(fixture, ACTION_OPEN, "staff");
    act(fixture, ACTION_COMFORT, "");
    app_preferences(fixture->stage.app)->theme = THEME_NIGHT;
    screen_shown(fixture);
    unmount(fixture);
    act(fixture, ACTION_LANGUAGE, "ar");
    assert_string_equal(screen_shown(fixture).at, "order");
    assert_null(app_answers(fixture->stage.app));
    mount(fixture);
    stage_wait(&fixture->stage, LONG_ENOUGH_MS);
    assert_string_equal(screen_shown(fixture).at, "attract");
    assert_int_equal(stage_frame(&fixture->stage)->theme.id, THEME_DAY);
}

// A touch may come before the frame that ends the last visit was shown.
static void speaks_the_language_that_was_touched_at_once(void **state)
{
    Fixture *fixture = *state;
    act(fixture, ACTION_FINISH, "");
    act(fixture, ACTION_FINISH, ""); // at once
    screen_shown(fixture);
    begin_in_arabic(fixture);
    act(fixture, ACTION_FINISH, "");
    act(fixture, ACTION_FINISH, ""); // at once
    begin_in_arabic(fixture);
}

static void reads_in_the_next_visit_what_could_not_be_read(void **state)
{
    Fixture *fixture = *state;
    unmount(fixture);
    act(fixture, ACTION_OPEN, "last-words");
    assert_string_equal(screen_shown(fixture).at, "chapter");
    const Item *item = book_find_item(app_book(fixture->stage.app), id_of(TEXT("last-words")));
    assert_true(item->is_faulty);
    mount(fixture);
    act(fixture, ACTION_FINISH, "");
    act(fixture, ACTION_FINISH, ""); // at once
    screen_shown(fixture);
    act(fixture, ACTION_BEGIN, "");
    assert_true(book_offers(app_book(fixture->stage.app), item));
    assert_non_null(book_body(app_book(fixture->stage.app), item));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_out_of_order_when_a_visit_ends_without_it, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(is_out_of_order_when_a_visit_begins_without_it, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(is_out_of_order_when_a_visit_changes_to_what_is_gone, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(speaks_the_language_that_was_touched_at_once, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(reads_in_the_next_visit_what_could_not_be_read, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
