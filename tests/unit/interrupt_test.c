// Work that is broken off, and what is left whole.
#include "base/interrupt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/stage.h"
#include "markup/xml.h"

static int asked;

static bool never(void *owner)
{
    (void)owner;
    asked++;
    return false;
}

static bool at_once(void *owner)
{
    (void)owner;
    asked++;
    return true;
}

// The watcher looks into the queue of events: it is asked far less often than the work asks.
static void the_watcher_is_asked_now_and_then(void **state)
{
    (void)state;
    enum { CALLS = 1000, ASKED_MOST = 100 };
    Interrupt interrupt = {.is_wanted = never};
    asked = 0;
    for (int i = 0; i < CALLS; i++)
        assert_false(interrupt_due(&interrupt));
    assert_in_range(asked, 2, ASKED_MOST);
    assert_false(interrupt_is_raised(&interrupt));
}

static Interrupt raised(void)
{
    enum { CALLS_MOST = 1000 };
    Interrupt interrupt = {.is_wanted = at_once};
    asked = 0;
    for (int i = 0; i < CALLS_MOST && !interrupt.is_raised; i++)
        interrupt_due(&interrupt);
    assert_true(interrupt_is_raised(&interrupt));
    return interrupt;
}

static void once_broken_off_all_work_is_until_it_is_taken_back(void **state)
{
    (void)state;
    Interrupt interrupt = raised();
    assert_int_equal(asked, 1);
    assert_true(interrupt_due(&interrupt));
    assert_int_equal(asked, 1);
    interrupt.is_raised = false;
    assert_false(interrupt_due(&interrupt));
}

static void without_one_nothing_is_broken_off(void **state)
{
    (void)state;
    assert_false(interrupt_due(NULL));
    assert_false(interrupt_is_raised(NULL));
}

// A page is one text of megabytes.
static void a_page_is_broken_off_while_it_is_read(void **state)
{
    (void)state;
    enum { BYTES = 4 << 20 };
    static const char start[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p xmlns=\"" XML_NAMESPACE "\">",
                      end[] = "</p>";
    Arena *arena = arena_create();
    char *page = arena_alloc(arena, BYTES, 1);
    memset(page, 'a', BYTES);
    memcpy(page, start, strlen(start));
    memcpy(page + BYTES - strlen(end), end, strlen(end));
    Interrupt interrupt = {.is_wanted = at_once};
    Problems problems = {.arena = arena, .interrupt = &interrupt};
    assert_null(xml_parse(arena, (Text){page, BYTES}, TEXT("page.xml"), &problems));
    assert_int_equal(problems.error_count, 1);
    interrupt = (Interrupt){.is_wanted = never};
    const XmlNode *root = xml_parse(arena, (Text){page, BYTES}, TEXT("page.xml"), &problems);
    assert_non_null(root);
    assert_int_equal(root->first->text.size, BYTES - strlen(start) - strlen(end));
    arena_destroy(arena);
}

// Somebody chooses another language, and hides the glass as it is read.
static void a_library_is_never_broken_off(void **state)
{
    (void)state;
    Interrupt interrupt = {.is_wanted = never};
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .interrupt = &interrupt};
    assert_true(stage_open(&stage, &spec));
    interrupt = raised();
    app_perform(stage.app, (Action){.kind = ACTION_LANGUAGE, .id = id_of(TEXT("ar"))});
    app_frame(stage.app);
    interrupt.is_raised = false;
    app_perform(stage.app, (Action){.kind = ACTION_HIDE});
    assert_string_equal(text_string(stage.arena, app_frame(stage.app)->screen), "cover");
    app_settle(stage.app);
    assert_non_null(app_book(stage.app));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_watcher_is_asked_now_and_then),
        cmocka_unit_test(once_broken_off_all_work_is_until_it_is_taken_back),
        cmocka_unit_test(without_one_nothing_is_broken_off),
        cmocka_unit_test(a_page_is_broken_off_while_it_is_read),
        cmocka_unit_test(a_library_is_never_broken_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
