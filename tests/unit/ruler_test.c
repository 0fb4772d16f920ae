// The reading ruler: on frames made up, and through the player.
#include "app/ruler.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/stage.h"
#include "fixed_metrics.h"

enum { STEP = 30, LINE_H = 26, LEFT = 100, FULL_W = 400, TEXT_W = 420, COLUMN_X = (800 - TEXT_W * 3 / 2) / 2 };

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

static Frame blank_frame(Arena *arena)
{
    Theme theme = fixed_theme(800, 600);
    theme.palette = palette_of(THEME_DAY);
    theme.column_px = TEXT_W;
    theme.gap_px = 8;
    theme.edge_px = 20;
    theme.border_px = 2;
    Frame frame = frame_begin(arena, &theme);
    return frame;
}

static Rect room_of(int row)
{
    return (Rect){LEFT, 50 + row * STEP, FULL_W, LINE_H};
}

// Words of a passage, a letter a line, as they are drawn: a mark and a line.
static void add_line(Frame *frame, const char *passage, int at, Rect rect)
{
    Color ground = frame->ground;
    *array_push(frame->arena, &frame->marks) =
        (Mark){.kind = MARK_RUN, .rect = rect, .baseline_y = rect.y + 20, .x = rect.x * 64};
    *array_push(frame->arena, &frame->lines) = (Line){.text = {passage + at, 1},
                                                      .rect = rect,
                                                      .baseline = rect.y + 20,
                                                      .color = frame->theme.palette->text,
                                                      .background = ground,
                                                      .block = id_of(TEXT("p")),
                                                      .passage = text_of(passage),
                                                      .start = (uint32_t)at,
                                                      .end = (uint32_t)at + 1};
}

static Frame page_of(Arena *arena, const char *passage, int first, int count)
{
    Frame frame = blank_frame(arena);
    for (int i = 0; i < count; i++)
        add_line(&frame, passage, first + i, room_of(i));
    return frame;
}

static bool is_fill(const Frame *frame, const Mark *mark)
{
    const Color soft = frame->theme.palette->soft, surface = frame->theme.palette->surface;
    bool is_one = mark->color.g == soft.g || mark->color.g == surface.g;
    return mark->kind == MARK_BOX && mark->color.a && is_one && mark->rect.h < 2 * LINE_H;
}

static const Mark *band_in(const Frame *frame)
{
    for (int i = 0; i < frame->marks.count; i++)
        if (is_fill(frame, &frame->marks.at[i]))
            return &frame->marks.at[i];
    return NULL;
}

static char letter(const Ruler *ruler, const Frame *frame)
{
    return ruler->is_on ? frame->lines.at[ruler->line].text.at[0] : '-';
}

// ---- on frames

static void it_begins_at_the_first_line(void **state)
{
    Frame frame = page_of(*state, "abcdef", 0, 3);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(letter(&ruler, &frame), 'a');
    const Mark *band = band_in(&frame);
    assert_true(band->rect.y <= room_of(0).y && band->rect.y + band->rect.h >= room_of(0).y + LINE_H);
    assert_true(band->rect.y + band->rect.h < room_of(1).y + 4);
}

// As wide as running text, which begins where the common column does, though its lines are shorter.
static void it_is_as_wide_as_the_column(void **state)
{
    Frame frame = page_of(*state, "abc", 0, 3);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    Rect band = band_in(&frame)->rect;
    assert_int_equal(band.x, COLUMN_X - 4);
    assert_int_equal(band.x + band.w, COLUMN_X + TEXT_W + 4);
}

static void it_lies_under_the_words_and_tells_them(void **state)
{
    Frame frame = page_of(*state, "abc", 0, 3);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_true(ruler_move(&ruler, &frame, 1));
    Frame next = page_of(*state, "abc", 0, 3);
    ruler_apply(&ruler, &next);
    assert_int_equal(letter(&ruler, &next), 'b');
    assert_int_equal(next.marks.count, 3 + 3); // a band and two rules
    assert_int_equal(next.marks.at[0].kind, MARK_RUN);
    for (int i = 1; i <= 3; i++)
        assert_int_equal(next.marks.at[i].kind, MARK_BOX);
    assert_int_equal(next.marks.at[4].kind, MARK_RUN);
    Color band = band_in(&next)->color;
    for (int i = 0; i < 3; i++)
        assert_int_equal(next.lines.at[i].background.r == band.r, i == 1);
    assert_true(color_contrast(next.lines.at[1].color, band) >= 7);
    assert_true(color_contrast(next.theme.palette->border, band) >= 3);
}

static void it_moves_to_the_ends_and_no_further(void **state)
{
    Frame frame = page_of(*state, "abc", 0, 3);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_false(ruler_move(&ruler, &frame, -1));
    assert_true(ruler_move(&ruler, &frame, 1));
    assert_true(ruler_move(&ruler, &frame, 1));
    assert_int_equal(letter(&ruler, &frame), 'c');
    assert_false(ruler_move(&ruler, &frame, 1));
    assert_true(ruler_move(&ruler, &frame, -1));
    assert_int_equal(letter(&ruler, &frame), 'b');
}

static void it_follows_its_words(void **state)
{
    Frame frame = page_of(*state, "abcdef", 0, 4);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    ruler_place(&ruler, &frame, 300, room_of(2).y + 5);
    assert_int_equal(letter(&ruler, &frame), 'c');
    Frame moved = page_of(*state, "abcdef", 2, 3);
    ruler_apply(&ruler, &moved);
    assert_int_equal(letter(&ruler, &moved), 'c');
    assert_int_equal(ruler.line, 0);
    // Two lines run together at another size, and part again.
    Frame joined = page_of(*state, "abcdef", 0, 4);
    joined.lines.at[1].end = 3;
    joined.lines.count = 2;
    ruler_apply(&ruler, &joined);
    assert_int_equal(ruler.line, 1);
    Frame parted = page_of(*state, "abcdef", 0, 4);
    ruler_apply(&ruler, &parted);
    assert_int_equal(letter(&ruler, &parted), 'c');
}

static void another_page_begins_at_its_end_from_below(void **state)
{
    Frame second = page_of(*state, "abcdef", 3, 3), first = page_of(*state, "abcdef", 0, 3);
    Ruler ruler = {0};
    ruler_apply(&ruler, &second);
    assert_int_equal(letter(&ruler, &second), 'd');
    ruler_turn(&ruler, -1);
    ruler_apply(&ruler, &first);
    assert_int_equal(letter(&ruler, &first), 'c');
    ruler_turn(&ruler, 1);
    second = page_of(*state, "abcdef", 3, 3);
    ruler_apply(&ruler, &second);
    assert_int_equal(letter(&ruler, &second), 'd');
}

static void cells_beside_each_other_are_one_line(void **state)
{
    Frame frame = blank_frame(*state);
    Rect half = room_of(0), low = room_of(1), right = room_of(0), last = room_of(2);
    half.w = low.w = right.w = 150;
    right.x += 200;
    add_line(&frame, "a", 0, half);
    add_line(&frame, "b", 0, low); // a cell of two lines
    add_line(&frame, "c", 0, right);
    add_line(&frame, "d", 0, last);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(frame.lines.at[0].background.r, frame.lines.at[2].background.r);
    const char down[] = "bd";
    for (int i = 0; down[i]; i++) {
        assert_true(ruler_move(&ruler, &frame, 1));
        assert_int_equal(letter(&ruler, &frame), down[i]);
    }
}

// A row of a table ends with a rule: the band ends there too, with no second line beside it.
static void it_ends_on_the_rule_of_a_row(void **state)
{
    Arena *arena = *state;
    Frame frame = page_of(arena, "abc", 0, 3);
    Rect row = room_of(0), rule = {LEFT, row.y + row.h + 3, FULL_W, 1};
    frame_rule(&frame, rule, frame.theme.palette->rule);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    const Mark *band = band_in(&frame);
    assert_non_null(band);
    assert_int_equal(band->rect.y + band->rect.h, rule.y + rule.h);
    for (int i = 0; i < frame.marks.count; i++)
        if (frame.marks.at[i].rect.w == rule.w && frame.marks.at[i].rect.h == rule.h)
            assert_int_equal(frame.marks.at[i].color.a, 0);
}

static void it_stays_within_a_panel(void **state)
{
    Frame frame = blank_frame(*state);
    Rect panel = {LEFT - 20, 40, FULL_W + 40, LINE_H + 20};
    const Palette *palette = frame.theme.palette;
    frame_box(&frame, panel, (BoxLook){palette->soft, palette->accent, 2, 4});
    add_line(&frame, "a", 0, room_of(0));
    frame.lines.at[0].background = palette->soft;
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(frame.marks.at[0].rect.w, panel.w); // the panel stays below
    const Mark *band = &frame.marks.at[1];
    assert_true(rect_encloses(rect_inset(panel, 2, 2), band->rect));
    assert_int_not_equal(band->color.r, palette->soft.r); // and is told apart from it
    assert_int_equal(frame.lines.at[0].background.r, band->color.r);
}

// Links stand in the words; other controls have words of their own.
static void controls_are_none_of_its_lines(void **state)
{
    Frame frame = page_of(*state, "abc", 0, 3);
    frame_target(&frame, &(Target){.role = ROLE_OPTION, .rect = rect_inset(room_of(0), -10, -1), .enabled = true});
    frame_target(&frame, &(Target){.role = ROLE_LINK, .rect = rect_inset(room_of(1), -10, -1), .enabled = true});
    frame.lines.at[2].block = (Id){0};
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(letter(&ruler, &frame), 'b');
    assert_false(ruler_move(&ruler, &frame, 1));
    assert_false(ruler_move(&ruler, &frame, -1));
    assert_false(ruler_place(&ruler, &frame, 300, room_of(2).y + 20));
}

static void no_words_no_band(void **state)
{
    Frame frame = blank_frame(*state);
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(letter(&ruler, &frame), '-');
    assert_int_equal(frame.marks.count, 0);
    assert_false(ruler_move(&ruler, &frame, 1));
}

// The tint of what is read aloud marks the place by itself.
static void it_goes_with_the_voice_unseen(void **state)
{
    Frame frame = page_of(*state, "abcdef", 0, 4);
    frame.spoken =
        (Spoken){.block = id_of(TEXT("p")), .passage = text_passage_hash(TEXT("abcdef")), .start = 1, .end = 3};
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    assert_int_equal(letter(&ruler, &frame), 'b');
    assert_null(band_in(&frame));
    Frame after = page_of(*state, "abcdef", 0, 4);
    ruler_apply(&ruler, &after);
    assert_int_equal(letter(&ruler, &after), 'b');
    assert_non_null(band_in(&after));
}

static void it_mirrors(void **state)
{
    Frame frame = page_of(*state, "abc", 0, 3);
    frame.theme.direction = DIRECTION_RTL;
    for (int i = 0; i < 3; i++)
        frame.lines.at[i].rect = rect_mirror(frame.lines.at[i].rect, (Rect){0, 0, 800, 600});
    Ruler ruler = {0};
    ruler_apply(&ruler, &frame);
    Rect band = band_in(&frame)->rect;
    assert_int_equal(band.x, 800 - COLUMN_X - TEXT_W - 4);
    assert_int_equal(band.x + band.w, 800 - COLUMN_X + 4);
}

// ---- through the player

static int open_chapter(void **state)
{
    Stage *stage = calloc(1, sizeof *stage);
    StageSpec spec = {
        .content = LECTERN_TESTS_DIR "/library/whole", .window = {1280, 800}, .preferences = {.has_ruler = true}};
    assert_true(stage_open(stage, &spec));
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("first-steps")), .value = OPEN_WHOLE});
    *state = stage;
    return 0;
}

static int close_chapter(void **state)
{
    stage_close(*state);
    free(*state);
    return 0;
}

// The row of the words that the band lies under; -1 for none.
static int band_y(Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    const Palette *palette = frame->theme.palette;
    for (int i = 0; i + 1 < frame->marks.count; i++) {
        const Mark *fill = &frame->marks.at[i], *rule = fill + 1;
        bool is_rule =
            rule->kind == MARK_BOX && rule->rect.h == frame->theme.border_px && rule->color.g == palette->border.g;
        if (is_rule && fill->kind == MARK_BOX && fill->rect.y == rule->rect.y)
            return fill->rect.y;
    }
    return -1;
}

static void keys_lead_it_over_pages_and_back(void **state)
{
    Stage *stage = *state;
    int top = band_y(stage), last = top, steps = 0;
    assert_true(top > 0);
    for (; stage_frame(stage)->page == 1 && steps < 40; steps++) {
        assert_true(band_y(stage) >= last);
        last = band_y(stage);
        stage_key(stage, "Down", false);
    }
    assert_int_equal(stage_frame(stage)->page, 2);
    assert_true(steps > 3);
    stage_key(stage, "Up", false);
    assert_int_equal(stage_frame(stage)->page, 1);
    assert_int_equal(band_y(stage), last);
    while (steps--)
        stage_key(stage, "Up", false);
    assert_int_equal(band_y(stage), top);
    assert_int_equal(stage_frame(stage)->page, 1);
}

static bool has_focus(Stage *stage)
{
    return stage_frame(stage)->ring.w > 0;
}

static void tab_moves_the_focus_still(void **state)
{
    Stage *stage = *state;
    stage_key(stage, "Down", false);
    assert_false(has_focus(stage));
    stage_key(stage, "Tab", false);
    assert_true(has_focus(stage));
}

// In an open sheet there is no line to lead it to.
static void arrows_move_the_focus_in_a_sheet(void **state)
{
    Stage *stage = *state;
    app_perform(stage->app, (Action){.kind = ACTION_COMFORT});
    stage_key(stage, "Down", false);
    assert_true(has_focus(stage));
}

static void tap_at(Stage *stage, Size at)
{
    stage_touch(stage, SAMPLE_DOWN, 1, at);
    stage_wait(stage, 80);
    stage_touch(stage, SAMPLE_UP, 1, at);
    stage_wait(stage, 320);
}

static void a_tap_puts_it_on_a_line(void **state)
{
    Stage *stage = *state;
    Rect line = stage_frame(stage)->lines.at[0].rect;
    for (int i = 0; i < stage_frame(stage)->lines.count; i++)
        if (text_is(stage_frame(stage)->lines.at[i].text, "One two three four"))
            line = stage_frame(stage)->lines.at[i].rect;
    tap_at(stage, (Size){900, line.y + line.h / 2}); // beside its words, in the column
    assert_in_range(band_y(stage), line.y - 4, line.y);
    app_preferences(stage->app)->has_ruler = false;
    app_touch_all(stage->app);
    assert_int_equal(band_y(stage), -1);
}

static void it_goes_with_the_visit(void **state)
{
    Stage *stage = *state;
    stage_key(stage, "Down", false);
    stage_key(stage, "F12", false);
    stage_frame(stage);
    app_perform(stage->app, (Action){.kind = ACTION_WAKE});
    assert_int_equal(band_y(stage), -1);
}

#define FRAME_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
#define STAGE_TEST(name) cmocka_unit_test_setup_teardown(name, open_chapter, close_chapter)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FRAME_TEST(it_begins_at_the_first_line),
        FRAME_TEST(it_is_as_wide_as_the_column),
        FRAME_TEST(it_lies_under_the_words_and_tells_them),
        FRAME_TEST(it_moves_to_the_ends_and_no_further),
        FRAME_TEST(it_follows_its_words),
        FRAME_TEST(another_page_begins_at_its_end_from_below),
        FRAME_TEST(cells_beside_each_other_are_one_line),
        FRAME_TEST(it_ends_on_the_rule_of_a_row),
        FRAME_TEST(it_stays_within_a_panel),
        FRAME_TEST(controls_are_none_of_its_lines),
        FRAME_TEST(no_words_no_band),
        FRAME_TEST(it_goes_with_the_voice_unseen),
        FRAME_TEST(it_mirrors),
        STAGE_TEST(keys_lead_it_over_pages_and_back),
        STAGE_TEST(tab_moves_the_focus_still),
        STAGE_TEST(arrows_move_the_focus_in_a_sheet),
        STAGE_TEST(a_tap_puts_it_on_a_line),
        STAGE_TEST(it_goes_with_the_visit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
