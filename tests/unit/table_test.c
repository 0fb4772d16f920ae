#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "pages_fixture.h"

typedef PagesFixture Fixture;

// All pages of an outline.
static Pages *pages_of(Fixture *f, const char *outline, int width_px, int height_px)
{
    Pages *pages = pages_fixture_outline(f, outline, width_px, height_px);
    assert_true(pages_extend(pages, 100));
    return pages;
}

// The lines of a page, with a bar between them.
static const char *words_of(Fixture *f, Pages *pages, int page)
{
    Frame frame = pages_fixture_draw(f, pages, page, pages_fixture_theme(400, 400, 20));
    Text words = TEXT("");
    for (int i = 0; i < frame.lines.count; i++)
        words = text_format(f->arena, "%.*s%s%.*s", TEXT_ARGS(words), i ? "|" : "", TEXT_ARGS(frame.lines.at[i].text));
    return text_string(f->arena, words);
}

static bool is_strong(Fixture *f, Pages *pages, int page, const char *words)
{
    Frame frame = pages_fixture_draw(f, pages, page, pages_fixture_theme(400, 400, 20));
    for (int i = 0; i < frame.marks.count; i++) {
        const Mark *mark = &frame.marks.at[i];
        if (mark->kind == MARK_RUN && text_is(mark->run.text, words))
            return mark->run.font.style & SPAN_STRONG;
    }
    return false;
}

static const char lists[] = "table#t\n  tr#heads\n    th#a Alone\n    th#b Together\n    th#c Neither\n  tr#r\n"
                            "    td#d\n      ul#u1\n        li#l1 first\n        li#l2 second\n"
                            "    td#e\n      ul#u2\n        li#l3 third\n        li#l4 fourth\n"
                            "    td#g\n      p#p1 fifth\n";

// Below each other, a cell that begins with a list stands under its column's head as one with words follows it.
static void stacked_cells_say_their_heads(void **state)
{
    Fixture *f = *state;
    Pages *pages = pages_of(f, lists, 160, 600);
    assert_int_equal(pages_count(pages), 1);
    assert_string_equal(words_of(f, pages, 0), "Alone|first|second|Together|third|fourth|Neither: fifth");
    assert_true(is_strong(f, pages, 0, "Alone"));
    assert_true(is_strong(f, pages, 0, "Together"));
    assert_true(is_strong(f, pages, 0, "Neither:"));
    assert_false(is_strong(f, pages, 0, "third"));
}

static void a_stacked_head_stays_with_its_cell(void **state)
{
    Fixture *f = *state;
    Pages *pages = pages_of(f, lists, 160, 150);
    assert_string_equal(words_of(f, pages, 0), "Alone|first|second");
    assert_string_equal(words_of(f, pages, 1), "Together|third|fourth|Neither: fifth");
    // A place at a head is the cell's: it is found again there.
    Place place = pages_place(pages, 1);
    assert_string_equal(place.block.at, "e");
    assert_int_equal(pages_find(pages, place), 1);
}

// What cannot be said again in few words stands once above all cells, which begin with its first words.
static void a_head_of_more_than_a_paragraph_stands_once(void **state)
{
    Fixture *f = *state;
    const char *outline = "table#t\n  tr#heads\n    th#a\n      p#h1 Alone\n      p#h2 or not\n    th#b Together\n"
                          "    th#c Neither\n  tr#r\n    td#d\n      ul#u\n        li#l1 first\n    td#e second\n"
                          "    td#g third\n";
    Pages *pages = pages_of(f, outline, 160, 600);
    assert_string_equal(words_of(f, pages, 0),
                        "Alone|or not|Together|Neither|Alone|first|Together: second|Neither: third");
}

static const char days[] = "p#p1 one\ntable#t\n  tr#heads\n    th#a Day\n  tr#r1\n    td#b Monday\n  tr#r2\n    td#c "
                           "Tuesday\n  tr#r3\n    td#d Friday\n";

static void no_row_stands_alone_below_its_heads(void **state)
{
    Fixture *f = *state;
    Pages *high = pages_of(f, days, 400, 170), *low = pages_of(f, days, 400, 130);
    assert_string_equal(words_of(f, high, 0), "one|Day|Monday|Tuesday");
    assert_string_equal(words_of(f, low, 0), "one");
    assert_string_equal(words_of(f, low, 1), "Day|Monday|Tuesday");
}

static void heads_are_said_again_where_a_table_goes_on(void **state)
{
    Fixture *f = *state;
    Pages *pages = pages_of(f, days, 400, 170);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(words_of(f, pages, 1), "Day|Friday");
    // They are no place of their own, and no words that are still to be read.
    assert_string_equal(pages_place(pages, 1).block.at, "d");
    assert_int_equal(pages_find(pages, pages_place(pages, 1)), 1);
    assert_int_equal(pages_words_after(pages, 1), 1);
}

// Heads that are said above each row would fill the glass: each row says its own.
static void rows_that_stand_alone_below_their_heads_say_them(void **state)
{
    Fixture *f = *state;
    const char *outline = "table#t\n  tr#heads\n    th#a Day\n  tr#r1\n    td#b\n      p#p1 one\n      p#p2 two\n"
                          "      p#p3 three\n  tr#r2\n    td#c four\n";
    Pages *low = pages_of(f, outline, 400, 130), *high = pages_of(f, outline, 400, 230);
    assert_int_equal(pages_count(low), 2);
    assert_string_equal(words_of(f, low, 0), "Day: one|two|three");
    assert_string_equal(words_of(f, low, 1), "Day: four");
    assert_string_equal(words_of(f, high, 0), "Day|one|two|three|four");
}

static void columns_that_would_break_a_word_stand_below_each_other(void **state)
{
    Fixture *f = *state;
    const char *outline = "table#t\n  tr#heads\n    th#a Sign\n    th#b Guard\n  tr#r\n    td#c Unbreakable\n"
                          "    td#d one two three four\n";
    Pages *narrow = pages_of(f, outline, 200, 400), *wide = pages_of(f, outline, 242, 400);
    assert_string_equal(words_of(f, narrow, 0), "Sign: Unbreakable|Guard: one two|three four");
    assert_string_equal(words_of(f, wide, 0), "Sign|Guard|Unbreakable|one two|three four");
}

// Two lines each, on pages that hold five.
static void cells_below_each_other_stay_with_their_row(void **state)
{
    Fixture *f = *state;
    const char *outline = "p#p one\ntable#t\n  tr#heads\n    th#a Sign\n    th#b Guard\n"
                          "  tr#r1\n    td#c Snapping\n    td#d one\n  tr#r2\n    td#e Distancing\n    td#f two\n"
                          "  tr#r3\n    td#g Numbness\n    td#h three\n";
    Pages *pages = pages_of(f, outline, 160, 160);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(words_of(f, pages, 0), "one|Sign: Snapping|Guard: one");
    assert_string_equal(words_of(f, pages, 1), "Sign: Distancing|Guard: two|Sign: Numbness|Guard: three");
}

// The heads and three rows have room: of four, two stand on each page.
static void the_last_row_does_not_stand_alone(void **state)
{
    Fixture *f = *state;
    const char *outline = "table#t\n  tr#heads\n    th#a Day\n  tr#r1\n    td#b Monday\n  tr#r2\n    td#c Tuesday\n"
                          "  tr#r3\n    td#d Friday\n  tr#r4\n    td#e Sunday\n";
    Pages *pages = pages_of(f, outline, 400, 165);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(words_of(f, pages, 0), "Day|Monday|Tuesday");
    assert_string_equal(words_of(f, pages, 1), "Day|Friday|Sunday");
}

static void three_rows_do_not_part_below_half_a_page(void **state)
{
    Fixture *f = *state;
    const char *outline = text_string(f->arena, text_format(f->arena, "p#q1 one\np#q2 two\n%s", days));
    Pages *pages = pages_of(f, outline, 400, 230);
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(words_of(f, pages, 0), "one|two|one");
    assert_string_equal(words_of(f, pages, 1), "Day|Monday|Tuesday|Friday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(stacked_cells_say_their_heads, pages_fixture_open, pages_fixture_close),
        cmocka_unit_test_setup_teardown(a_stacked_head_stays_with_its_cell, pages_fixture_open, pages_fixture_close),
        cmocka_unit_test_setup_teardown(a_head_of_more_than_a_paragraph_stands_once, pages_fixture_open,
                                        pages_fixture_close),
        cmocka_unit_test_setup_teardown(no_row_stands_alone_below_its_heads, pages_fixture_open, pages_fixture_close),
        cmocka_unit_test_setup_teardown(heads_are_said_again_where_a_table_goes_on, pages_fixture_open,
                                        pages_fixture_close),
        cmocka_unit_test_setup_teardown(rows_that_stand_alone_below_their_heads_say_them, pages_fixture_open,
                                        pages_fixture_close),
        cmocka_unit_test_setup_teardown(columns_that_would_break_a_word_stand_below_each_other, pages_fixture_open,
                                        pages_fixture_close),
        cmocka_unit_test_setup_teardown(cells_below_each_other_stay_with_their_row, pages_fixture_open,
                                        pages_fixture_close),
        cmocka_unit_test_setup_teardown(the_last_row_does_not_stand_alone, pages_fixture_open, pages_fixture_close),
        cmocka_unit_test_setup_teardown(three_rows_do_not_part_below_half_a_page, pages_fixture_open,
                                        pages_fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
