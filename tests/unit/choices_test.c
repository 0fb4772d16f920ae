// Comfort: what can be wished for, and that the sheet stands on every glass.
#include "screen/choices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/stage.h"
#include "judge.h"

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
enum {
    SIZE_COUNT = sizeof sizes / sizeof *sizes,
    GENTLE = 0,
    NO_MOVEMENT = 1,
    RULER_OFF = 3,
    RULER_ON = 4,
    FIRST_HOLD = 2,
    SPEAK_OFF = 5,
    SPEAK_ON = 6,
    VEIL = 7,
    PRINTED_MOST = 30
};

// ---- what each choice does

static void one_thing_at_a_time_is_quiet_and_still(void **state)
{
    (void)state;
    Preferences wishes = {.theme = THEME_NIGHT};
    choices_prefer(&wishes, TAB_CALM, true);
    assert_true(wishes.is_calm && wishes.is_still);
    assert_int_equal(wishes.theme, THEME_QUIET);
    choices_prefer(&wishes, TAB_COLOURS, THEME_CONTRAST);
    choices_prefer(&wishes, TAB_CALM, false); // whoever leaves it keeps the colours that there are, and the stillness
    assert_true(wishes.is_still && !wishes.is_calm);
    assert_int_equal(wishes.theme, THEME_CONTRAST);
    choices_prefer(&wishes, TAB_CALM, true);
    choices_prefer(&wishes, TAB_MOVEMENT, NO_MOVEMENT);
    assert_true(wishes.is_still && wishes.is_calm);
    choices_prefer(&wishes, TAB_MOVEMENT, GENTLE);
    assert_false(wishes.is_still || wishes.is_calm);
}

static void what_is_on_or_off_leaves_the_rest(void **state)
{
    (void)state;
    Preferences wishes = {.spacing = SPACING_WIDE, .voice_rate = 1, .volume = LOUDNESS_MIDDLE};
    choices_prefer(&wishes, TAB_SPACING, RULER_ON);
    choices_prefer(&wishes, TAB_VOICE, SPEAK_ON);
    choices_prefer(&wishes, TAB_VOICE, VEIL);
    assert_true(wishes.has_ruler && wishes.is_spoken && wishes.is_veiled);
    assert_int_equal(wishes.spacing, SPACING_WIDE);
    assert_int_equal(wishes.voice_rate, 1);
    assert_int_equal(wishes.volume, LOUDNESS_MIDDLE);
    choices_prefer(&wishes, TAB_SPACING, RULER_OFF);
    choices_prefer(&wishes, TAB_VOICE, VEIL);
    assert_false(wishes.has_ruler || wishes.is_veiled);
    choices_prefer(&wishes, TAB_VOICE, VEIL);
    choices_prefer(&wishes, TAB_VOICE, SPEAK_OFF); // the picture is back with it
    assert_false(wishes.is_spoken || wishes.is_veiled);
}

static void reach_has_bars_and_holds(void **state)
{
    (void)state;
    Preferences wishes = {0};
    choices_prefer(&wishes, TAB_REACH, 1);
    choices_prefer(&wishes, TAB_REACH, FIRST_HOLD + HOLD_LONG);
    assert_true(wishes.is_low);
    assert_int_equal(wishes.hold, HOLD_LONG);
    choices_prefer(&wishes, TAB_REACH, FIRST_HOLD);
    choices_prefer(&wishes, TAB_REACH, 0);
    assert_false(wishes.is_low);
    assert_int_equal(wishes.hold, HOLD_NONE);
}

// ---- on the glass

typedef struct Round {
    const char *about;
    Stage *stage;
    Arena *arena;
    int tab, faults, looks;
    unsigned offered; // the values of a tab's choices that were met
} Round;

static void report(void *owner, const char *rule, Text what)
{
    Round *round = owner;
    if (round->faults++ < PRINTED_MOST)
        print_error("%s, tab %d: %s: %.*s\n", round->about, round->tab, rule, TEXT_ARGS(what));
}

static bool find(const Frame *frame, ActionKind kind, Target *found)
{
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].action.kind == kind) {
            *found = frame->targets.at[i];
            return true;
        }
    }
    return false;
}

// All tabs are as wide and as high as each other, and stand in columns.
static void look_at_columns(Round *round, const Frame *frame)
{
    const Target *first = NULL;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->role != ROLE_TAB)
            continue;
        first = first ? first : target;
        if (target->rect.w != first->rect.w || target->rect.h != first->rect.h)
            report(round, "a tab of another size", target->label);
        for (int k = 0; k < i; k++) {
            const Target *other = &frame->targets.at[k];
            int apart = abs(other->rect.x - target->rect.x);
            if (other->role == ROLE_TAB && apart && apart < target->rect.w)
                report(round, "a tab off its column", target->label);
        }
    }
}

// The choices of every tab stand below what they are called, on every page of them; sizes say theirs each.
static void look_for_label(Round *round, const Frame *frame)
{
    const Rect *first = NULL;
    for (int i = 0; i < frame->targets.count && !first; i++)
        if (frame->targets.at[i].role == ROLE_OPTION && rect_encloses(frame->sheet, frame->targets.at[i].rect))
            first = &frame->targets.at[i].rect;
    bool is_found = !first || round->tab == TAB_SIZE;
    for (int i = 0; i < frame->lines.count && !is_found; i++) {
        Rect line = frame->lines.at[i].rect;
        bool is_in_tab = false;
        for (int k = 0; k < frame->targets.count; k++)
            is_in_tab =
                is_in_tab || (frame->targets.at[k].role == ROLE_TAB && rect_overlaps(frame->targets.at[k].rect, line));
        is_found = !is_in_tab && rect_encloses(frame->sheet, line) && line.y + line.h <= first->y + first->h / 4;
    }
    if (!is_found)
        report(round, "choices without a label", TEXT(""));
}

// The way to more of them says how many pages there are, and which this is.
static void look_at_count(Round *round, const Frame *frame)
{
    Target more;
    if (!find(frame, ACTION_PAGE, &more))
        return;
    bool has_digits = false;
    for (size_t at = 0; at < more.label.size;)
        has_digits = unicode_is_digit(text_next(more.label, &at)) || has_digits;
    if (!has_digits || text_find(more.label, TEXT("1 of 1"), 0) < more.label.size)
        report(round, "more choices without their count", more.label);
}

static const Target *target_over(const Frame *frame, Rect rect)
{
    for (int i = frame->targets.count - 1; i >= 0; i--)
        if (rect_contains(frame->targets.at[i].rect, rect.x + rect.w / 2, rect.y + rect.h / 2))
            return &frame->targets.at[i];
    return NULL;
}

// The letters on a choice or a button keep within it; those of Arabic reach far above and below their line.
static void look_at_ink(Round *round, const Frame *frame)
{
    const Metrics *metrics = fonts_metrics(round->stage->fonts);
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        const Target *target = mark->kind == MARK_RUN ? target_over(frame, mark->rect) : NULL;
        if (!target || (target->role != ROLE_OPTION && target->role != ROLE_BUTTON))
            continue;
        InkReach ink = metrics->ink(metrics->owner, &mark->run);
        int top = mark->baseline_y - ink.ascent / 64, bottom = mark->baseline_y + ink.descent / 64;
        if (top < target->rect.y || bottom > target->rect.y + target->rect.h)
            report(round, "letters cross the frame", target->label);
    }
}

// At default text the sheet is at most half as high as landscape glass, and leaves a third of any in sight. Every
// choice is in it, whole, and every tab has its word.
static void look(Round *round)
{
    const Frame *frame = stage_frame(round->stage);
    judge_frame(frame, round->arena, report, round);
    Target tab = {0}, done = {0};
    if (!find(frame, ACTION_TAB, &tab) || !find(frame, ACTION_DONE, &done))
        report(round, "no way on", TEXT(""));
    Size size = round->stage->size;
    int most = size.w > size.h ? size.h / 2 : size.h * 2 / 3;
    if (frame->theme.preferences.text_step <= TEXT_STEP_DEFAULT && frame->sheet.h > most)
        report(round, "the sheet is too high", text_format(round->arena, "%d of %d", frame->sheet.h, size.h));
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool is_shown = frame_shows(frame, target->label);
        if (target->role == ROLE_TAB && (!is_shown || !rect_encloses(frame->sheet, target->rect)))
            report(round, "a tab without its word", target->label);
        if (target->action.kind == ACTION_PREFER && !rect_encloses(frame->sheet, target->rect))
            report(round, "a choice beside the sheet", target->label);
        if (target->action.kind == ACTION_PREFER && !is_shown)
            report(round, "a choice whose word is broken", target->label);
        if (target->action.kind == ACTION_PREFER)
            round->offered |= 1u << target->action.value;
    }
    look_at_columns(round, frame);
    look_for_label(round, frame);
    look_at_count(round, frame);
    look_at_ink(round, frame);
    round->looks++;
    arena_reset(round->arena);
}

// Every tab is reached by what stands on the glass: by itself, or by the way to the others, which comes last.
static bool come_to_tab(Round *round, int tab)
{
    App *app = round->stage->app;
    for (int tries = 0; tries < TAB_COUNT; tries++) {
        const Frame *frame = stage_frame(round->stage);
        Action last = {0};
        for (int i = 0; i < frame->targets.count; i++) {
            const Target *target = &frame->targets.at[i];
            if (target->action.kind != ACTION_TAB || target->role != ROLE_TAB)
                continue;
            last = target->action;
            if (last.index == tab)
                break;
        }
        app_perform(app, last);
        if (last.index == tab)
            return true;
    }
    return false;
}

static void expect_all(Round *round, int tab)
{
    static const int counts[TAB_COUNT] = {
        [TAB_COLOURS] = 4, [TAB_LETTERS] = 3, [TAB_SPACING] = 5, [TAB_MOVEMENT] = 2, [TAB_CALM] = 2, [TAB_VOICE] = 7};
    unsigned all = (1u << counts[tab]) - 1;
    if (counts[tab] && (round->offered & all) != all)
        report(round, "not every choice can be reached", text_format(round->arena, "%x", round->offered));
}

static void look_at_tab(Round *round, int tab)
{
    enum { PAGES_MOST = 8 };
    App *app = round->stage->app;
    Target more;
    round->tab = tab;
    round->offered = 0;
    if (!come_to_tab(round, tab))
        return;
    look(round);
    for (int page = 0; page < PAGES_MOST && find(stage_frame(round->stage), ACTION_PAGE, &more) && more.action.index;
         page++) {
        app_perform(app, more.action);
        look(round);
    }
    expect_all(round, tab);
}

static void look_at_sheet(Round *round, const StageSpec *spec)
{
    Stage stage;
    assert_true(stage_open(&stage, spec));
    round->stage = &stage;
    const Preferences *wishes = &spec->preferences;
    round->about =
        text_string(stage.arena, text_format(stage.arena, "%.*s %dx%d text %d letters %d", TEXT_ARGS(spec->language),
                                             spec->window.w, spec->window.h, wishes->text_step, (int)wishes->family));
    bool is_offered = theme_offers_step(&stage_frame(&stage)->theme, fonts_metrics(stage.fonts), wishes->text_step);
    const char *item = wishes->is_spoken ? "steps-of-all-kinds" : "first-steps";
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(item)), .value = OPEN_WHOLE});
    app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
    for (int tab = 0; is_offered && tab < TAB_COUNT; tab++)
        look_at_tab(round, tab);
    stage_close(&stage);
}

static void it_stands_on_every_glass(void **state)
{
    (void)state;
    Round round = {.arena = arena_create()};
    for (int i = 0; i < SIZE_COUNT * TEXT_STEP_MOST * 2; i++) {
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                          .window = sizes[i % SIZE_COUNT],
                          .language = i / SIZE_COUNT % 2 ? TEXT("ar") : TEXT("en")};
        spec.preferences = (Preferences){.text_step = 1 + i / SIZE_COUNT / 2,
                                         .theme = (ThemeId)(i % THEME_COUNT),
                                         .family = (FontFamily)(i % 3),
                                         .is_spoken = i % 2,
                                         .is_veiled = false,
                                         .has_ruler = true,
                                         .hold = HOLD_LONG};
        look_at_sheet(&round, &spec);
    }
    assert_int_equal(round.faults, 0);
    assert_true(round.looks > 600);
    arena_destroy(round.arena);
}

static bool is_offered(Stage *stage, int tab, const char *label)
{
    Target more;
    app_perform(stage->app, (Action){.kind = ACTION_TAB, .index = tab});
    do {
        if (frame_target_labelled(stage_frame(stage), text_of(label), 1) >= 0)
            return true;
        if (find(stage_frame(stage), ACTION_PAGE, &more))
            app_perform(stage->app, more.action);
    } while (find(stage_frame(stage), ACTION_PAGE, &more) && more.action.index);
    return frame_target_labelled(stage_frame(stage), text_of(label), 1) >= 0;
}

static void open_over(Stage *stage, const char *item, Size window)
{
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = window};
    assert_true(stage_open(stage, &spec));
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(item)), .value = OPEN_WHOLE});
    app_perform(stage->app, (Action){.kind = ACTION_COMFORT});
}

static void a_picture_is_off_only_where_all_is_spoken(void **state)
{
    (void)state;
    Stage stage;
    open_over(&stage, "first-steps", (Size){1280, 800});
    assert_false(is_offered(&stage, TAB_VOICE, "Picture off"));
    app_preferences(stage.app)->is_spoken = true;
    app_touch_all(stage.app);
    assert_true(is_offered(&stage, TAB_VOICE, "Picture off"));
    stage_close(&stage);
}

typedef struct Samples {
    int count, last_px;
} Samples;

// Each sample is larger than the one before it, and in Clear letters as large as the text will be.
static void look_at_samples(Stage *stage, Samples *samples)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->lines.count; i++) {
        if (!text_is(frame->lines.at[i].text, "Aa"))
            continue;
        Preferences wishes = frame->theme.preferences;
        wishes.text_step = TEXT_STEP_LEAST + samples->count++;
        Theme theme =
            theme_make(&frame->theme.glass, &(ThemeReader){.preferences = wishes}, fonts_metrics(stage->fonts));
        int px = frame->lines.at[i].font_px;
        assert_true(px > samples->last_px && px <= theme.body.font.size_px);
        assert_true(px == theme.body.font.size_px || wishes.family != FAMILY_CLEAR);
        samples->last_px = px;
    }
}

// A caption is near half its size off the frame below it, and has a size in common with all others.
static void look_at_captions(const Frame *frame)
{
    int px = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (!text_starts(line->text, TEXT("Size ")))
            continue;
        for (int k = 0; k < frame->targets.count; k++)
            if (rect_overlaps(frame->targets.at[k].rect, line->rect) && frame->targets.at[k].role == ROLE_OPTION)
                assert_true(frame->targets.at[k].rect.y + frame->targets.at[k].rect.h - line->baseline >=
                            line->font_px * 9 / 20);
        assert_true(!px || px == line->font_px);
        px = line->font_px;
    }
}

// They stand on one page; wide letters may need two on small glass.
static void look_at_all_samples(Size window, FontFamily family)
{
    Stage stage;
    Target more;
    Samples samples = {0};
    open_over(&stage, "first-steps", window);
    app_preferences(stage.app)->family = family;
    app_touch_all(stage.app);
    look_at_samples(&stage, &samples);
    look_at_captions(stage_frame(&stage));
    if (family != FAMILY_CLEAR && find(stage_frame(&stage), ACTION_PAGE, &more)) {
        app_perform(stage.app, more.action);
        look_at_samples(&stage, &samples);
    }
    assert_true(samples.count == 6 || (samples.count == 5 && family != FAMILY_CLEAR)); // as many as are offered
    stage_close(&stage);
}

static void samples_stand_at_their_own_size(void **state)
{
    (void)state;
    for (int i = 0; i < SIZE_COUNT; i++)
        for (int family = FAMILY_CLEAR; family <= FAMILY_DYSLEXIC; family++)
            look_at_all_samples(sizes[i], (FontFamily)family);
}

// Easier words stand below the names of letters, which are set small there, and are no larger.
static void the_choices_of_a_tab_are_of_one_size(void **state)
{
    (void)state;
    for (int step = TEXT_STEP_DEFAULT; step <= TEXT_STEP_MOST; step++) {
        Stage stage;
        StageSpec spec = {
            .content = LECTERN_TESTS_DIR "/library/whole", .window = {800, 480}, .preferences.text_step = step};
        assert_true(stage_open(&stage, &spec));
        app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
        app_perform(stage.app, (Action){.kind = ACTION_TAB, .index = TAB_LETTERS});
        const Frame *frame = stage_frame(&stage);
        int clear = 0, easier = 0;
        for (int i = 0; i < frame->lines.count; i++) {
            clear = text_is(frame->lines.at[i].text, "Clear") ? frame->lines.at[i].font_px : clear;
            easier = text_is(frame->lines.at[i].text, "Easier words") ? frame->lines.at[i].font_px : easier;
        }
        assert_true(clear);
        assert_true(!easier || easier == clear);
        stage_close(&stage);
    }
}

// Those of Arabic too, whose captions are wide, in the row that they are compared in.
static void sizes_stand_in_one_row_in_arabic(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .window = {800, 480},
                      .language = TEXT("ar"),
                      .preferences.text_step = TEXT_STEP_DEFAULT};
    assert_true(stage_open(&stage, &spec));
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("first-steps")), .value = OPEN_WHOLE});
    app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
    int count = 0;
    for (int i = 0; i < stage_frame(&stage)->targets.count; i++)
        count += stage_frame(&stage)->targets.at[i].role == ROLE_OPTION;
    assert_int_equal(count, TEXT_STEP_MOST);
    stage_close(&stage);
}

// ---- what a sheet shows where nothing else does

static void open_over_home(Stage *stage, Size window, int text_step)
{
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = window, .preferences.text_step = text_step};
    assert_true(stage_open(stage, &spec));
    app_perform(stage->app, (Action){.kind = ACTION_COMFORT});
}

// Home has no running text: what is chosen is seen at a sentence in the sheet, at the size that is chosen; a page that
// has text above the sheet shows it itself.
static void a_sentence_shows_how_words_look(void **state)
{
    (void)state;
    static const int tabs[] = {TAB_SIZE, TAB_LETTERS, TAB_SPACING};
    for (int i = 0; i < SIZE_COUNT * 3; i++) {
        Stage stage;
        open_over_home(&stage, sizes[i / 3], TEXT_STEP_DEFAULT);
        app_perform(stage.app, (Action){.kind = ACTION_TAB, .index = tabs[i % 3]});
        assert_true(frame_shows(stage_frame(&stage), TEXT("It looks like this.")));
        app_perform(stage.app, (Action){.kind = ACTION_TAB, .index = TAB_REACH});
        assert_false(frame_shows(stage_frame(&stage), TEXT("It looks like this.")));
        stage_close(&stage);
        open_over(&stage, "first-steps", sizes[i / 3]);
        assert_false(frame_shows(stage_frame(&stage), TEXT("It looks like this.")));
        stage_close(&stage);
    }
    for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
        Stage stage;
        open_over_home(&stage, (Size){1280, 800}, step);
        const Frame *frame = stage_frame(&stage);
        int found = -1;
        for (int i = 0; i < frame->lines.count; i++)
            found = text_is(frame->lines.at[i].text, "It looks like this.") ? i : found;
        assert_true(found >= 0);
        assert_int_equal(frame->lines.at[found].font_px, frame->theme.body.font.size_px);
        assert_true(rect_encloses(frame->sheet, frame->lines.at[found].rect));
        stage_close(&stage);
    }
}

static void small_glass_has_no_bars_to_move(void **state)
{
    (void)state;
    Stage stage;
    open_over(&stage, "first-steps", (Size){800, 480});
    assert_true(is_offered(&stage, TAB_REACH, "Hold a second"));
    assert_false(is_offered(&stage, TAB_REACH, "All at the bottom"));
    stage_close(&stage);
    open_over(&stage, "first-steps", (Size){1280, 800});
    assert_true(is_offered(&stage, TAB_REACH, "All at the bottom"));
    stage_close(&stage);
}

// A page may ask something with tabs of its own; the sheet over it does not take the answer for one of its tabs.
static void the_page_above_keeps_its_touches(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole", .window = {1280, 800}};
    assert_true(stage_open(&stage, &spec));
    app_perform(stage.app,
                (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("steps-of-all-kinds")), .block = id_of(TEXT("turns"))});
    app_perform(stage.app, (Action){.kind = ACTION_COMFORT});
    Target two;
    assert_true(find(stage_frame(&stage), ACTION_TAB, &two) && two.role == ROLE_OPTION);
    app_perform(stage.app, two.action);
    const Frame *frame = stage_frame(&stage);
    assert_true(find(frame, ACTION_TAB, &two) && two.role == ROLE_TAB &&
                two.selected); // of the sheet, and still the first one
    assert_true(text_is(frame->screen, "comfort"));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_thing_at_a_time_is_quiet_and_still),
        cmocka_unit_test(what_is_on_or_off_leaves_the_rest),
        cmocka_unit_test(reach_has_bars_and_holds),
        cmocka_unit_test(it_stands_on_every_glass),
        cmocka_unit_test(a_picture_is_off_only_where_all_is_spoken),
        cmocka_unit_test(the_choices_of_a_tab_are_of_one_size),
        cmocka_unit_test(sizes_stand_in_one_row_in_arabic),
        cmocka_unit_test(samples_stand_at_their_own_size),
        cmocka_unit_test(a_sentence_shows_how_words_look),
        cmocka_unit_test(small_glass_has_no_bars_to_move),
        cmocka_unit_test(the_page_above_keeps_its_touches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
