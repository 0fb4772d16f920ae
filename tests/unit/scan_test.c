// The highlight that one switch or two drive: where it begins, where it goes, and where it is in the next frame.
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

// The letters it is at; "-" when it rests.
static void expect_at(const Scan *scan, const Frame *frame, const char *letters)
{
    ScanRows rows = scan_fixture_rows(frame);
    ScanRow at;
    Text told = scan_at(scan, &rows, &at) ? TEXT("") : TEXT("-");
    for (int i = 0; told.at[0] != '-' && i < at.count; i++)
        told =
            text_format(frame->arena, "%.*s%.*s", TEXT_ARGS(told), TEXT_ARGS(frame->targets.at[at.targets[i]].label));
    assert_string_equal(told.size ? told.at : "", letters);
}

static void begin(Scan *scan, const Frame *frame)
{
    ScanRows rows = scan_fixture_rows(frame);
    scan_begin(scan, &rows, 0);
}

static void step(Scan *scan, const Frame *frame)
{
    ScanRows rows = scan_fixture_rows(frame);
    scan_step(scan, &rows, 0);
}

// The letter that was taken, or 0.
static char press(Scan *scan, const Frame *frame)
{
    ScanRows rows = scan_fixture_rows(frame);
    int index = scan_act(scan, &rows, 0);
    return index < 0 ? 0 : frame->targets.at[index].label.at[0];
}

static void apply(Scan *scan, Frame *frame)
{
    ScanRows rows = scan_fixture_rows(frame);
    scan_apply(scan, &rows, frame, 0);
}

// ---- where it begins

static void begins_with_the_page_itself(void **state)
{
    Frame page = scan_fixture(*state, "<a bc d a>"), words = scan_fixture(*state, "<a a>");
    Frame bar = scan_fixture(*state, "<a <b");
    Scan scan = {0};
    begin(&scan, &page);
    expect_at(&scan, &page, "bc");
    begin(&scan, &words);
    expect_at(&scan, &words, ">");
    begin(&scan, &bar);
    expect_at(&scan, &bar, "<a");
}

static void rests_until_it_begins(void **state)
{
    Frame frame = scan_fixture(*state, "ab c");
    Scan scan = {0};
    apply(&scan, &frame);
    expect_at(&scan, &frame, "-");
    assert_int_equal(frame.ring.w, 0);
    assert_true(scan_due_ms(&scan, SCAN_QUICK) == INT64_MAX);
}

// ---- where it goes

static void goes_round_the_rows(void **state)
{
    Frame frame = scan_fixture(*state, "ab c de");
    Scan scan = {0};
    begin(&scan, &frame);
    const char *const way[] = {"c", "de", "ab", "c"};
    for (int i = 0; i < 4; i++) {
        step(&scan, &frame);
        expect_at(&scan, &frame, way[i]);
    }
    assert_int_equal(scan.rounds, 1);
}

static void enters_a_row_goes_through_it_and_comes_out(void **state)
{
    Frame frame = scan_fixture(*state, "ab cde");
    Scan scan = {0};
    begin(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(press(&scan, &frame), 0);
    const char *const way[] = {"c", "d", "e", "cde", "ab"};
    for (int i = 0; i < 5; i++) {
        expect_at(&scan, &frame, way[i]);
        step(&scan, &frame);
    }
}

static void takes_a_control(void **state)
{
    Frame frame = scan_fixture(*state, "ab cde");
    Scan scan = {0};
    begin(&scan, &frame);
    press(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(press(&scan, &frame), 'b');
    assert_int_equal(press(&scan, &frame), 'b'); // and again, without a way back to it
}

static void enters_a_row_at_its_right_where_that_is_read_first(void **state)
{
    Frame frame = scan_fixture(*state, "abc de");
    scan_fixture_mirror(&frame);
    Scan scan = {0};
    begin(&scan, &frame);
    press(&scan, &frame);
    expect_at(&scan, &frame, "a");
}

static void a_row_of_one_acts_at_once(void **state)
{
    Frame frame = scan_fixture(*state, "ab c");
    Scan scan = {0};
    begin(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(press(&scan, &frame), 'c');
}

static void an_only_row_needs_no_entering(void **state)
{
    Frame frame = scan_fixture(*state, "abc");
    Scan scan = {0};
    begin(&scan, &frame);
    const char *const way[] = {"a", "b", "c", "a"};
    for (int i = 0; i < 4; i++) {
        expect_at(&scan, &frame, way[i]);
        step(&scan, &frame);
    }
    assert_int_equal(scan.rounds, 1);
    assert_int_equal(press(&scan, &frame), 'b');
}

static void an_empty_frame_does_no_harm(void **state)
{
    Frame empty = scan_fixture(*state, "");
    Scan scan = {0};
    begin(&scan, &empty);
    assert_int_equal(press(&scan, &empty), 0);
    for (int i = 0; i < SCAN_ROUNDS; i++)
        step(&scan, &empty);
    assert_int_equal(scan.rounds, SCAN_ROUNDS);
    apply(&scan, &empty);
    assert_int_equal(empty.ring.w, 0);
}

// Rounds that nobody answered are counted from the last press on.
static void a_press_begins_the_rounds_anew(void **state)
{
    Frame frame = scan_fixture(*state, "ab c de");
    Scan scan = {0};
    begin(&scan, &frame);
    for (int i = 0; i < 7; i++)
        step(&scan, &frame);
    assert_int_equal(scan.rounds, 2);
    press(&scan, &frame);
    assert_int_equal(scan.rounds, 0);
    step(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(scan.rounds, 0); // it is not back where the press was
    step(&scan, &frame);
    assert_int_equal(scan.rounds, 1);
}

// ---- the next frame

static void follows_its_control(void **state)
{
    Frame before = scan_fixture(*state, "<a bc d>"), after = scan_fixture(*state, "<a xd> y");
    Scan scan = {0};
    begin(&scan, &before);
    step(&scan, &before);
    assert_int_equal(press(&scan, &before), '>');
    apply(&scan, &after);
    expect_at(&scan, &after, ">");
    assert_true(after.targets.at[4].focused);
    assert_memory_equal(&after.ring, &after.targets.at[4].rect, sizeof after.ring);
    assert_int_equal(press(&scan, &after), '>');
}

// What is wanted next is one place, and the other controls of its bar are another.
static void comes_to_where_one_goes_on(void **state)
{
    Frame frame = scan_fixture(*state, "<a bc de fg>");
    Scan scan = {0};
    ScanRows rows = scan_fixture_rows(&frame);
    begin(&scan, &frame);
    scan_come(&scan, &rows, 7, 0);
    expect_at(&scan, &frame, "fg");
    scan_come(&scan, &rows, 8, 0);
    expect_at(&scan, &frame, ">");
    scan_come(&scan, &rows, 4, 0);
    expect_at(&scan, &frame, "de");
}

// Its row got another first control: it is still that row.
static void follows_its_row(void **state)
{
    Frame before = scan_fixture(*state, "ab cd"), after = scan_fixture(*state, "ab xcd e");
    Scan scan = {0};
    begin(&scan, &before);
    step(&scan, &before);
    apply(&scan, &after);
    expect_at(&scan, &after, "xcd");
    assert_int_equal(after.ring.w, 140);
    for (int i = 0; i < after.targets.count; i++)
        assert_false(after.targets.at[i].focused);
}

static void begins_anew_where_its_control_is_gone(void **state)
{
    Frame before = scan_fixture(*state, "<a bc d>"), after = scan_fixture(*state, "<a x yz >");
    Frame dead = scan_fixture(*state, "<a Bc d>");
    Scan scan = {0}, other;
    begin(&scan, &before);
    press(&scan, &before);
    assert_int_equal(press(&scan, &before), 'b');
    other = scan;
    apply(&scan, &after);
    expect_at(&scan, &after, "x");
    apply(&other, &dead);
    expect_at(&other, &dead, "c");
}

static void leaves_its_place_for_a_sheet(void **state)
{
    Frame before = scan_fixture(*state, "<a b cd>"), after = scan_fixture(*state, "<a b ef cd>");
    Scan scan = {0};
    begin(&scan, &before);
    step(&scan, &before);
    step(&scan, &before);
    press(&scan, &before);
    assert_int_equal(press(&scan, &before), 'c');
    scan_leave(&scan);
    ScanRows rows;
    after.sheet = (Rect){0, 100, SCAN_FIXTURE_W, 100};
    scan_rows(&after, *state, &rows);
    scan_apply(&scan, &rows, &after, 0);
    ScanRow at;
    assert_true(scan_at(&scan, &rows, &at));
    assert_int_equal(after.targets.at[at.targets[0]].label.at[0], 'e');
}

static void goes_from_a_tab_to_its_choices(void **state)
{
    Frame frame = scan_fixture(*state, "<a bcd ef gh");
    for (int i = 2; i < 7; i++)
        frame.targets.at[i].role = ROLE_TAB; // two rows of them
    Scan scan = {0};
    begin(&scan, &frame);
    press(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(press(&scan, &frame), 'c');
    ScanRows rows = scan_fixture_rows(&frame);
    scan_leave_tabs(&scan, &rows, 0);
    expect_at(&scan, &frame, "gh");
}

// Of two that are called the same, it stays on the one it stands on, and reaches both.
static void twins_are_reached_both(void **state)
{
    Frame frame = scan_fixture(*state, "a b a c");
    Scan scan = {0};
    begin(&scan, &frame);
    step(&scan, &frame);
    step(&scan, &frame);
    apply(&scan, &frame);
    assert_int_equal(frame.ring.y, 100);
    step(&scan, &frame);
    expect_at(&scan, &frame, "c");
}

// ---- time

static void stays_as_long_as_its_pace_says(void **state)
{
    Frame frame = scan_fixture(*state, "ab c de");
    ScanRows rows = scan_fixture_rows(&frame);
    static const int paces_ms[] = {[SCAN_SLOW] = 3000, [SCAN_MIDDLE] = 2000, [SCAN_QUICK] = 1200};
    for (ScanPace pace = SCAN_SLOW; pace <= SCAN_QUICK; pace++) {
        Scan scan = {0};
        scan_begin(&scan, &rows, 1000);
        assert_int_equal(scan_due_ms(&scan, pace), 1000 + paces_ms[pace] * 3 / 2);
        scan_step(&scan, &rows, 5000);
        assert_int_equal(scan_due_ms(&scan, pace), 5000 + paces_ms[pace]);
        scan_step(&scan, &rows, 6000);
        scan_step(&scan, &rows, 7000); // the first row
        assert_int_equal(scan_due_ms(&scan, pace), 7000 + paces_ms[pace] * 3 / 2);
        scan_act(&scan, &rows, 9000); // the first control of a row
        assert_int_equal(scan_due_ms(&scan, pace), 9000 + paces_ms[pace] * 3 / 2);
        assert_true(scan_due_ms(&scan, SCAN_BY_HAND) == INT64_MAX);
        assert_true(scan_due_ms(&scan, SCAN_OFF) == INT64_MAX);
    }
}

static void a_tremor_is_one_press(void **state)
{
    (void)state;
    Scan scan = {0};
    assert_true(scan_hears(&scan, 0, 0));
    assert_false(scan_hears(&scan, 0, 1));
    assert_true(scan_hears(&scan, 1, 10)); // the other switch
    assert_false(scan_hears(&scan, 0, SCAN_DEAF_MS - 1));
    assert_true(scan_hears(&scan, 0, SCAN_DEAF_MS));
    scan_rest(&scan);
    assert_false(scan_hears(&scan, 0, SCAN_DEAF_MS + 1));
}

// ---- rest

static void begins_again_where_something_was_taken_last(void **state)
{
    Frame frame = scan_fixture(*state, "<a bc d>"), other = scan_fixture(*state, "<a bc");
    Scan scan = {0};
    begin(&scan, &frame);
    step(&scan, &frame);
    assert_int_equal(press(&scan, &frame), '>');
    step(&scan, &frame);
    step(&scan, &frame);
    scan_pause(&scan);
    apply(&scan, &frame);
    expect_at(&scan, &frame, "-");
    assert_int_equal(frame.ring.w, 0);
    Scan elsewhere = scan;
    begin(&scan, &frame);
    expect_at(&scan, &frame, ">");
    begin(&elsewhere, &other);
    expect_at(&elsewhere, &other, "bc");
}

static void a_touch_makes_it_forget(void **state)
{
    Frame frame = scan_fixture(*state, "<a bc d>");
    Scan scan = {0};
    begin(&scan, &frame);
    step(&scan, &frame);
    press(&scan, &frame);
    press(&scan, &frame);
    scan_rest(&scan);
    assert_int_equal(scan.key, 0);
    assert_int_equal(scan.taken_key, 0);
    begin(&scan, &frame);
    expect_at(&scan, &frame, "bc");
}

#define SCAN_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCAN_TEST(begins_with_the_page_itself),
        SCAN_TEST(rests_until_it_begins),
        SCAN_TEST(goes_round_the_rows),
        SCAN_TEST(enters_a_row_goes_through_it_and_comes_out),
        SCAN_TEST(takes_a_control),
        SCAN_TEST(enters_a_row_at_its_right_where_that_is_read_first),
        SCAN_TEST(a_row_of_one_acts_at_once),
        SCAN_TEST(an_only_row_needs_no_entering),
        SCAN_TEST(an_empty_frame_does_no_harm),
        SCAN_TEST(a_press_begins_the_rounds_anew),
        SCAN_TEST(follows_its_control),
        SCAN_TEST(comes_to_where_one_goes_on),
        SCAN_TEST(follows_its_row),
        SCAN_TEST(begins_anew_where_its_control_is_gone),
        SCAN_TEST(leaves_its_place_for_a_sheet),
        SCAN_TEST(goes_from_a_tab_to_its_choices),
        SCAN_TEST(twins_are_reached_both),
        SCAN_TEST(stays_as_long_as_its_pace_says),
        SCAN_TEST(a_tremor_is_one_press),
        SCAN_TEST(begins_again_where_something_was_taken_last),
        SCAN_TEST(a_touch_makes_it_forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
