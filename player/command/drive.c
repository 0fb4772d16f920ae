#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "command/command.h"
#include "command/drive-desk.h"
#include "command/drive-expect.h"
#include "command/drive-ride.h"
#include "command/drive-touch.h"
#include "command/options.h"
#include "page/print.h"

#include <assert.h>

typedef struct StepRule {
    const char *name;
    int words_least, words_most; // after the name
    bool needs_stage, is_state;  // what is there, so that `until` can look for it
    void (*perform)(DriveRide *ride, const JourneyStep *step);
} StepRule;

// ---- steps that prepare

static void set_window(DriveRide *ride, const JourneyStep *step)
{
    Size size;
    if (!options_size(text_string(ride->arena, step->words[1]), &size)) {
        FAIL(ride, "expected a size like 800x480");
        return;
    }
    ride->spec.window = size;
    if (ride->stage.app)
        stage_resize(&ride->stage, size);
}

static void set_content(DriveRide *ride, const JourneyStep *step)
{
    if (ride->stage.app)
        FAIL(ride, "content may only be a first step");
    char *named = text_string(ride->arena, step->words[1]);
    *(options_names_books(named) ? &ride->spec.book : &ride->spec.content) = named;
}

// A faulty configuration is told and used as far as it holds, as the player does.
static void set_config(DriveRide *ride, const JourneyStep *step)
{
    Problems problems = {.arena = ride->arena};
    Config *config = arena_new(ride->arena, Config);
    char *path = text_string(ride->arena, step->words[1]);
    if (ride->stage.app)
        FAIL(ride, "config may only be a first step");
    else if (access(path, R_OK) != 0)
        FAIL(ride, "expected to read %s, it cannot be read", path);
    else {
        config_read(ride->arena, &(ConfigFile){.path = path, .content = ride->spec.content}, config, &problems);
        if (ride->text_step)
            config->preferences.text_step = ride->text_step;
        problems_sort(&problems);
        for (int i = 0; i < problems.list.count; i++)
            problem_print(&problems.list.at[i], stderr);
        ride->spec.config = config;
    }
}

// ---- steps that act

static void key(DriveRide *ride, const JourneyStep *step)
{
    char *name = text_string(ride->arena, step->rest);
    drive_ride_settle(ride, (Size){-1, -1});
    bool has_shift = strncmp(name, "Shift+", 6) == 0;
    stage_key(&ride->stage, has_shift ? name + 6 : name, has_shift);
    stage_frame(&ride->stage);
}

// A key is held for some time.
static void hold(DriveRide *ride, const JourneyStep *step)
{
    int64_t ms;
    if (!drive_ride_time(ride, step->words[1], &ms))
        return;
    Text rest = step->rest;
    text_word(&rest);
    char *name = text_string(ride->arena, text_trim(rest));
    app_key(ride->stage.app, name, false);
    stage_wait(&ride->stage, ms);
    app_key_up(ride->stage.app, name);
    stage_frame(&ride->stage);
}

static void wait_a_while(DriveRide *ride, const JourneyStep *step)
{
    int64_t ms;
    if (drive_ride_time(ride, step->words[1], &ms))
        stage_wait(&ride->stage, ms);
}

static void plug(DriveRide *ride, const JourneyStep *step)
{
    bool are_in = text_is(step->words[1], "in");
    if (!are_in && !text_is(step->words[1], "out"))
        FAIL(ride, "expected \"plug in\" or \"plug out\"");
    else
        app_plug(ride->stage.app, are_in);
    stage_frame(&ride->stage);
}

// From now on, to what comes up next.
static void voices(DriveRide *ride, const JourneyStep *step)
{
    ride->stage.transcript.voices = text_copy(ride->arena, step->words[1]);
    app_touch_all(ride->stage.app);
    stage_frame(&ride->stage);
}

// ---- steps that write

static void shot(DriveRide *ride, const JourneyStep *step)
{
    char *path = text_string(ride->arena, step->words[1]);
    if (!stage_shot(&ride->stage, path))
        FAIL(ride, "expected to write %s, it cannot be written", path);
}

static void print_now(DriveRide *ride, FILE *out)
{
    const Frame *frame = drive_ride_frame(ride);
    const Transcript *transcript = &ride->stage.transcript;
    print_frame(frame, &(Heard){transcript->said.at, transcript->said.count, transcript_sample(transcript)}, out);
}

static void dump(DriveRide *ride, const JourneyStep *step)
{
    char *path = text_string(ride->arena, step->words[1]);
    FILE *out = fopen(path, "w");
    if (!out) {
        FAIL(ride, "expected to write %s, it cannot be written", path);
        return;
    }
    print_now(ride, out);
    fclose(out);
}

static void report(DriveRide *ride, const JourneyStep *step)
{
    (void)step;
    print_now(ride, stdout);
}

// ---- the steps by their names

static void until(DriveRide *ride, const JourneyStep *step);

static const StepRule rules[] = {
    {"window", 1, 1, false, false, set_window},
    {"content", 1, 1, false, false, set_content},
    {"config", 1, 1, false, false, set_config},
    {"pin", 1, 1, false, false, drive_desk_pin},
    {"clock", 1, 1, false, false, drive_desk_clock},
    {"versions", 1, 2, false, false, drive_desk_versions},
    {"stick", 1, 1, false, false, drive_desk_stick},
    {"tap", 1, 2, true, false, drive_touch_tap},
    {"tap-at", 2, 2, true, false, drive_touch_tap_at},
    {"press-at", 3, 3, true, false, drive_touch_tap_at},
    {"press", 2, 2, true, false, drive_touch_press},
    {"plug", 1, 1, true, false, plug},
    {"swipe", 1, 1, true, false, drive_touch_swipe},
    {"touch", 2, 4, true, false, drive_touch_touch},
    {"key", 1, 5, true, false, key},
    {"hold", 2, 5, true, false, hold},
    {"wait", 1, 1, true, false, wait_a_while},
    {"until", 4, 5, true, false, until},
    {"see", 1, 1, true, true, drive_expect_see},
    {"unseen", 1, 1, true, true, drive_expect_unseen},
    {"screen", 1, 1, true, true, drive_expect_screen},
    {"focus", 1, 1, true, true, drive_expect_state},
    {"enabled", 1, 1, true, true, drive_expect_state},
    {"disabled", 1, 1, true, true, drive_expect_state},
    {"selected", 1, 1, true, true, drive_expect_state},
    {"unselected", 1, 1, true, true, drive_expect_state},
    {"faded", 1, 1, true, true, drive_expect_state},
    {"shown", 1, 1, true, true, drive_expect_state},
    {"say", 1, 3, true, false, drive_expect_speech},
    {"voices", 1, 1, true, false, voices},
    {"sound", 1, 2, true, false, drive_expect_sound},
    {"unsaid", 0, 0, true, false, drive_expect_silence},
    {"page", 1, 3, true, false, drive_expect_page},
    {"shot", 1, 1, true, false, shot},
    {"dump", 1, 1, true, false, dump},
    {"report", 0, 0, true, false, report},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules };

static const StepRule *find_rule(Text name)
{
    for (int i = 0; i < RULE_COUNT; i++)
        if (text_is(name, rules[i].name))
            return &rules[i];
    return NULL;
}

static void perform_step(DriveRide *ride, const JourneyStep *step)
{
    const StepRule *rule = find_rule(step->words[0]);
    int words = step->word_count - 1;
    assert(words >= 0 && !ride->fault.size);
    if (!rule) {
        Text names[RULE_COUNT];
        for (int i = 0; i < RULE_COUNT; i++)
            names[i] = text_of(rules[i].name);
        Text near = problem_nearest(step->words[0], names, RULE_COUNT);
        FAIL(ride, "expected a step, was \"%.*s\"%s%.*s%s", TEXT_ARGS(step->words[0]),
             near.size ? "; did you mean \"" : "", TEXT_ARGS(near), near.size ? "\"?" : "");
    } else if (words < rule->words_least || words > rule->words_most)
        FAIL(ride, "expected %d to %d words after \"%s\", there are %d", rule->words_least, rule->words_most,
             rule->name, words);
    else if (rule->needs_stage && !ride->stage.app && !stage_open(&ride->stage, &ride->spec))
        FAIL(ride, "expected fonts and a library, they cannot be opened");
    else
        rule->perform(ride, step);
}

// The words [from, to) of a step as a step of their own.
static JourneyStep part_of(Arena *arena, const JourneyStep *step, int from, int to)
{
    JourneyStep part = {.line = step->line, .word_count = to - from};
    assert(from > 0 && from < to && to <= step->word_count);
    for (int i = from; i < to; i++) {
        part.words[i - from] = step->words[i];
        part.quoted[i - from] = step->quoted[i];
    }
    for (int i = 1; i < part.word_count; i++)
        part.rest = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(part.rest), i > 1 ? " " : "", TEXT_ARGS(part.words[i]));
    return part;
}

// Acts as often as it takes until something is there, which depends on the glass and the size of the text.
static void until(DriveRide *ride, const JourneyStep *step)
{
    enum { ACTS_MOST = 60 };
    JourneyStep wanted = part_of(ride->arena, step, 1, 3), act = part_of(ride->arena, step, 3, step->word_count);
    const StepRule *rule = find_rule(wanted.words[0]);
    if (!rule || !rule->is_state) {
        FAIL(ride, "expected what can be there, such as see or focus, was \"%.*s\"", TEXT_ARGS(wanted.words[0]));
        return;
    }
    for (int i = 0; i <= ACTS_MOST; i++) {
        rule->perform(ride, &wanted);
        if (!ride->fault.size || i == ACTS_MOST)
            return;
        Text missing = ride->fault;
        ride->fault = TEXT("");
        perform_step(ride, &act);
        if (ride->fault.size) {
            FAIL(ride, "%.*s; after %d times: %.*s", TEXT_ARGS(ride->fault), i, TEXT_ARGS(missing));
            return;
        }
    }
}

static bool run_journey(const char *path, const StageSpec *spec, int text_step)
{
    DriveRide ride = {.spec = *spec, .arena = arena_create(), .text_step = text_step};
    if (text_step)
        ride.spec.preferences.text_step = text_step;
    Problems problems = {.arena = ride.arena};
    Journey journey;
    bool is_well = journey_read(ride.arena, path, &journey, &problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    for (int i = 0; is_well && i < journey.steps.count; i++) {
        perform_step(&ride, &journey.steps.at[i]);
        if (!ride.fault.size)
            continue;
        fprintf(stderr, "%s:%d: %.*s\n", path, journey.steps.at[i].line, TEXT_ARGS(ride.fault));
        is_well = false;
    }
    if (ride.stage.arena)
        stage_close(&ride.stage);
    drive_desk_clear(&ride);
    arena_destroy(ride.arena);
    return is_well;
}

typedef struct DrivePlan {
    StageSpec stage;
    int text_step; // 0: as a script's configuration says
    const char **scripts;
    int count;
} DrivePlan;

static bool read_options(Options *options, DrivePlan *plan)
{
    for (const char *word; (word = options_next(options));) {
        if (options_is_valued(options, word, "--content"))
            plan->stage.content = options->value;
        else if (options_is_valued(options, word, "--window")) {
            if (!options_size(options->value, &plan->stage.window))
                options_fault(options, "--window takes a size like 1280x800");
        } else if (options_is_valued(options, word, "--text")) {
            if (!options_text_step(options->value, &plan->text_step))
                options_fault(options, "--text takes a step from 1 to 6");
        } else if (word[0] == '-')
            options_reject(options, word);
        else
            plan->scripts[plan->count++] = word;
    }
    if (!options->is_faulty && !plan->count)
        options_fault(options, "it needs a script");
    return !options->is_faulty;
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    DrivePlan plan = {
        .stage = {.window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT},
        .scripts = arena_many(arena, const char *, argc),
    };
    int passed = 0;
    bool is_well = read_options(&options, &plan);
    if (!plan.stage.content && !(plan.stage.content = options_content(arena)))
        plan.stage.content = "content";
    for (int i = 0; is_well && i < plan.count; i++)
        passed += run_journey(plan.scripts[i], &plan.stage, plan.text_step);
    if (is_well)
        printf("%d passed, %d failed\n", passed, plan.count - passed);
    arena_destroy(arena);
    return !is_well ? EXIT_UNUSABLE : passed == plan.count ? EXIT_WELL : EXIT_FAULTY;
}

const Command drive_command = {
    .name = "drive",
    .synopsis = "SCRIPT... [--content DIR] [--window WxH] [--text STEP]",
    .summary = "run journey scripts without a display",
    .help =
        "A script is a text file with one step a line; # starts a comment. It begins at Home at 1280x800; time is "
        "virtual.\n\n"
        "  window WxH, content DIR, config FILE    prepare (content and config only as first steps)\n"
        "  pin DIGITS                              a PIN of staff, and settings of their own; only as a first step\n"
        "  versions N [N]                          of the library that stand here, and of the one before; after the "
        "pin\n"
        "  stick FILE, stick out                   what the installer has made of a stick; it is pulled out\n"
        "  tap \"Label\" [N]                         touch the (Nth) target of that name\n"
        "  press \"Label\" MS                       touch it for so long\n"
        "  tap-at X Y, press-at X Y MS             touch a point\n"
        "  swipe left|right|up|down\n"
        "  touch down|move|up X Y [FINGER]         one raw sample; \"Label\" may stand for X Y\n"
        "  plug in|out                             headphones\n"
        "  voices \"LANGUAGES\"                      those alone have a voice\n"
        "  key NAME                                an SDL key name; Shift+NAME with Shift held\n"
        "  hold TIME NAME                          the key held for so long\n"
        "  wait 90s, wait 250ms                    let time pass\n"
        "  until see \"text\" STEP, until focus \"Label\" STEP, ...\n"
        "                                          that step as often as it takes, 60 times at most\n"
        "  see \"text\", unseen \"text\"               wholly visible, or not\n"
        "  screen NAME, page N [of M]\n"
        "  focus, enabled, disabled, selected, unselected, faded, shown \"Label\"\n"
        "  say \"text\" [in LANGUAGE], unsaid        was handed to the voice of that language; nothing was, since the\n"
        "                                          last say\n"
        "  sound off, sound in 2s, sound out 500ms where in a breath is heard what sounds\n"
        "  shot FILE.png, dump FILE.json, report   write what is on the screen\n\n"
        "  --content DIR  the library, where a script names none, and that a book (content BOOK.epub) is read in; else "
        "the "
        "installed one\n"
        "  --window WxH   the size of the glass at the start (1280x800)\n"
        "  --text STEP    the size of the text at the start, 1 to 6, whatever a configuration says (2)\n\n"
        "The last line printed is \"N passed, N failed\".\n",
    .run = run,
};
