#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "command/command.h"
#include "command/journey.h"
#include "command/options.h"
#include "command/stage.h"
#include "device/lock.h"
#include "page/print.h"

enum { TAP_MS = 80, AFTER_TAP_MS = 320 };

// A journey under way.
typedef struct Drive {
    Stage stage;
    StageSpec spec;      // what the stage is opened with, at the first step that needs it
    Arena *arena;        // texts of this script
    Text fault;          // what went wrong in the present step, or empty
} Drive;

typedef struct StepRule {
    const char *name;
    int words_least, words_most; // after the name
    bool needs_stage;
    void (*perform)(Drive *drive, const JourneyStep *step);
} StepRule;

#define FAIL(drive, ...) ((drive)->fault = text_format((drive)->arena, __VA_ARGS__))

static bool read_int(Drive *drive, Text word, int *number)
{
    char *end, *copy = text_string(drive->arena, word);
    long value = strtol(copy, &end, 10);
    if (end == copy || *end || value < INT32_MIN || value > INT32_MAX) {
        FAIL(drive, "expected a whole number, was \"%s\"", copy);
        return false;
    }
    *number = (int)value;
    return true;
}

static const Frame *frame_of(Drive *drive)
{
    return stage_frame(&drive->stage);
}

// What can be touched now, for faults.
static Text list_labels(Drive *drive)
{
    const Frame *frame = frame_of(drive);
    Text list = TEXT("");
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        list = text_format(drive->arena, "%.*s%s\"%.*s\"%s", TEXT_ARGS(list), i ? ", " : "", TEXT_ARGS(target->label),
                           target->enabled ? "" : " (disabled)");
    }
    return list;
}

// ---- steps that prepare

static void set_window(Drive *drive, const JourneyStep *step)
{
    Size size;
    if (!options_size(text_string(drive->arena, step->words[1]), &size)) {
        FAIL(drive, "expected a size like 800x480");
        return;
    }
    drive->spec.window = size;
    if (drive->stage.app)
        stage_resize(&drive->stage, size);
}

static void set_content(Drive *drive, const JourneyStep *step)
{
    if (drive->stage.app)
        FAIL(drive, "content may only be a first step");
    drive->spec.content = text_string(drive->arena, step->words[1]);
}

// A faulty configuration is told and used as far as it holds, as the player does.
static void set_config(Drive *drive, const JourneyStep *step)
{
    Problems problems = {.arena = drive->arena};
    Config *config = arena_new(drive->arena, Config);
    char *path = text_string(drive->arena, step->words[1]);
    if (drive->stage.app)
        FAIL(drive, "config may only be a first step");
    else if (access(path, R_OK) != 0)
        FAIL(drive, "expected to read %s, it cannot be read", path);
    else {
        config_read(drive->arena, path, config, &problems);
        problems_sort(&problems);
        for (int i = 0; i < problems.list.count; i++)
            problem_print(&problems.list.at[i], stderr);
        drive->spec.config = config;
    }
}

// A state folder and a configuration of its own, so that a journey may do what staff do.
static void set_pin(Drive *drive, const JourneyStep *step)
{
    char *folder = text_string(drive->arena, TEXT("/tmp/lectern-staff-XXXXXX"));
    if (drive->stage.app)
        FAIL(drive, "pin may only be a first step");
    else if (!lock_may_be(step->words[1]) || !mkdtemp(folder) || !lock_set(folder, step->words[1]))
        FAIL(drive, "expected a PIN that can be kept, was \"%.*s\"", TEXT_ARGS(step->words[1]));
    else
        drive->spec.desk = (DeskSpec){.folder = folder, .config_path = file_path(drive->arena, text_of(folder), TEXT("config.xml"))};
}

static void remove_state(const Drive *drive)
{
    static const char *const names[] = {"pin", "pin-tries", "config.xml", "config.xml" CONFIG_GOOD};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(file_path(drive->arena, text_of(drive->spec.desk.folder), text_of(names[i])));
    rmdir(drive->spec.desk.folder);
}

// ---- steps that act

// The frame's nth target with the label, enabled; fails otherwise. n 0: the only one.
static const Target *find_target(Drive *drive, Text label, int n)
{
    const Frame *frame = frame_of(drive);
    int count = frame_label_count(frame, label);
    if (!n && count > 1) {
        FAIL(drive, "expected one target \"%.*s\", there are %d; add a number", TEXT_ARGS(label), count);
        return NULL;
    }
    int index = frame_target_labelled(frame, label, n ? n : 1);
    if (index < 0) {
        FAIL(drive, "expected a target \"%.*s\" that can be touched on \"%.*s\", there are: %.*s", TEXT_ARGS(label),
             TEXT_ARGS(frame->screen), TEXT_ARGS(list_labels(drive)));
        return NULL;
    }
    return &frame->targets.at[index];
}

static void press_at(Drive *drive, Size at, int hold_ms)
{
    stage_touch(&drive->stage, SAMPLE_DOWN, 1, at);
    stage_frame(&drive->stage);
    stage_wait(&drive->stage, hold_ms);
    stage_touch(&drive->stage, SAMPLE_UP, 1, at);
    stage_frame(&drive->stage);
    stage_wait(&drive->stage, AFTER_TAP_MS);
}

// The middle of what can be touched of it: a later target may lie over the middle of its rectangle.
static Size touch_point(const Frame *frame, const Target *target)
{
    Rect rect = target->rect;
    Size middle = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    int index = (int)(target - frame->targets.at);
    for (int i = 1; frame_target_at(frame, middle.w, middle.h) != index && i < 16; i++)
        middle = (Size){rect.x + rect.w * i / 16, rect.y + rect.h * (1 + i * 7 % 15) / 16};
    return middle;
}

static void tap(Drive *drive, const JourneyStep *step)
{
    int n = 0;
    if (step->word_count > 2 && !read_int(drive, step->words[2], &n))
        return;
    const Target *target = find_target(drive, step->words[1], n);
    if (target)
        press_at(drive, touch_point(frame_of(drive), target), TAP_MS);
}

static void tap_at(Drive *drive, const JourneyStep *step)
{
    Size at;
    int hold_ms = TAP_MS;
    if (!read_int(drive, step->words[1], &at.w) || !read_int(drive, step->words[2], &at.h))
        return;
    if (step->word_count > 3 && !read_int(drive, step->words[3], &hold_ms))
        return;
    press_at(drive, at, hold_ms);
}

static void swipe(Drive *drive, const JourneyStep *step)
{
    static const struct {
        const char *name;
        int dx, dy;
    } ways[] = {{"left", -1, 0}, {"right", 1, 0}, {"up", 0, -1}, {"down", 0, 1}};
    enum { MOVES = 8, MOVE_MS = 20 };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!text_is(step->words[1], ways[i].name))
            continue;
        Size glass = drive->stage.size, at = {glass.w / 2 - ways[i].dx * glass.w / 4, glass.h / 2 - ways[i].dy * glass.h / 4};
        stage_touch(&drive->stage, SAMPLE_DOWN, 1, at);
        for (int move = 0; move < MOVES; move++) {
            stage_wait(&drive->stage, MOVE_MS);
            at.w += ways[i].dx * glass.w / 2 / MOVES;
            at.h += ways[i].dy * glass.h / 2 / MOVES;
            stage_touch(&drive->stage, SAMPLE_MOVE, 1, at);
        }
        stage_touch(&drive->stage, SAMPLE_UP, 1, at);
        stage_wait(&drive->stage, AFTER_TAP_MS);
        return;
    }
    FAIL(drive, "expected left, right, up or down");
}

static void touch(Drive *drive, const JourneyStep *step)
{
    static const char *const names[] = {[SAMPLE_DOWN] = "down", [SAMPLE_MOVE] = "move", [SAMPLE_UP] = "up"};
    Size at;
    int finger = 1;
    if (!read_int(drive, step->words[2], &at.w) || !read_int(drive, step->words[3], &at.h))
        return;
    if (step->word_count > 4 && !read_int(drive, step->words[4], &finger))
        return;
    for (int kind = SAMPLE_DOWN; kind <= SAMPLE_UP; kind++) {
        if (text_is(step->words[1], names[kind])) {
            stage_touch(&drive->stage, (SampleKind)kind, finger, at);
            stage_frame(&drive->stage);
            stage_wait(&drive->stage, 20);
            return;
        }
    }
    FAIL(drive, "expected down, move or up");
}

static void key(Drive *drive, const JourneyStep *step)
{
    char *name = text_string(drive->arena, step->rest);
    bool has_shift = strncmp(name, "Shift+", 6) == 0;
    app_key(drive->stage.app, has_shift ? name + 6 : name, has_shift);
    stage_frame(&drive->stage);
}

static void wait_a_while(Drive *drive, const JourneyStep *step)
{
    char *end, *copy = text_string(drive->arena, step->words[1]);
    long number = strtol(copy, &end, 10);
    bool is_ms = strcmp(end, "ms") == 0;
    if (end == copy || number < 0 || (!is_ms && strcmp(end, "s") != 0)) {
        FAIL(drive, "expected a time like 90s or 250ms");
        return;
    }
    stage_wait(&drive->stage, is_ms ? number : number * 1000);
}

// ---- steps that look

static void see(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = frame_of(drive);
    if (frame_shows(frame, step->words[1]))
        return;
    Text shown = TEXT("");
    for (int i = 0; i < frame->lines.count; i++)
        shown = text_format(drive->arena, "%.*s%s%.*s", TEXT_ARGS(shown), i ? " | " : "", TEXT_ARGS(frame->lines.at[i].text));
    FAIL(drive, "expected to see \"%.*s\", on \"%.*s\" there was: %.*s", TEXT_ARGS(step->words[1]), TEXT_ARGS(frame->screen),
         TEXT_ARGS(shown));
}

static void unseen(Drive *drive, const JourneyStep *step)
{
    if (frame_shows(frame_of(drive), step->words[1]))
        FAIL(drive, "expected not to see \"%.*s\", it is there", TEXT_ARGS(step->words[1]));
}

static void expect_screen(Drive *drive, const JourneyStep *step)
{
    Text screen = frame_of(drive)->screen;
    if (!text_equal(screen, step->words[1]))
        FAIL(drive, "expected the screen \"%.*s\", was \"%.*s\"", TEXT_ARGS(step->words[1]), TEXT_ARGS(screen));
}

static void expect_page(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = frame_of(drive);
    int page, count;
    if (!read_int(drive, step->words[1], &page) || !read_int(drive, step->words[3], &count))
        return;
    if (frame->page != page || frame->page_count != count)
        FAIL(drive, "expected page %d of %d, was %d of %d", page, count, frame->page, frame->page_count);
}

static void expect_state(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = frame_of(drive);
    Text wanted = step->words[0], label = step->words[1];
    bool is_there = false, holds = false;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!text_equal(target->label, label))
            continue;
        is_there = true;
        holds = holds || (text_is(wanted, "focus") && target->focused) || (text_is(wanted, "enabled") && target->enabled) ||
                (text_is(wanted, "disabled") && !target->enabled) || (text_is(wanted, "selected") && target->selected);
    }
    if (!is_there)
        FAIL(drive, "expected a target \"%.*s\", there are: %.*s", TEXT_ARGS(label), TEXT_ARGS(list_labels(drive)));
    else if (!holds)
        FAIL(drive, "expected \"%.*s\" to be %s%.*s, it is not", TEXT_ARGS(label), text_is(wanted, "focus") ? "in " : "",
             TEXT_ARGS(wanted));
}

static void expect_speech(Drive *drive, const JourneyStep *step)
{
    Transcript *transcript = &drive->stage.transcript;
    Text rest = transcript_rest(transcript);
    if (!transcript_tells(transcript, step->words[1]))
        FAIL(drive, "expected \"%.*s\" to be spoken, since the last time there was: %.*s", TEXT_ARGS(step->words[1]),
             TEXT_ARGS(rest));
}

// ---- steps that write

static void shot(Drive *drive, const JourneyStep *step)
{
    char *path = text_string(drive->arena, step->words[1]);
    if (!stage_shot(&drive->stage, path))
        FAIL(drive, "expected to write %s, it cannot be written", path);
}

static void dump(Drive *drive, const JourneyStep *step)
{
    char *path = text_string(drive->arena, step->words[1]);
    FILE *out = fopen(path, "w");
    if (!out) {
        FAIL(drive, "expected to write %s, it cannot be written", path);
        return;
    }
    print_frame(frame_of(drive), drive->stage.transcript.said.at, drive->stage.transcript.said.count, out);
    fclose(out);
}

static void report(Drive *drive, const JourneyStep *step)
{
    (void)step;
    print_frame(frame_of(drive), drive->stage.transcript.said.at, drive->stage.transcript.said.count, stdout);
}

static const StepRule rules[] = {
    {"window", 1, 1, false, set_window}, {"content", 1, 1, false, set_content},
    {"config", 1, 1, false, set_config}, {"pin", 1, 1, false, set_pin},
    {"tap", 1, 2, true, tap},            {"tap-at", 2, 2, true, tap_at},
    {"press-at", 3, 3, true, tap_at},    {"swipe", 1, 1, true, swipe},
    {"touch", 3, 4, true, touch},        {"key", 1, 5, true, key},
    {"wait", 1, 1, true, wait_a_while},  {"see", 1, 1, true, see},
    {"unseen", 1, 1, true, unseen},      {"screen", 1, 1, true, expect_screen},
    {"focus", 1, 1, true, expect_state}, {"enabled", 1, 1, true, expect_state},
    {"disabled", 1, 1, true, expect_state}, {"selected", 1, 1, true, expect_state},
    {"say", 1, 1, true, expect_speech},  {"page", 3, 3, true, expect_page},
    {"shot", 1, 1, true, shot},          {"dump", 1, 1, true, dump},
    {"report", 0, 0, true, report},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules };

static const StepRule *find_rule(Text name)
{
    for (int i = 0; i < RULE_COUNT; i++)
        if (text_is(name, rules[i].name))
            return &rules[i];
    return NULL;
}

static void perform_step(Drive *drive, const JourneyStep *step)
{
    const StepRule *rule = find_rule(step->words[0]);
    int words = step->word_count - 1;
    if (!rule) {
        Text names[RULE_COUNT];
        for (int i = 0; i < RULE_COUNT; i++)
            names[i] = text_of(rules[i].name);
        Text near = problem_nearest(step->words[0], names, RULE_COUNT);
        FAIL(drive, "expected a step, was \"%.*s\"%s%.*s%s", TEXT_ARGS(step->words[0]), near.size ? "; did you mean \"" : "",
             TEXT_ARGS(near), near.size ? "\"?" : "");
    } else if (words < rule->words_least || words > rule->words_most)
        FAIL(drive, "expected %d to %d words after \"%s\", there are %d", rule->words_least, rule->words_most, rule->name, words);
    else if (rule->needs_stage && !drive->stage.app && !stage_open(&drive->stage, &drive->spec))
        FAIL(drive, "expected fonts and a library, they cannot be opened");
    else
        rule->perform(drive, step);
}

static bool run_journey(const char *path, const StageSpec *spec)
{
    Drive drive = {.spec = *spec, .arena = arena_create()};
    Problems problems = {.arena = drive.arena};
    Journey journey;
    bool is_well = journey_read(drive.arena, path, &journey, &problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    for (int i = 0; is_well && i < journey.steps.count; i++) {
        perform_step(&drive, &journey.steps.at[i]);
        if (!drive.fault.size)
            continue;
        fprintf(stderr, "%s:%d: %.*s\n", path, journey.steps.at[i].line, TEXT_ARGS(drive.fault));
        is_well = false;
    }
    if (drive.stage.arena)
        stage_close(&drive.stage);
    if (drive.spec.desk.folder)
        remove_state(&drive);
    arena_destroy(drive.arena);
    return is_well;
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    StageSpec spec = {.window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    const char **scripts = arena_many(arena, const char *, argc);
    int count = 0, passed = 0;
    for (const char *word; (word = options_next(&options));) {
        if (options_is_valued(&options, word, "--content"))
            spec.content = options.value;
        else if (options_is_valued(&options, word, "--window")) {
            if (!options_size(options.value, &spec.window))
                options_fault(&options, "--window takes a size like 1280x800");
        } else if (word[0] == '-')
            options_reject(&options, word);
        else
            scripts[count++] = word;
    }
    if (!spec.content && !(spec.content = options_content(arena)))
        spec.content = "content";
    if (!options.is_faulty && !count)
        options_fault(&options, "it needs a script");
    for (int i = 0; !options.is_faulty && i < count; i++)
        passed += run_journey(scripts[i], &spec);
    if (!options.is_faulty)
        printf("%d passed, %d failed\n", passed, count - passed);
    arena_destroy(arena);
    return options.is_faulty ? EXIT_UNUSABLE : passed == count ? EXIT_WELL : EXIT_FAULTY;
}

const Command drive_command = {
    .name = "drive",
    .synopsis = "SCRIPT... [--content DIR] [--window WxH]",
    .summary = "run journey scripts without a display",
    .help = "A script is a text file with one step a line; # starts a comment. It begins at Home at 1280x800; time is virtual.\n\n"
            "  window WxH, content DIR, config FILE    prepare (content and config only as first steps)\n"
            "  pin DIGITS                              a PIN of staff, and settings of their own; only as a first step\n"
            "  tap \"Label\" [N]                         touch the (Nth) target of that name\n"
            "  tap-at X Y, press-at X Y MS             touch a point\n"
            "  swipe left|right|up|down\n"
            "  touch down|move|up X Y [FINGER]         one raw sample\n"
            "  key NAME                                an SDL key name; Shift+NAME with Shift held\n"
            "  wait 90s, wait 250ms                    let time pass\n"
            "  see \"text\", unseen \"text\"               wholly visible, or not\n"
            "  screen NAME, page N of M\n"
            "  focus, enabled, disabled, selected \"Label\"\n"
            "  say \"text\"                              was handed to the voice\n"
            "  shot FILE.png, dump FILE.json, report   write what is on the screen\n\n"
            "  --content DIR  the library, where a script names none; else the installed one\n"
            "  --window WxH   the size of the glass at the start (1280x800)\n\n"
            "The last line printed is \"N passed, N failed\".\n",
    .run = run,
};
