// What a reader meets on a frame, one after the other.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixed_metrics.h"
#include "page/reading-order.h"

typedef struct Desk {
    Arena *arena;
    Frame frame;
    ReadingOrder stops;
} Desk;

static int open_desk(void **state)
{
    static Desk desk;
    Theme theme = fixed_theme(800, 600);
    desk = (Desk){.arena = arena_create()};
    desk.frame = frame_begin(desk.arena, &theme);
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    arena_destroy(((Desk *)*state)->arena);
    return 0;
}

static void add_line(Desk *desk, const char *block, const char *passage, Rect rect)
{
    Text text = text_copy(desk->arena, text_of(passage));
    *array_push(desk->arena, &desk->frame.lines) =
        (Line){.text = text, .passage = text, .end = (uint32_t)text.size, .rect = rect, .block = id_of(text_of(block))};
}

static void add_target(Desk *desk, const char *label, Role role, Rect rect)
{
    frame_target(&desk->frame, &(Target){.label = text_of(label), .role = role, .rect = rect, .enabled = true});
}

// Kinds and first lines, as "w0 t2 p3".
static void expect_stops(Desk *desk, const char *expected)
{
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    Text found = TEXT("");
    for (int i = 0; i < desk->stops.count; i++) {
        const Stop *stop = &desk->stops.at[i];
        int at = stop->kind == STOP_WORDS ? stop->first : stop->index;
        found = text_format(desk->arena, "%.*s%s%c%d", TEXT_ARGS(found), i ? " " : "", "wpt"[stop->kind], at);
    }
    if (!text_is(found, expected))
        fail_msg("found \"%.*s\", not \"%s\"", TEXT_ARGS(found), expected);
}

static void joins_the_lines_of_a_passage(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Two lines", (Rect){0, 0, 100, 20});
    add_line(desk, "b1", "Two lines", (Rect){0, 30, 100, 20});
    desk->frame.lines.at[1].passage = desk->frame.lines.at[0].passage;
    add_line(desk, "b2", "Another", (Rect){0, 60, 100, 20});
    expect_stops(desk, "w0 w2");
    assert_int_equal(desk->stops.at[0].end, 2);
    assert_int_equal(desk->stops.at[0].rect.h, 50);
    assert_false(desk->stops.at[0].is_enabled);
}

static void gives_a_control_the_words_on_it(void **state)
{
    Desk *desk = *state;
    add_line(desk, "", "Before", (Rect){0, 0, 100, 20});
    add_line(desk, "", "Label", (Rect){10, 40, 80, 20});
    add_line(desk, "", "Detail", (Rect){10, 60, 80, 20});
    add_target(desk, "Label", ROLE_CARD, (Rect){0, 30, 100, 60});
    add_line(desk, "", "After", (Rect){0, 100, 100, 20});
    expect_stops(desk, "w0 t0 w3");
    assert_int_equal(desk->stops.at[1].first, 1);
    assert_int_equal(desk->stops.at[1].end, 3);
}

static void lets_links_follow_their_words(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Read on here", (Rect){0, 0, 200, 20});
    add_target(desk, "here", ROLE_LINK, (Rect){0, 0, 200, 20});
    add_line(desk, "b2", "More", (Rect){0, 30, 200, 20});
    expect_stops(desk, "w0 t0 w1");
    assert_int_equal(desk->stops.at[1].end, 0);
}

// The room in which a line alone is touched may reach over what stands below it.
static void leaves_to_others_what_a_link_does_not_say(void **state)
{
    Desk *desk = *state;
    add_line(desk, "", "A no is enough.", (Rect){0, 30, 400, 20});
    add_line(desk, "", "3 of 7", (Rect){0, 60, 80, 20});
    add_target(desk, "A no is enough.", ROLE_LINK, (Rect){0, 0, 400, 80});
    expect_stops(desk, "t0 w1");
}

// A link that takes two lines is met once, and found by either of its parts.
static void meets_a_link_over_two_lines_once(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Read on and go to the", (Rect){0, 0, 200, 20});
    add_line(desk, "b1", "end of it here", (Rect){0, 20, 200, 20});
    desk->frame.lines.at[1].passage = desk->frame.lines.at[0].passage;
    add_target(desk, "the end", ROLE_LINK, (Rect){170, 0, 30, 20});
    add_target(desk, "end", ROLE_LINK, (Rect){0, 20, 40, 20});
    desk->frame.targets.at[1].is_rest = true;
    add_target(desk, "here", ROLE_LINK, (Rect){160, 20, 40, 20});
    expect_stops(desk, "w0 t0 t2");
    assert_ptr_equal(reading_order_at(&desk->stops, 180, 10), &desk->stops.at[1]);
    assert_ptr_equal(reading_order_at(&desk->stops, 20, 30), &desk->stops.at[1]);
    assert_ptr_equal(reading_order_target(&desk->stops, 1), &desk->stops.at[1]);
    assert_ptr_equal(reading_order_target(&desk->stops, 2), &desk->stops.at[2]);
}

static void sets_pictures_between_words(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Above", (Rect){0, 0, 100, 20});
    frame_picture(&desk->frame, (Rect){0, 30, 100, 100}, &(PictureLook){.path = TEXT("a.svg"), .alt = TEXT("A tree")});
    add_line(desk, "b2", "Below", (Rect){0, 140, 100, 20});
    expect_stops(desk, "w0 p0 w1");
}

static void keys_differ_and_last(void **state)
{
    Desk *desk = *state;
    for (int i = 0; i < 2; i++) {
        add_line(desk, "b1", "Same", (Rect){0, 60 * i, 100, 20});
        frame_picture(&desk->frame, (Rect){0, 60 * i + 20, 100, 20},
                      &(PictureLook){.path = TEXT("a.svg"), .alt = TEXT("Same")});
        add_target(desk, "Same", ROLE_BUTTON, (Rect){200, 60 * i, 100, 20});
    }
    expect_stops(desk, "w0 p0 t0 w1 p1 t1");
    uint64_t keys[6];
    for (int i = 0; i < 6; i++) {
        keys[i] = desk->stops.at[i].key;
        assert_ptr_equal(reading_order_keyed(&desk->stops, keys[i]), &desk->stops.at[i]);
    }
    assert_true(keys[2] == target_key(&desk->frame.targets.at[0]));
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    for (int i = 0; i < 6; i++)
        assert_true(keys[i] == desk->stops.at[i].key);
    assert_null(reading_order_keyed(&desk->stops, 0));
}

static void finds_a_control_before_its_words(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Read on here", (Rect){0, 0, 200, 20});
    add_target(desk, "here", ROLE_LINK, (Rect){150, 0, 50, 20});
    expect_stops(desk, "w0 t0");
    assert_int_equal(reading_order_at(&desk->stops, 160, 10)->kind, STOP_TARGET);
    assert_int_equal(reading_order_at(&desk->stops, 20, 10)->kind, STOP_WORDS);
    assert_null(reading_order_at(&desk->stops, 20, 100));
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        AT_DESK(joins_the_lines_of_a_passage),
        AT_DESK(gives_a_control_the_words_on_it),
        AT_DESK(leaves_to_others_what_a_link_does_not_say),
        AT_DESK(lets_links_follow_their_words),
        AT_DESK(meets_a_link_over_two_lines_once),
        AT_DESK(sets_pictures_between_words),
        AT_DESK(keys_differ_and_last),
        AT_DESK(finds_a_control_before_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
