#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/focus.h"
#include "fixed_metrics.h"

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

// A frame with a target for each letter; capitals cannot be touched.
static Frame frame_of(Arena *arena, const char *letters)
{
    Theme theme = fixed_theme(800, 600);
    Frame frame = frame_begin(arena, &theme);
    for (int i = 0; letters[i]; i++) {
        bool is_enabled = letters[i] >= 'a';
        Target target = {
            .label = {&letters[i], 1},
            .action = {.kind = ACTION_OPEN, .index = letters[i]},
            .rect = {i * 50, 0, 40, 40},
            .enabled = is_enabled,
        };
        frame_target(&frame, &target);
    }
    return frame;
}

static ReadingOrder reading_order_of(const Frame *frame)
{
    ReadingOrder stops;
    reading_order_find(frame, frame->arena, &stops);
    return stops;
}

static char letter_in_focus(const Focus *focus, const Frame *frame)
{
    ReadingOrder stops = reading_order_of(frame);
    const Stop *stop = focus_stop(focus, &stops);
    return stop ? frame->targets.at[stop->index].label.at[0] : '-';
}

static void move(Focus *focus, const Frame *frame, int step)
{
    ReadingOrder stops = reading_order_of(frame);
    focus_move(focus, &stops, step);
}

static void apply(Focus *focus, Frame *frame)
{
    ReadingOrder stops = reading_order_of(frame);
    focus_apply(focus, &stops, frame);
}

static void moves_in_reading_order_around_the_ends(void **state)
{
    Frame frame = frame_of(*state, "abc");
    Focus focus = {0};
    assert_int_equal(letter_in_focus(&focus, &frame), '-');
    const char forth[] = "abcab";
    for (int i = 0; forth[i]; i++) {
        move(&focus, &frame, 1);
        assert_int_equal(letter_in_focus(&focus, &frame), forth[i]);
    }
    const char back[] = "acb";
    for (int i = 0; back[i]; i++) {
        move(&focus, &frame, -1);
        assert_int_equal(letter_in_focus(&focus, &frame), back[i]);
    }
}

static void begins_at_the_end_when_going_back(void **state)
{
    Frame frame = frame_of(*state, "abc");
    Focus focus = {0};
    move(&focus, &frame, -1);
    assert_int_equal(letter_in_focus(&focus, &frame), 'c');
}

static void steps_over_what_cannot_be_touched(void **state)
{
    Frame frame = frame_of(*state, "AbCDe");
    Focus focus = {0};
    const char forth[] = "beb";
    for (int i = 0; forth[i]; i++) {
        move(&focus, &frame, 1);
        assert_int_equal(letter_in_focus(&focus, &frame), forth[i]);
    }
}

static void stays_hidden_where_there_is_nothing(void **state)
{
    Frame empty = frame_of(*state, ""), dead = frame_of(*state, "AB");
    Focus focus = {0};
    move(&focus, &empty, 1);
    assert_int_equal(letter_in_focus(&focus, &empty), '-');
    move(&focus, &dead, 1);
    assert_int_equal(letter_in_focus(&focus, &dead), '-');
}

static void follows_its_target_into_a_new_frame(void **state)
{
    Frame before = frame_of(*state, "abc"), after = frame_of(*state, "xyzb");
    Focus focus = {0};
    move(&focus, &before, 1);
    move(&focus, &before, 1);
    apply(&focus, &after);
    assert_int_equal(letter_in_focus(&focus, &after), 'b');
    for (int i = 0; i < after.targets.count; i++)
        assert_int_equal(after.targets.at[i].focused, i == 3);
}

// What was focused is gone: nothing is focused, and the next step takes up where it was.
static void goes_on_from_where_its_target_was(void **state)
{
    Frame before = frame_of(*state, "abcd"), after = frame_of(*state, "abd");
    Focus focus = {0};
    for (int i = 0; i < 3; i++)
        move(&focus, &before, 1);
    assert_int_equal(letter_in_focus(&focus, &before), 'c');
    Focus other = focus;
    apply(&focus, &after);
    assert_int_equal(letter_in_focus(&focus, &after), '-');
    move(&focus, &after, 1);
    assert_int_equal(letter_in_focus(&focus, &after), 'd');
    apply(&other, &after);
    move(&other, &after, -1);
    assert_int_equal(letter_in_focus(&other, &after), 'b');
}

static void a_disabled_target_loses_it(void **state)
{
    Frame before = frame_of(*state, "ab"), after = frame_of(*state, "ab");
    Focus focus = {0};
    move(&focus, &before, 1);
    after.targets.at[0].enabled = false;
    apply(&focus, &after);
    assert_false(after.targets.at[0].focused);
    assert_int_equal(letter_in_focus(&focus, &after), '-');
    assert_int_equal(after.ring.w, 0);
}

static void a_finger_hides_it(void **state)
{
    Frame frame = frame_of(*state, "ab");
    Focus focus = {0};
    move(&focus, &frame, 1);
    move(&focus, &frame, 1);
    focus_hide(&focus);
    apply(&focus, &frame);
    assert_false(frame.targets.at[0].focused || frame.targets.at[1].focused);
    move(&focus, &frame, 1); // and it begins anew
    assert_int_equal(letter_in_focus(&focus, &frame), 'a');
}

// The key is what a target is, wherever it stands and whether it is selected.
static void keys_tell_targets_apart(void **state)
{
    (void)state;
    Target card = {
        .label = TEXT("Read"), .action = {.kind = ACTION_OPEN, .id = id_of(TEXT("one"))}, .rect = {0, 0, 9, 9}};
    Target moved = card, other = card, renamed = card, numbered = card, valued = card;
    moved.rect.x = 50;
    moved.selected = true;
    other.action.id = id_of(TEXT("two"));
    renamed.label = TEXT("Skip");
    numbered.action.index = 1;
    valued.action.value = 1;
    assert_true(target_key(&card) == target_key(&moved));
    assert_true(target_key(&card) != target_key(&other));
    assert_true(target_key(&card) != target_key(&renamed));
    assert_true(target_key(&card) != target_key(&numbered));
    assert_true(target_key(&card) != target_key(&valued));
    assert_true(target_key(&numbered) != target_key(&valued));
    assert_true(target_key(&card) != 0);
}

// The ring goes around both parts of a link that takes two lines, and the next control follows.
static void a_link_over_two_lines_is_one_stop(void **state)
{
    Frame frame = frame_of(*state, "abc");
    frame.targets.at[1].is_rest = true;
    ReadingOrder stops = reading_order_of(&frame);
    Focus focus = {0};
    focus_move(&focus, &stops, 1);
    focus_apply(&focus, &stops, &frame);
    assert_memory_equal(&frame.ring, &frame.targets.at[0].rect, sizeof(Rect));
    assert_memory_equal(&frame.ring_rest, &frame.targets.at[1].rect, sizeof(Rect));
    assert_true(frame.targets.at[0].focused && !frame.targets.at[1].focused);
    focus_move(&focus, &stops, 1);
    assert_int_equal(letter_in_focus(&focus, &frame), 'c');
    focus_move(&focus, &stops, -1);
    assert_int_equal(letter_in_focus(&focus, &frame), 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(moves_in_reading_order_around_the_ends, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(begins_at_the_end_when_going_back, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(steps_over_what_cannot_be_touched, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(stays_hidden_where_there_is_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(follows_its_target_into_a_new_frame, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(goes_on_from_where_its_target_was, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_disabled_target_loses_it, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_finger_hides_it, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_link_over_two_lines_is_one_stop, open_arena, close_arena),
        cmocka_unit_test(keys_tell_targets_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
