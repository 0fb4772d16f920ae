// The bars on every glass, in large and small text and both languages: each button bears its whole word, has its size
// and keeps its distance, Hide and Next never change their place, and what has no room there stands in More.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/app-frame.h"
#include "command/stage.h"
#include "screen/bars.h"

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
static const int steps[] = {1, 2, 4, 5, 6};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes, TEXT_COUNT = sizeof steps / sizeof *steps };

// One glass, and where Hide and Next were first seen on it.
typedef struct Round {
    Stage stage;
    Text about;
    Rect hide, next;
    int least_buttons;
    double target_px, gap_px, bar_edge_px;
} Round;

static void open_round(Round *round, const char *language, Size size, int step)
{
    *round = (Round){0};
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = text_of(language),
                      .window = size,
                      .preferences.text_step = step};
    Speech speech = {0};
    spec.speech = step == 5 ? &speech : NULL; // now and then there is no voice
    assert_true(stage_open(&round->stage, &spec));
    const Glass *glass = &stage_frame(&round->stage)->theme.glass;
    double s = glass_short_mm(glass), t = s >= 170 ? 20 : fmin(15, 0.16 * s);
    round->target_px = t * glass->px_per_mm;
    round->gap_px = fmin(3, t / 5) * glass->px_per_mm;
    round->bar_edge_px = fmin(2.7, t / 5) * glass->px_per_mm;
    round->about = text_format(round->stage.arena, "%s %dx%d text %d", language, size.w, size.h, step);
}

static bool is_in_bar(const Round *round, const Frame *frame, const Target *target)
{
    int below = frame->theme.glass.height_px - target->rect.y - target->rect.h;
    bool is_at_edge = target->rect.y <= round->bar_edge_px + 1 || below <= round->bar_edge_px + 1;
    return target->role == ROLE_BUTTON && is_at_edge && !rect_overlaps(target->rect, frame->sheet);
}

// All of its name stands on one line within it.
static bool bears_its_word(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (text_equal(frame->lines.at[i].text, target->label) &&
            rect_encloses(rect_inset(target->rect, frame->theme.border_px, 0), frame->lines.at[i].rect))
            return true;
    return false;
}

static bool has_icon(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_ICON && rect_encloses(target->rect, frame->marks.at[i].rect))
            return true;
    return false;
}

static bool are_apart(const Round *round, Rect a, Rect b)
{
    int dx = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w, dy = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    return dx >= round->gap_px - 1 || dy >= round->gap_px - 1;
}

static void keeps_its_place(const Round *round, Rect *place, const Target *target)
{
    if (!place->w)
        *place = target->rect;
    if (place->x != target->rect.x || place->y != target->rect.y || place->w != target->rect.w)
        fail_msg("%.*s: %.*s has moved", TEXT_ARGS(round->about), TEXT_ARGS(target->label));
}

static void look_at_button(Round *round, const Frame *frame, const Target *target)
{
    if (!bears_its_word(frame, target) || !has_icon(frame, target))
        fail_msg("%.*s: \"%.*s\" lacks its word or icon", TEXT_ARGS(round->about), TEXT_ARGS(target->label));
    assert_true(target->rect.w >= round->target_px - 1 && target->rect.h >= round->target_px - 1);
    if (target->action.kind == ACTION_HIDE)
        keeps_its_place(round, &round->hide, target);
    if (target->action.kind == ACTION_NEXT)
        keeps_its_place(round, &round->next, target);
    for (const Target *other = frame->targets.at; other < target; other++)
        if (is_in_bar(round, frame, other) && !are_apart(round, other->rect, target->rect))
            fail_msg("%.*s: \"%.*s\" is too close", TEXT_ARGS(round->about), TEXT_ARGS(target->label));
}

static void look(Round *round)
{
    const Frame *frame = stage_frame(&round->stage);
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++) {
        if (!is_in_bar(round, frame, &frame->targets.at[i]))
            continue;
        look_at_button(round, frame, &frame->targets.at[i]);
        count++;
    }
    assert_true(count >= 2 && frame_target_acting(frame, ACTION_HIDE) >= 0);
}

static void go(Round *round, Action action)
{
    app_perform(round->stage.app, action);
    look(round);
}

static void open_named(Round *round, const char *name, int value)
{
    app_perform(round->stage.app, (Action){.kind = ACTION_HOME});
    go(round, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(name)), .value = value});
}

static void every_button_bears_its_word(void **state)
{
    (void)state;
    static const char *const places[] = {"read", "some-questions", "support", "about", "staff"};
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT * 2; i++) {
        Round round;
        open_round(&round, i % 2 ? "ar" : "en", sizes[i / 2 / TEXT_COUNT], steps[i / 2 % TEXT_COUNT]);
        look(&round);
        for (size_t k = 0; k < sizeof places / sizeof *places; k++)
            open_named(&round, places[k], OPEN_ASKING);
        open_named(&round, "first-steps", OPEN_ASKING);
        open_named(&round, "first-steps", OPEN_WHOLE);
        go(&round, (Action){.kind = ACTION_NEXT});
        go(&round, (Action){.kind = ACTION_COMFORT});
        go(&round, (Action){.kind = ACTION_DONE});
        open_named(&round, "steps-of-all-kinds", OPEN_ASKING);
        go(&round, (Action){.kind = ACTION_READ});
        go(&round, (Action){.kind = ACTION_NEXT});
        assert_true(round.hide.w && round.next.w);
        stage_close(&round.stage);
    }
}

// ---- how many stand there

static int count_buttons(Round *round)
{
    const Frame *frame = stage_frame(&round->stage);
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += is_in_bar(round, frame, &frame->targets.at[i]);
    return count;
}

// In the middle of a chapter all buttons have their use.
static int buttons_at(const char *language, Size size, int step)
{
    Round round;
    open_round(&round, language, size, step);
    open_named(&round, "first-steps", OPEN_WHOLE);
    go(&round, (Action){.kind = ACTION_NEXT});
    int count = count_buttons(&round) + (step == 5); // no voice, no Listen
    stage_close(&round.stage);
    return count;
}

static void large_text_has_fewer_buttons(void **state)
{
    (void)state;
    static const struct {
        Size size;
        int counts[6];
    } expected[] = {{{800, 480}, {8, 8, 8, 6, 7, 4}},
                    {{1024, 600}, {8, 8, 8, 6, 7, 4}},
                    {{1280, 800}, {8, 8, 8, 6, 7, 4}},
                    {{3840, 2160}, {8, 8, 8, 8, 8, 8}}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        for (int step = 1; step <= 6; step++)
            assert_int_equal(buttons_at("en", expected[i].size, step), expected[i].counts[step - 1]);
}

// ---- how large they are

static const Line *word_of(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (rect_encloses(target->rect, frame->lines.at[i].rect) && text_equal(frame->lines.at[i].text, target->label))
            return &frame->lines.at[i];
    fail();
    return NULL;
}

// Every icon has a twelfth of its square as air of its own on each side.
static Rect icon_ink(const Mark *icon)
{
    int air = icon->rect.w / 12;
    return rect_inset(icon->rect, air, air);
}

// An icon keeps from the frame of its button; so does its word.
static void keeps_from_its_frame(const Frame *frame, const Target *target)
{
    Rect inside = rect_inset(target->rect, frame->theme.border_px + 1, frame->theme.border_px + 1);
    const Line *word = word_of(frame, target);
    Rect ink = {word->rect.x, word->baseline - word->cap_px64 / 64, word->rect.w,
                word->cap_px64 / 64 + word->font_px / 4};
    assert_true(rect_encloses(inside, ink));
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_ICON && rect_overlaps(target->rect, frame->marks.at[i].rect))
            assert_true(rect_encloses(inside, icon_ink(&frame->marks.at[i])));
}

static int icon_px_at(Size size, int step)
{
    Round round;
    open_round(&round, "en", size, step);
    const Frame *frame = stage_frame(&round.stage);
    int hide = frame_target_acting(frame, ACTION_HIDE), px = 0;
    assert_true(hide >= 0);
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_ICON &&
            rect_overlaps(frame->targets.at[hide].rect, frame->marks.at[i].rect))
            px = frame->marks.at[i].rect.w;
    stage_close(&round.stage);
    return px;
}

// As far as the bar is high enough for both.
static void icons_grow_with_their_words(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) { // on 7 inches
        int usual = icon_px_at(sizes[i], 2);
        assert_true(usual > 0);
        assert_int_equal(icon_px_at(sizes[i], 3), usual);
        assert_true(icon_px_at(sizes[i], 4) * 4 >= usual * 5);
        assert_true(icon_px_at(sizes[i], 5) * 4 >= usual * 5);
        assert_true(icon_px_at(sizes[i], 6) > usual);
    }
}

static void words_grow_with_the_text(void **state)
{
    (void)state;
    static const double degrees[] = {0.28, 0.28, 0.28, 0.38, 0.38, 0.55};
    for (int i = 0; i < 3 * 6; i++) { // on 7 inches
        Round round;
        open_round(&round, "en", sizes[i / 6], i % 6 + 1);
        const Frame *frame = stage_frame(&round.stage);
        const Glass *glass = &frame->theme.glass;
        double least = tan(degrees[i % 6] * 3.14159265358979 / 180) * glass->distance_mm * glass->px_per_mm;
        for (int k = 0; k < frame->targets.count; k++) {
            const Target *target = &frame->targets.at[k];
            if (!is_in_bar(&round, frame, target))
                continue;
            keeps_from_its_frame(frame, target);
            if (word_of(frame, target)->cap_px64 / 64.0 < least - 1)
                fail_msg("%.*s: \"%.*s\" is small", TEXT_ARGS(round.about), TEXT_ARGS(target->label));
        }
        stage_close(&round.stage);
    }
}

// ---- the corner

// The line that tells the page; NULL: none.
static const Line *find_place(const Frame *frame)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (!frame->lines.at[i].block.at[0] && text_starts(frame->lines.at[i].text, TEXT("1 of ")))
            return &frame->lines.at[i];
    return NULL;
}

static void the_place_stands_in_the_corner_where_one_bar_does(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++) {
        Round round;
        open_round(&round, "en", sizes[i / TEXT_COUNT], steps[i % TEXT_COUNT]);
        open_named(&round, "first-steps", OPEN_WHOLE);
        const Frame *frame = stage_frame(&round.stage);
        View view = app_view(round.stage.app, round.stage.arena);
        Size size = bars_corner(&view);
        const Line *place = find_place(frame);
        assert_int_equal(place != NULL, frame->page_count > 1);
        int end = frame->theme.glass.width_px - frame->theme.edge_px;
        Rect corner = {end - size.w, 0, size.w, bars_room(&view).y};
        assert_int_equal(size.w > 0, bars_are_one(&view));
        assert_int_equal(place && rect_encloses(corner, place->rect), place && bars_are_one(&view));
        assert_true(size.h <= bars_room(&view).y);
        stage_close(&round.stage);
    }
}

// ---- what stands out

static bool is_primary(Round *round, ActionKind kind)
{
    const Frame *frame = stage_frame(&round->stage);
    int index = frame_target_acting(frame, kind);
    assert_true(index >= 0);
    const Target *target = &frame->targets.at[index];
    Color accent = frame->theme.palette->accent;
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        if (mark->kind == MARK_BOX && rect_encloses(mark->rect, target->rect) &&
            rect_encloses(target->rect, mark->rect))
            assert_int_equal(target->is_primary, memcmp(&mark->color, &accent, sizeof accent) == 0);
    }
    return target->is_primary;
}

static void go_to_begin(Round *round)
{
    while (frame_target_acting(stage_frame(&round->stage), ACTION_READ) < 0)
        go(round, (Action){.kind = ACTION_NEXT});
}

// Begin, and Start: beside them Next is plain.
static void one_thing_stands_out_on_a_page(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++) {
        Round round;
        open_round(&round, "en", sizes[i / TEXT_COUNT], steps[i % TEXT_COUNT]);
        open_named(&round, "steps-of-all-kinds", OPEN_ASKING);
        go_to_begin(&round);
        assert_true(is_primary(&round, ACTION_READ) && !is_primary(&round, ACTION_NEXT));
        go(&round, (Action){.kind = ACTION_READ});
        assert_true(is_primary(&round, ACTION_NEXT));
        stage_close(&round.stage);
    }
}

// ---- the steps of an exercise

static Rect place_of(Round *round, ActionKind kind)
{
    const Frame *frame = stage_frame(&round->stage);
    int index = frame_target_acting(frame, kind);
    return index < 0 ? (Rect){0} : frame->targets.at[index].rect;
}

// In the bars, or in the sheet that More opens.
static bool is_reached(Round *round, ActionKind kind, BarCell cell)
{
    const Frame *frame = stage_frame(&round->stage);
    int more = frame_target_acting(frame, ACTION_MORE);
    bool is_beyond = more >= 0 && frame->targets.at[more].action.value & (int)cell;
    return is_beyond != (frame_target_acting(frame, kind) >= 0);
}

static void stop_takes_the_place_of_back(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++) {
        Round round;
        int step = steps[i % TEXT_COUNT];
        open_round(&round, "en", sizes[i / TEXT_COUNT], step);
        open_named(&round, "steps-of-all-kinds", OPEN_ASKING);
        go_to_begin(&round);
        Rect back = place_of(&round, ACTION_BACK), listen = place_of(&round, ACTION_LISTEN);
        go(&round, (Action){.kind = ACTION_READ});
        Rect stop = place_of(&round, ACTION_STOP), still = place_of(&round, ACTION_LISTEN);
        assert_memory_equal(&stop, &back, sizeof back);
        assert_memory_equal(&still, &listen, sizeof listen);
        assert_true(is_reached(&round, ACTION_STOP, CELL_STOP) && !is_reached(&round, ACTION_BACK, CELL_BACK));
        assert_true(is_reached(&round, ACTION_LISTEN, CELL_LISTEN) == (step != 5)); // no voice
        go(&round, (Action){.kind = ACTION_STOP});
        assert_true(is_reached(&round, ACTION_BACK, CELL_BACK));
        stage_close(&round.stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_button_bears_its_word),
        cmocka_unit_test(large_text_has_fewer_buttons),
        cmocka_unit_test(words_grow_with_the_text),
        cmocka_unit_test(icons_grow_with_their_words),
        cmocka_unit_test(the_place_stands_in_the_corner_where_one_bar_does),
        cmocka_unit_test(one_thing_stands_out_on_a_page),
        cmocka_unit_test(stop_takes_the_place_of_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
