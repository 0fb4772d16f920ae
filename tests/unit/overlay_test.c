// What a sheet does to the page beneath it: nothing is laid out anew, what is hidden is not there, and what the sheet
// is about stays in sight.
#include "page/overlay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"
#include "fixed_metrics.h"

static const Rect room = {0, 100, 800, 280}, sheet = {0, 240, 800, 240};

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

static Frame begin(Arena *arena)
{
    Theme theme = fixed_theme(800, 480);
    return frame_begin(arena, &theme);
}

static void add_line(Frame *frame, Text text, int y)
{
    frame_rule(frame, (Rect){10, y + 17, 100, 2}, frame->theme.palette->link);
    *array_push(frame->arena, &frame->lines) = (Line){.text = text, .rect = {10, y, 100, 20}};
    *array_push(frame->arena, &frame->marks) = (Mark){.kind = MARK_RUN, .rect = {10, y, 100, 20}, .baseline_y = y + 15};
}

static void add_target(Frame *frame, Text label, Rect rect)
{
    frame_target(frame, &(Target){.label = label, .rect = rect, .enabled = true});
}

static void lay(Frame *frame)
{
    overlay_lay(frame, &(Overlay){room, sheet});
}

// ---- what is hidden

static void what_lies_beneath_can_be_neither_read_nor_touched(void **state)
{
    Frame frame = begin(*state);
    add_line(&frame, TEXT("above"), 110);
    add_target(&frame, TEXT("whole"), (Rect){10, 140, 100, 90});
    add_line(&frame, TEXT("half"), 230);
    add_target(&frame, TEXT("cut short"), (Rect){400, 130, 100, 200});
    add_target(&frame, TEXT("a sliver"), (Rect){200, 220, 100, 90});
    add_line(&frame, TEXT("below"), 300);
    add_target(&frame, TEXT("hidden"), (Rect){10, 300, 100, 90});
    lay(&frame);
    assert_true(frame_shows(&frame, TEXT("above")));
    assert_false(frame_shows(&frame, TEXT("half")) || frame_shows(&frame, TEXT("below")));
    assert_int_equal(frame.targets.count, 1);
    assert_int_equal(frame_target_labelled(&frame, TEXT("whole"), 1), 0);
    assert_int_equal(frame.targets.at[0].line, 1);
    assert_int_equal(frame_target_at(&frame, 210, 230), -1);
    assert_true(rect_encloses(frame.sheet, sheet));
}

static void a_picture_that_would_be_cut_is_there_as_a_whole(void **state)
{
    Frame frame = begin(*state);
    frame_picture(&frame, (Rect){200, 120, 300, 200},
                  &(PictureLook){.path = TEXT("hands.svg"), .alt = TEXT("Two hands")});
    frame_picture(&frame, (Rect){550, 220, 100, 60},
                  &(PictureLook){.path = TEXT("hands.svg"), .alt = TEXT("A sliver")});
    lay(&frame);
    assert_int_equal(frame.pictures.count, 1);
    Rect left = frame.pictures.at[0].rect;
    int height = sheet.y - frame.theme.gap_px / 3 - 120;
    assert_int_equal(left.y, 120);
    assert_int_equal(left.h, height);
    assert_int_equal(left.w, 300 * height / 200);
    assert_int_equal(left.x, 200 + (300 - left.w) / 2);
    assert_int_equal(frame.marks.count, 1);
    assert_memory_equal(&frame.marks.at[0].rect, &left, sizeof left);
}

static void add_card(Frame *frame, Text label, Rect rect)
{
    frame_box(frame, rect, (BoxLook){frame->theme.palette->surface, frame->theme.palette->border, 2, 8});
    add_line(frame, label, rect.y + 10);
    frame_target(frame, &(Target){.label = label, .role = ROLE_CARD, .rect = rect, .enabled = true});
}

// A card that would be cut is not there: neither its ground nor the words that would still have been in sight.
static void no_card_is_cut(void **state)
{
    Frame frame = begin(*state);
    add_card(&frame, TEXT("whole"), (Rect){10, 105, 300, 60});
    add_card(&frame, TEXT("cut"), (Rect){10, 170, 300, 100});
    lay(&frame);
    assert_true(frame_shows(&frame, TEXT("whole")));
    assert_false(frame_shows(&frame, TEXT("cut")));
    assert_int_equal(frame.targets.count, 1);
    assert_int_equal(frame.marks.count, 3); // of the whole one: ground, rule, letters
}

// A ground that bears more than a card does goes on beneath the sheet while words on it are seen.
static void a_ground_stays_with_its_words(void **state)
{
    Frame frame = begin(*state);
    BoxLook look = {frame.theme.palette->surface, frame.theme.palette->border, 2, 8};
    frame_box(&frame, (Rect){10, 130, 300, 200}, look);
    frame_box(&frame, (Rect){400, 220, 300, 200}, look);
    add_line(&frame, TEXT("seen"), 140);
    lay(&frame);
    assert_int_equal(frame.marks.count, 3);
    assert_int_equal(frame.marks.at[0].rect.x, 10);
}

// What is read aloud from a card is seen with all of it.
static void a_card_that_is_read_comes_up_whole(void **state)
{
    Frame frame = begin(*state);
    Text passage = TEXT("words");
    add_card(&frame, TEXT("before"), (Rect){10, 105, 300, 60});
    add_card(&frame, TEXT("read"), (Rect){10, 180, 300, 80});
    Line *line = &frame.lines.at[frame.lines.count - 1];
    *line = (Line){
        .text = line->text, .rect = line->rect, .block = {"b1"}, .passage = passage, .end = (uint32_t)passage.size};
    frame.spoken = (Spoken){{"b1"}, text_passage_hash(passage), 0, (uint32_t)passage.size, 0};
    lay(&frame);
    int at = frame_target_labelled(&frame, TEXT("read"), 1);
    assert_true(at >= 0);
    assert_int_equal(frame.targets.at[at].rect.h, 80);
    assert_true(frame.targets.at[at].rect.y + 80 < sheet.y);
    assert_int_equal(frame_target_labelled(&frame, TEXT("before"), 1), -1); // the bar would cut it
}

// Neither the letters nor the line under them.
static void no_word_is_cut(void **state)
{
    Frame frame = begin(*state);
    add_line(&frame, TEXT("half"), 222);
    add_line(&frame, TEXT("close"), 219);
    assert_int_equal(frame.marks.count, 4);
    lay(&frame);
    assert_int_equal(frame.marks.count, 0);
}

static void the_page_is_read_aloud_whole(void **state)
{
    Frame frame = begin(*state);
    add_line(&frame, TEXT("above"), 110);
    add_line(&frame, TEXT("below"), 300);
    lay(&frame);
    assert_int_equal(frame.lines.count, 1);
    assert_int_equal(frame_read(&frame)->lines.count, 2);
}

// ---- what stays in sight

static void state_with_word_at(Frame *frame, int y)
{
    Action about = {.kind = ACTION_TERM, .id = {"limit"}, .value = 7};
    add_line(frame, TEXT("Bar"), 20);
    add_line(frame, TEXT("first"), 110);
    add_line(frame, TEXT("word"), y);
    frame_target(
        frame,
        &(Target){
            .label = TEXT("word"), .role = ROLE_LINK, .action = about, .rect = {10, y - 30, 100, 80}, .enabled = true});
    frame->about = about;
    lay(frame);
}

static void the_word_in_sight_moves_nothing(void **state)
{
    Frame frame = begin(*state);
    state_with_word_at(&frame, 150);
    assert_int_equal(frame.lines.count, 3);
    assert_int_equal(frame.lines.at[2].rect.y, 150);
}

static void a_hidden_word_moves_up_by_no_more_than_it_must(void **state)
{
    Frame frame = begin(*state);
    state_with_word_at(&frame, 300);
    int at = frame_target_labelled(&frame, TEXT("word"), 1);
    assert_true(at >= 0);
    int rim_px = frame.theme.gap_px / 3; // so far words keep from the sheet
    assert_int_equal(frame.targets.at[at].rect.y + frame.targets.at[at].rect.h, sheet.y - rim_px);
    assert_int_equal(frame.lines.at[0].rect.y, 20); // the bar stays; what would lie beneath it is gone
    assert_false(frame_shows(&frame, TEXT("first")));
    assert_true(frame_shows(&frame, TEXT("word")));
}

// Another place of the same word is not what was touched.
static void only_the_touched_word_counts(void **state)
{
    Frame frame = begin(*state);
    Action about = {.kind = ACTION_TERM, .id = {"limit"}, .value = 9};
    state_with_word_at(&frame, 150);
    Frame other = begin(*state);
    other.about = about;
    about.value = 8;
    add_line(&other, TEXT("word"), 300);
    frame_target(&other, &(Target){.action = about, .rect = {10, 270, 100, 80}, .enabled = true});
    lay(&other);
    assert_int_equal(other.lines.count, 0);
}

static void spoken_words_stay_in_sight_from_their_beginning(void **state)
{
    Frame frame = begin(*state);
    Text passage = TEXT("first second third");
    for (int i = 0; i < 12; i++)
        *array_push(frame.arena, &frame.lines) = (Line){.text = TEXT("words"),
                                                        .rect = {10, 110 + 22 * i, 100, 20},
                                                        .block = {"b1"},
                                                        .passage = passage,
                                                        .start = (uint32_t)i,
                                                        .end = (uint32_t)i + 1};
    frame.spoken = (Spoken){{"b1"}, text_passage_hash(passage), 3, 12, 3};
    Frame later = frame;
    later.spoken.reached = 8; // and from where the voice has come to, when it has come further
    lay(&frame);
    assert_true(frame.lines.count > 0);
    assert_int_equal(frame.lines.at[0].start, 3);
    assert_int_equal(frame.lines.at[0].rect.y, room.y);
    lay(&later);
    assert_int_equal(later.lines.at[later.lines.count - 1].start, 11);
    assert_true(later.lines.at[0].start > 3 && later.lines.at[0].start <= 8);
}

// ---- the player's own sheets

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};

static Arena *keep_lines(const Frame *frame, Frame *kept)
{
    Arena *arena = arena_create();
    *kept = *frame;
    kept->lines.at = arena_many(arena, Line, frame->lines.count);
    for (int i = 0; i < frame->lines.count; i++)
        kept->lines.at[i] = frame->lines.at[i];
    return arena;
}

// The lines between the bars: those of the page.
static int expect_page(const Frame *now, const Frame *before)
{
    int count = 0;
    for (int i = 0; i < before->lines.count; i++) {
        const Line *line = &before->lines.at[i];
        if (!line->block.at[0])
            continue;
        bool is_found = false;
        for (int k = 0; k < now->lines.count; k++)
            is_found =
                is_found || (now->lines.at[k].start == line->start && now->lines.at[k].end == line->end &&
                             id_equal(now->lines.at[k].block, line->block) && now->lines.at[k].rect.y == line->rect.y);
        assert_true(is_found);
        count++;
    }
    return count;
}

static bool has_words(const Frame *frame)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (frame->lines.at[i].block.at[0])
            return true;
    return false;
}

static void open_over_a_page(Stage *stage, ActionKind opens)
{
    Frame before;
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = {"first-steps"}, .value = OPEN_WHOLE});
    app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    if (!has_words(stage_frame(stage))) // on tall glass the landing alone stands on the second page
        app_perform(stage->app, (Action){.kind = ACTION_PREVIOUS});
    Arena *arena = keep_lines(stage_frame(stage), &before);
    long begun = layouts_begun(app_layouts(stage->app));
    app_perform(stage->app, (Action){.kind = opens});
    const Frame *frame = stage_frame(stage);
    assert_true(frame->sheet.h > 0);
    assert_true(expect_page(frame_read(frame), &before) > 0);
    assert_int_equal(layouts_begun(app_layouts(stage->app)), begun);
    arena_destroy(arena);
    app_perform(stage->app, (Action){.kind = ACTION_HOME});
}

// A term has pages of its own; what is left in sight of the page below stands where it did.
static void a_term_leaves_its_page_where_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                          .window = sizes[i],
                          .preferences = {.text_step = TEXT_STEP_DEFAULT}};
        assert_true(stage_open(&stage, &spec));
        app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = {"first-steps"}, .value = OPEN_WHOLE});
        Frame before;
        Arena *arena = keep_lines(stage_frame(&stage), &before);
        app_perform(stage.app, (Action){.kind = ACTION_TERM, .id = {"limit"}});
        Frame above = *stage_frame(&stage);
        assert_true(above.first_read > 0 && above.first_read < above.lines.count);
        above.lines.count = above.first_read;
        assert_true(expect_page(&before, &above) > 0);
        arena_destroy(arena);
        stage_close(&stage);
    }
}

static void opening_a_sheet_lays_nothing_out_anew(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                          .window = sizes[i],
                          .preferences = {.text_step = TEXT_STEP_DEFAULT}};
        assert_true(stage_open(&stage, &spec));
        open_over_a_page(&stage, ACTION_COMFORT);
        open_over_a_page(&stage, ACTION_LISTEN);
        stage_close(&stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_picture_that_would_be_cut_is_there_as_a_whole, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_lies_beneath_can_be_neither_read_nor_touched, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(no_card_is_cut, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_ground_stays_with_its_words, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_card_that_is_read_comes_up_whole, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(no_word_is_cut, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(the_page_is_read_aloud_whole, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(the_word_in_sight_moves_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_hidden_word_moves_up_by_no_more_than_it_must, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(only_the_touched_word_counts, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(spoken_words_stay_in_sight_from_their_beginning, open_arena, close_arena),
        cmocka_unit_test(opening_a_sheet_lays_nothing_out_anew),
        cmocka_unit_test(a_term_leaves_its_page_where_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
