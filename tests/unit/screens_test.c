// Every screen of two libraries, on every glass and at every size of text, before the judge.
#include "app/scan.h"
#include "command/screen-walk.h"
#include "screen/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "judge.h"

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes, PRINTED_MOST = 60 };

typedef struct Round {
    const char *about; // which tour
    Arena *arena;
    Text stop;
    int stops, faults;
    Rect places[ACTION_KIND_COUNT]; // where each standing button was first seen
} Round;

static void report(void *owner, const char *rule, Text what)
{
    Round *round = owner;
    if (round->faults++ < PRINTED_MOST)
        print_error("%s %.*s: %s: %.*s\n", round->about, TEXT_ARGS(round->stop), rule, TEXT_ARGS(what));
}

// "The same places on every screen." A sheet that pages has buttons of its own, and between visits there are no bars.
static void judge_places(Round *round, const Frame *frame)
{
    // They have no bars: their buttons stand with what they are about.
    if (text_is(frame->screen, languages_screen.name) || text_is(frame->screen, ended_screen.name))
        return;
    static const ActionKind standing[] = {ACTION_BACK,     ACTION_HOME,    ACTION_SUPPORT, ACTION_HIDE,
                                          ACTION_PREVIOUS, ACTION_COMFORT, ACTION_STOP,    ACTION_NEXT};
    for (size_t k = 0; k < sizeof standing / sizeof *standing; k++) {
        Rect *place = &round->places[standing[k]];
        for (int i = 0; i < frame->targets.count; i++) {
            const Target *target = &frame->targets.at[i];
            bool is_of_sheet = frame->sheet.h && rect_encloses(frame->sheet, target->rect);
            if (target->action.kind != standing[k] || target->role != ROLE_BUTTON || is_of_sheet)
                continue;
            if (!place->w)
                *place = target->rect;
            if (place->x != target->rect.x || place->y != target->rect.y)
                report(round, "button not in its place", target->label);
        }
    }
}

// With one thing a screen there are three cards, questions or ways on at most; options and the bars stand aside, and so
// do the cards of a question, which is never parted.
static void judge_calm(Round *round, const Frame *frame)
{
    enum { CALM_MOST = 3 };
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool is_way =
            target->role == ROLE_BUTTON && target->action.kind == ACTION_OPEN && !judge_is_of_bar(frame, target);
        bool is_asked = target->action.kind == ACTION_TURN_OVER || target->action.kind == ACTION_EXPAND;
        count += is_way || (target->role == ROLE_CARD && !is_asked) || target->role == ROLE_QUESTION;
    }
    if (frame->theme.preferences.is_calm && count > CALM_MOST)
        report(round, "more than a few choices", frame->screen);
}

// One control by switch: its row within as many steps as there are rows, and itself within as many as there are in it.
static bool is_reached(const ScanRows *rows, const ScanRow *row, int item)
{
    Scan scan = {0};
    ScanRow at;
    scan_begin(&scan, rows, 0);
    for (int i = 0; i < rows->count && rows->at + scan.row != row; i++)
        scan_step(&scan, rows, 0);
    if (row->count > 1 && rows->count > 1 && scan_act(&scan, rows, 0) >= 0)
        return false;
    for (int i = 0; i < item; i++)
        scan_step(&scan, rows, 0);
    return scan_at(&scan, rows, &at) && at.count == 1 && scan_act(&scan, rows, 0) == row->targets[item];
}

// A ring around a row has nothing of another row in it.
static bool is_alone_in_its_ring(const Frame *frame, const ScanRows *rows, const ScanRow *row)
{
    for (int i = 0; i < rows->count; i++)
        for (int k = 0; &rows->at[i] != row && k < rows->at[i].count; k++)
            if (rect_encloses(row->rect, frame->targets.at[rows->at[i].targets[k]].rect))
                return false;
    return true;
}

// Every control is reached by one switch; what lies beneath a sheet, once that is closed.
static void judge_scan(Round *round, const Frame *frame)
{
    ScanRows rows;
    int count = 0, enabled = 0;
    scan_rows(frame, round->arena, &rows);
    for (int i = 0; i < frame->targets.count; i++)
        enabled += frame->targets.at[i].enabled && !frame->targets.at[i].is_rest && // of a link over two lines
                   (frame->targets.at[i].is_bar || !frame_is_beneath(frame, frame->targets.at[i].rect));
    for (int row = 0; row < rows.count; row++) {
        if (!is_alone_in_its_ring(frame, &rows, &rows.at[row]))
            report(round, "something else inside a row", frame->targets.at[rows.at[row].targets[0]].label);
        for (int item = 0; item < rows.at[row].count; item++, count++)
            if (!is_reached(&rows, &rows.at[row], item))
                report(round, "no switch reaches", frame->targets.at[rows.at[row].targets[item]].label);
    }
    if (count != enabled)
        report(round, "controls that are in no row", frame->screen);
}

static void judge_now(Round *round, Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    arena_reset(round->arena);
    round->stops++;
    judge_frame(frame, round->arena, report, round);
    judge_scan(round, frame);
    judge_places(round, frame);
    judge_calm(round, frame);
}

// Performs the first action of that kind on the glass; false when there is none.
static bool touch_kind(Stage *stage, ActionKind kind)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == kind) {
            app_perform(stage->app, frame->targets.at[i].action);
            return true;
        }
    }
    return false;
}

// What the tour does not touch: a pacer or count-down that runs and rests, a slip shown large, a card turned over, the
// further choices of Comfort. All is left as it was.
static void judge_touched(Round *round, Stage *stage)
{
    enum { BREATH_MS = 5000 };
    static const ActionKind toggles[] = {ACTION_LARGE, ACTION_TURN_OVER};
    bool is_told = text_is(stage_frame(stage)->screen, "term"); // what the page beneath has would open it anew
    for (int i = 0; i < 2 && !is_told; i++) {
        if (!touch_kind(stage, toggles[i]))
            continue;
        judge_now(round, stage);
        if (text_is(stage_frame(stage)->screen, "term"))
            app_perform(stage->app, (Action){.kind = ACTION_DONE});
        else
            touch_kind(stage, toggles[i]);
    }
    if (touch_kind(stage, ACTION_PAUSE)) {
        judge_now(round, stage);
        stage_wait(stage, BREATH_MS);
        judge_now(round, stage);
        touch_kind(stage, ACTION_PAUSE);
        judge_now(round, stage);
    }
    enum { PAGES_MOST = 6 };
    bool is_comfort = text_is(stage_frame(stage)->screen, "comfort");
    for (int page = 0; is_comfort && page < PAGES_MOST && touch_kind(stage, ACTION_PAGE); page++)
        judge_now(round, stage);
}

// The sheet over a page that was not made for reading; the tour opens it over a chapter.
static void judge_comfort(Round *round, Stage *stage)
{
    enum { TABS_MOST = 10 };
    app_perform(stage->app, (Action){.kind = ACTION_COMFORT});
    for (int tab = 0; tab < TABS_MOST; tab++) {
        app_perform(stage->app, (Action){.kind = ACTION_TAB, .index = tab});
        judge_now(round, stage);
    }
    app_perform(stage->app, (Action){.kind = ACTION_DONE});
}

static void judge_stop(void *owner, Stage *stage, Text name)
{
    Round *round = owner;
    round->stop = name;
    judge_now(round, stage);
    judge_touched(round, stage);
    if (text_is(stage_frame(stage)->screen, "home"))
        judge_comfort(round, stage);
}

typedef struct Walk {
    const char *content, *language; // content NULL: a folder that holds no library
    Size window;
    Preferences preferences;
    bool has_switches;
} Walk;

// Walks one tour; the number of faults. A size of text that this glass does not offer has none.
static int walk(const Walk *way, int *stops)
{
    Stage stage;
    Round round = {.arena = arena_create()};
    StageSpec spec = {.content = way->content ? way->content : LECTERN_TESTS_DIR,
                      .language = text_of(way->language),
                      .window = way->window,
                      .preferences = way->preferences};
    Config switches = config_defaults; // they bring one more tab of Comfort
    switches.preferences = way->preferences;
    switches.act_key = "Space";
    switches.move_key = "Return";
    if (way->has_switches)
        spec.config = &switches;
    assert_true(stage_open(&stage, &spec));
    const Frame *frame = stage_frame(&stage);
    Arena *names = arena_create();
    Text about = text_format(names, "%s %dx%d text %d %s letters %d spacing %d%s%s", way->language, way->window.w,
                             way->window.h, way->preferences.text_step, theme_name(way->preferences.theme),
                             (int)way->preferences.family, (int)way->preferences.spacing,
                             way->preferences.is_low ? " low" : "", way->preferences.is_calm ? " calm" : "");
    round.about = text_string(names, about);
    bool is_offered = theme_offers_step(&frame->theme, fonts_metrics(stage.fonts), way->preferences.text_step);
    bool is_whole = !is_offered || screen_walk(&stage, judge_stop, &round);
    if (is_whole != (way->content || !is_offered))
        report(&round, "pages that never end, or a faulty item", TEXT(""));
    *stops += round.stops;
    stage_close(&stage);
    arena_destroy(round.arena);
    arena_destroy(names);
    return round.faults;
}

// Every step_by-th size of text on every glass; themes, letters and spacing turn as they go, so that each meets each
// somewhere.
static int walk_all(const char *content, const char *language, int step_by)
{
    int faults = 0, stops = 0, turn = 0;
    for (int i = 0; i < SIZE_COUNT; i++) {
        for (int step = TEXT_STEP_LEAST + i % step_by; step <= TEXT_STEP_MOST; step += step_by, turn++) {
            Preferences preferences = {.text_step = step,
                                       .theme = (ThemeId)(turn % THEME_COUNT),
                                       .is_low = turn % 5 == 4,
                                       .is_still = turn % 2,
                                       .is_calm = turn % 3 == 1,
                                       .family = (FontFamily)(turn / 2 % 3),
                                       .spacing = (Spacing)(turn / 3 % 3)};
            faults += walk(&(Walk){content, language, sizes[i], preferences, turn % 2 == 1}, &stops);
        }
    }
    print_message("%s %s: %d screens, %d faults\n", content ? content : "no library", language, stops, faults);
    assert_true(stops > (content ? 100 : 20));
    return faults;
}

// ---- the judge can find fault

typedef struct Verdict {
    const char *rule;
    int count;
} Verdict;

static void note_rule(void *owner, const char *rule, Text what)
{
    (void)what;
    Verdict *verdict = owner;
    verdict->rule = rule;
    verdict->count++;
}

// A frame of 1280x800 with one blameless line and one blameless card.
static Frame sound_frame(Arena *arena)
{
    const Palette *palette = palette_of(THEME_DAY);
    Theme theme = {.palette = palette, .glass = glass_of(1280, 800, 0, 0)};
    Frame frame = frame_begin(arena, &theme);
    frame.screen = TEXT("shelf");
    *array_push(arena, &frame.lines) = (Line){.text = TEXT("Small steps"),
                                              .rect = {120, 220, 200, 60},
                                              .baseline = 266,
                                              .font_px = 40,
                                              .cap_px64 = 28 * 64,
                                              .color = palette->text,
                                              .background = palette->surface};
    frame_target(
        &frame,
        &(Target){.label = TEXT("Small steps"), .role = ROLE_CARD, .rect = {100, 200, 400, 100}, .enabled = true});
    return frame;
}

static void add_target(Frame *frame, Role role, const char *label, Rect rect)
{
    int index = frame->targets.count;
    frame_target(frame, &(Target){.label = text_of(label),
                                  .role = role,
                                  .action = {.kind = ACTION_OPEN, .index = index},
                                  .rect = rect,
                                  .enabled = true});
}

static void add_line(Frame *frame, const char *words, Rect rect)
{
    Line line = frame->lines.at[0];
    line.text = text_of(words);
    line.rect = rect;
    line.baseline = rect.y + 46;
    *array_push(frame->arena, &frame->lines) = line;
}

// A button bears its words.
static void add_button(Frame *frame, const char *label, Rect rect)
{
    add_target(frame, ROLE_BUTTON, label, rect);
    add_line(frame, label, (Rect){rect.x + 20, rect.y + (rect.h - 60) / 2, 100, 60});
}

static void spoil(Frame *frame, int how)
{
    switch (how) {
    case 0:
        add_line(frame, "below", (Rect){120, 780, 200, 60});
        break;
    case 1:
        frame->lines.at[0].cap_px64 = 10 * 64;
        break;
    case 2:
        frame->lines.at[0].color = frame->lines.at[0].background;
        break;
    case 3:
        add_line(frame, "A long…", (Rect){120, 500, 200, 60});
        break;
    case 4:
        add_line(frame, "above it", (Rect){150, 230, 200, 60});
        break;
    case 5:
        add_line(frame, "sticks out", (Rect){420, 220, 200, 60});
        break;
    case 6:
        add_button(frame, "Low", (Rect){100, 720, 200, 100});
        break;
    case 7:
        frame->targets.at[0].label = TEXT("Small steps at home");
        break;
    case 8:
        add_button(frame, "Thin", (Rect){100, 500, 400, 60});
        break;
    case 9:
        add_button(frame, "Left", (Rect){4, 500, 400, 100});
        break;
    case 10:
        add_button(frame, "Over", (Rect){450, 250, 200, 100});
        break;
    case 11:
        add_button(frame, "Near", (Rect){505, 200, 200, 100});
        break;
    case 12:
        add_line(frame, "sex and more", (Rect){120, 500, 300, 60});
        break;
    case 13:
        add_target(frame, ROLE_LINK, "one", (Rect){100, 500, 200, 60});
        add_target(frame, ROLE_LINK, "two", (Rect){250, 500, 200, 60});
        break;
    case 14:
        add_button(frame, "Other", (Rect){100, 500, 400, 100});
        frame->targets.at[0].is_primary = frame->targets.at[1].is_primary = true;
        break;
    }
}

static void judge_finds_each_fault(void **state)
{
    (void)state;
    static const char *const rules[] = {"line outside the glass",
                                        "smaller than small print",
                                        "weak contrast",
                                        "ellipsis",
                                        "lines overlap",
                                        "line reaches out of its target",
                                        "target outside the glass",
                                        "label is cut",
                                        "target too small",
                                        "target at the edge",
                                        "targets overlap",
                                        "targets too close",
                                        "not for public eyes",
                                        "links overlap",
                                        "two primary controls"};
    Arena *arena = arena_create();
    Frame sound = sound_frame(arena);
    Verdict verdict = {0};
    judge_frame(&sound, arena, note_rule, &verdict);
    assert_int_equal(verdict.count, 0);
    for (int how = 0; how < (int)(sizeof rules / sizeof *rules); how++) {
        Frame frame = sound_frame(arena);
        spoil(&frame, how);
        verdict = (Verdict){0};
        judge_frame(&frame, arena, note_rule, &verdict);
        assert_true(verdict.count > 0);
        if (how != 6) // what hangs below the glass is close to its edge as well
            assert_string_equal(verdict.rule, rules[how]);
    }
    arena_destroy(arena);
}

static void judge_counts_choices(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Frame frame = sound_frame(arena);
    static const char *const words[] = {"a", "b", "c", "d", "e", "f"};
    for (int i = 0; i < 6; i++) {
        Rect rect = {600, 40 + i * 120, 400, 100};
        add_target(&frame, ROLE_OPTION, words[i], rect);
        add_line(&frame, words[i], (Rect){620, rect.y + 20, 40, 60});
        Verdict verdict = {0};
        judge_frame(&frame, arena, note_rule, &verdict);
        assert_int_equal(verdict.count, i == 5); // seven with the card
    }
    arena_destroy(arena);
}

static void fixture_holds_in_english(void **state)
{
    (void)state;
    assert_int_equal(walk_all(LECTERN_TESTS_DIR "/library/whole", "en", 1), 0);
}

static void fixture_holds_in_arabic(void **state)
{
    (void)state;
    assert_int_equal(walk_all(LECTERN_TESTS_DIR "/library/whole", "ar", 1), 0);
}

static void out_of_order_holds(void **state)
{
    (void)state;
    assert_int_equal(walk_all(NULL, "en", 1), 0);
}

static void shipped_library_holds(void **state)
{
    (void)state;
    assert_int_equal(walk_all(LECTERN_CONTENT_DIR, "en", 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge_finds_each_fault),   cmocka_unit_test(judge_counts_choices),
        cmocka_unit_test(fixture_holds_in_english), cmocka_unit_test(fixture_holds_in_arabic),
        cmocka_unit_test(out_of_order_holds),       cmocka_unit_test(shipped_library_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
