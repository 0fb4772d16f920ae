#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit.h"

static const ScreenKind home = {.name = "home"}, page = {.name = "page"}, other = {.name = "other"},
                        sheet = {.name = "sheet", .is_sheet = true};

typedef struct Fixture {
    Arena *arena;
    Visit *visit;
} Fixture;

static int begin(void **state)
{
    static Fixture fixture;
    fixture.arena = arena_create();
    fixture.visit = visit_begin(fixture.arena);
    visit_push(fixture.visit, &home);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    arena_destroy(((Fixture *)*state)->arena);
    return 0;
}

static void begins_with_no_answers(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    assert_int_equal(visit->answers.changes, 0);
    assert_int_equal(visit->answers.item.at[0], 0);
    assert_int_equal(visit->depth, 1);
    assert_ptr_equal(visit_top(visit)->kind, &home);
}

static void goes_back_the_way_it_came(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    visit_push(visit, &page);
    visit_push(visit, &other);
    assert_ptr_equal(visit_top(visit)->kind, &other);
    assert_true(visit_pop(visit));
    assert_ptr_equal(visit_top(visit)->kind, &page);
    assert_true(visit_pop(visit));
    assert_false(visit_pop(visit)); // Home stays
    assert_ptr_equal(visit_top(visit)->kind, &home);
}

static void finds_the_page_below_its_sheets(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    visit_push(visit, &page);
    assert_ptr_equal(visit_page(visit), visit_top(visit));
    visit_push(visit, &sheet);
    visit_push(visit, &sheet);
    assert_ptr_equal(visit_top(visit)->kind, &sheet);
    assert_ptr_equal(visit_page(visit)->kind, &page);
}

static bool is_clear(const VisitScreen *screen)
{
    for (size_t i = 0; i < sizeof screen->state; i++)
        if (screen->state[i])
            return false;
    return true;
}

// What was read stays nowhere in the visit: neither in the place that was left nor in the one that takes it.
static void leaves_nothing_behind(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    VisitScreen *left = visit_push(visit, &page);
    left->state[0] = left->state[SCREEN_STATE_BYTES - 1] = 7;
    visit_pop(visit);
    assert_true(is_clear(left));
    assert_null(left->kind);
    left->state[3] = 7; // whatever was there
    assert_true(is_clear(visit_push(visit, &other)));
}

static void rewinds_to_home_and_clears_the_way(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    for (int i = 0; i < 5; i++)
        visit_push(visit, &page)->state[0] = 1;
    visit_rewind(visit);
    assert_int_equal(visit->depth, 1);
    assert_ptr_equal(visit_top(visit)->kind, &home);
    for (int i = 1; i <= 5; i++)
        assert_true(is_clear(&visit->screens[i]));
}

// A very long way loses its second step first, never Home and never the present one.
static void forgets_the_oldest_step_of_a_long_way(void **state)
{
    Visit *visit = ((Fixture *)*state)->visit;
    for (int i = 1; i <= 40; i++)
        visit_push(visit, &page)->state[0] = (unsigned char)i;
    assert_int_equal(visit->depth, VISIT_DEPTH);
    assert_int_equal(visit_top(visit)->state[0], 40);
    for (int i = 39; i > 40 - VISIT_DEPTH + 1; i--) {
        assert_true(visit_pop(visit));
        assert_int_equal(visit_top(visit)->state[0], i);
    }
    assert_true(visit_pop(visit));
    assert_ptr_equal(visit_top(visit)->kind, &home);
    assert_false(visit_pop(visit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(begins_with_no_answers, begin, end),
        cmocka_unit_test_setup_teardown(goes_back_the_way_it_came, begin, end),
        cmocka_unit_test_setup_teardown(finds_the_page_below_its_sheets, begin, end),
        cmocka_unit_test_setup_teardown(leaves_nothing_behind, begin, end),
        cmocka_unit_test_setup_teardown(rewinds_to_home_and_clears_the_way, begin, end),
        cmocka_unit_test_setup_teardown(forgets_the_oldest_step_of_a_long_way, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
