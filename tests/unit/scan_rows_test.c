// The rows that a highlight goes through: which controls make one, in what order, and at which it begins.
#include "app/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scan_fixture.h"

static int open_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

// The rows as words.
static void expect_rows(const Frame *frame, const char *words)
{
    ScanRows rows = scan_fixture_rows(frame);
    Text told = TEXT("");
    for (int i = 0; i < rows.count; i++)
        for (int k = 0; k < rows.at[i].count; k++)
            told = text_format(frame->arena, "%.*s%s%.*s", TEXT_ARGS(told), i && !k ? " " : "",
                               TEXT_ARGS(frame->targets.at[rows.at[i].targets[k]].label));
    assert_string_equal(told.at, words);
}

static void what_stands_beside_each_other_is_a_row(void **state)
{
    Frame frame = scan_fixture(*state, "abc d ef");
    expect_rows(&frame, "abc d ef");
    ScanRows rows = scan_fixture_rows(&frame);
    assert_int_equal(rows.at[0].rect.x, 0);
    assert_int_equal(rows.at[0].rect.w, 140);
    assert_int_equal(rows.at[2].rect.y, 100);
}

static void what_cannot_be_touched_is_in_none(void **state)
{
    Frame frame = scan_fixture(*state, "aBc D ef"), dead = scan_fixture(*state, "AB");
    expect_rows(&frame, "ac ef");
    expect_rows(&dead, "");
}

static void rows_from_right_to_left_keep_the_order_of_reading(void **state)
{
    Frame frame = scan_fixture(*state, "abc de");
    scan_fixture_mirror(&frame);
    expect_rows(&frame, "abc de");
    assert_true(frame.targets.at[0].rect.x > frame.targets.at[1].rect.x);
}

static void unequal_neighbours_are_a_row_where_they_are_level(void **state)
{
    Frame frame = scan_fixture(*state, "");
    scan_fixture_add(&frame, "a", (Rect){0, 0, 100, 200});   // a tall one
    scan_fixture_add(&frame, "b", (Rect){110, 0, 100, 60});  // beside it
    scan_fixture_add(&frame, "c", (Rect){110, 70, 100, 60}); // below that
    scan_fixture_add(&frame, "d", (Rect){0, 210, 100, 40});
    scan_fixture_add(&frame, "e", (Rect){110, 225, 100, 40}); // not quite level
    scan_fixture_add(&frame, "f", (Rect){220, 250, 100, 40}); // no more
    expect_rows(&frame, "ab c de f");
}

// A bar whose ends are read before the page and its middle after it, as on small glass.
static void a_bar_that_is_read_in_parts_is_one(void **state)
{
    Frame frame = scan_fixture(*state, "abc ef");
    for (int i = 0; i < 3; i++)
        frame.targets.at[i].rect.x *= 2;
    scan_fixture_add(&frame, "x", (Rect){50, 0, 40, 40});
    scan_fixture_add(&frame, "y", (Rect){150, 0, 40, 40});
    expect_rows(&frame, "axbyc ef");
}

static void a_long_row_is_parted(void **state)
{
    Frame frame = scan_fixture(*state, "abcdef ghijklmn opqrstuvwxyz12");
    expect_rows(&frame, "abcdef ghij klmn opqrs tuvwx yz12");
}

// Links of one line reach over their words.
static void neighbours_may_touch(void **state)
{
    Frame frame = scan_fixture(*state, "");
    scan_fixture_add(&frame, "a", (Rect){0, 0, 100, 80});
    scan_fixture_add(&frame, "b", (Rect){90, 0, 100, 80});
    scan_fixture_add(&frame, "c", (Rect){40, 60, 100, 80});
    expect_rows(&frame, "ab c");
}

static void an_open_sheet_is_where_it_begins(void **state)
{
    Frame frame = scan_fixture(*state, "<a b c d>");
    scan_fixture_add(&frame, "s", (Rect){0, 100, 40, 20}); // between "c" and the lower bar
    scan_fixture_add(&frame, "t", (Rect){0, 125, 40, 20});
    frame.targets.at[3].rect.y = 70;
    expect_rows(&frame, "<a b c s t > d");
    ScanRows rows;
    frame.sheet = (Rect){0, 95, 800, 65};
    expect_rows(&frame, "<a c s t d >"); // what it leaves of the page is out of reach
    scan_rows(&frame, *state, &rows);
    assert_int_equal(rows.home, 2);
    frame.is_page_live = true;
    scan_rows(&frame, *state, &rows);
    assert_int_equal(rows.home, 3);
    frame.sheet = (Rect){0, 160, 800, 65};
    scan_rows(&frame, *state, &rows); // one that holds nothing to touch
    assert_int_equal(rows.home, 1);
}

#define ROWS_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROWS_TEST(what_stands_beside_each_other_is_a_row),
        ROWS_TEST(what_cannot_be_touched_is_in_none),
        ROWS_TEST(rows_from_right_to_left_keep_the_order_of_reading),
        ROWS_TEST(unequal_neighbours_are_a_row_where_they_are_level),
        ROWS_TEST(neighbours_may_touch),
        ROWS_TEST(a_bar_that_is_read_in_parts_is_one),
        ROWS_TEST(a_long_row_is_parted),
        ROWS_TEST(an_open_sheet_is_where_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
