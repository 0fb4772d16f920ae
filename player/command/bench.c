#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "book/catalogue.h"
#include "command/bench-figures.h"
#include "command/bench-find.h"
#include "command/bench-peer.h"
#include "command/bench-process.h"
#include "command/bench-window.h"
#include "command/command.h"
#include "command/growth-sizes.h"
#include "command/growth.h"
#include "command/options.h"

#include <assert.h>

enum { RUNS = 5 }; // of each program; the middle one counts

typedef struct BenchPlan {
    StageSpec stage;
    bool is_json, is_sitting, is_growth, is_find;
    char *beside; // or NULL
} BenchPlan;

typedef struct BenchRow {
    const char *key, *words, *unit;
    size_t offset; // of a double in Bench
} BenchRow;

// All that is printed.
typedef struct Bench {
    BenchFigures figures;
    BenchReport window, beside, ratio;
} Bench;

static const BenchRow rows[] = {
    {"open_ms", "open the library", "ms", offsetof(Bench, figures.open_ms)},
    {"first_page_ms", "first page in a window, from exec", "ms", offsetof(Bench, window.first_page_ms)},
    {"frame_ms", "a frame, stated and painted", "ms", offsetof(Bench, figures.frame_ms)},
    {"turn_ms", "a page turn, painted", "ms", offsetof(Bench, figures.turn_ms)},
    {"screenful_ms", "a screenful arranged anew", "ms", offsetof(Bench, figures.screenful_ms)},
    {"size_change_ms", "another text size, 3000 words", "ms", offsetof(Bench, figures.size_change_ms)},
    {"words_per_second_cold", "laid out, no width known", "words/s", offsetof(Bench, figures.words_per_second_cold)},
    {"words_per_second_warm", "laid out, widths known", "words/s", offsetof(Bench, figures.words_per_second_warm)},
    {"pss_kib", "memory in a window, at rest", "KiB", offsetof(Bench, window.pss_kib)},
    {"frames_at_rest", "frames in two seconds at rest", "", offsetof(Bench, window.frames_at_rest)},
    {"wakeups_at_rest", "wake-ups in two seconds at rest", "", offsetof(Bench, window.wakeups_at_rest)},
    {"window_turn_ms", "a page turn in a window, presented", "ms", offsetof(Bench, window.turn_ms)},
    {"texture_kib", "textures of letters", "KiB", offsetof(Bench, figures.texture_kib)},
    {"layouts_in_turns", "layouts begun while pages turned", "", offsetof(Bench, figures.layouts_in_turns)},
    {"runs_shaped_in_turns", "runs shaped while pages turned", "", offsetof(Bench, figures.runs_shaped_in_turns)},
    {"textures_in_turns", "textures made while pages turned", "", offsetof(Bench, figures.textures_in_turns)},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const BenchRow report_rows[] = {
    {"first_page_ms", "first page", "ms", offsetof(BenchReport, first_page_ms)},
    {"turn_ms", "page turn", "ms", offsetof(BenchReport, turn_ms)},
    {"pss_kib", "memory", "KiB", offsetof(BenchReport, pss_kib)},
};
enum { REPORT_ROW_COUNT = sizeof report_rows / sizeof *report_rows };

static double row_value(const BenchRow *row, const void *record)
{
    return *(const double *)(const void *)((const char *)record + row->offset);
}

static void print_json_rows(const BenchRow *row, int count, const void *record)
{
    for (int i = 0; i < count; i++) {
        fputs(i ? ", " : "", stdout);
        json_name(stdout, row[i].key);
        json_number(stdout, row_value(&row[i], record));
    }
}

static void print_json(const Bench *bench, bool has_beside)
{
    fputs("{", stdout);
    print_json_rows(rows, ROW_COUNT, bench);
    if (has_beside) {
        fputs(", \"beside\": {", stdout);
        print_json_rows(report_rows, REPORT_ROW_COUNT, &bench->beside);
        fputs("}, \"ratio\": {", stdout);
        print_json_rows(report_rows, REPORT_ROW_COUNT, &bench->ratio);
        fputs("}", stdout);
    }
    fputs("}\n", stdout);
}

static void print_value(double value, const char *unit)
{
    if (isnan(value))
        printf("%12s\n", "-");
    else
        printf("%12.*f %s\n", value != floor(value) && value < 1000 ? 2 : 0, value, unit);
}

static void print_table(const Bench *bench, bool has_beside)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        printf("%-36s", rows[i].words);
        print_value(row_value(&rows[i], bench), rows[i].unit);
    }
    for (int i = 0; has_beside && i < REPORT_ROW_COUNT; i++) {
        printf("%-12s%-24s", "beside it:", report_rows[i].words);
        print_value(row_value(&report_rows[i], &bench->beside), report_rows[i].unit);
        printf("%-12s%-24s", "", "we take");
        print_value(row_value(&report_rows[i], &bench->ratio), "times that");
    }
}

// ---- the windows

// The middle one of each figure: a machine has other things to do now and then.
static double median_of(const BenchRow *row, const BenchReport *reports, int count)
{
    for (int i = 0; i < count; i++) {
        double value = row_value(row, &reports[i]);
        int less = 0, more = 0;
        for (int k = 0; k < count; k++) {
            less += row_value(row, &reports[k]) < value;
            more += row_value(row, &reports[k]) > value;
        }
        if (less <= count / 2 && more <= count / 2)
            return value;
    }
    return NAN;
}

static void sum_up(BenchReport *sum, const BenchReport *reports, int count)
{
    assert(count > 0);
    *sum = reports[0]; // the one that was watched at rest
    for (int i = 0; i < REPORT_ROW_COUNT; i++)
        *(double *)(void *)((char *)sum + report_rows[i].offset) = median_of(&report_rows[i], reports, count);
}

static bool has_display(void)
{
    return getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
}

// This very program, in the window's part.
static bool run_windows(const BenchPlan *plan, BenchReport *sum)
{
    char content[4096], window[32];
    snprintf(content, sizeof content, "%s", plan->stage.book ? plan->stage.book : plan->stage.content);
    snprintf(window, sizeof window, "%dx%d", plan->stage.window.w, plan->stage.window.h);
    char *argv[] = {(char[]){"/proc/self/exe"},
                    (char[]){"bench"},
                    content,
                    (char[]){"--sitting"},
                    (char[]){"--window"},
                    window,
                    NULL};
    BenchReport reports[RUNS];
    for (int i = 0; i < RUNS; i++)
        if (!bench_process_run(&reports[i], argv, i == 0, i > 0))
            return false;
    sum_up(sum, reports, RUNS);
    return true;
}

static bool run_beside(const BenchPlan *plan, BenchReport *sum)
{
    BenchPeer *rival = bench_peer_prepare(plan->beside, &plan->stage);
    BenchReport reports[RUNS];
    int count = 0;
    while (rival && count < RUNS && bench_peer_run(rival, &reports[count], count > 0))
        count++;
    bench_peer_dismiss(rival);
    if (count == RUNS)
        sum_up(sum, reports, RUNS);
    else if (rival)
        fprintf(stderr, "lectern bench: %s did not print its figures\n", plan->beside);
    return count == RUNS;
}

static BenchReport divide(const BenchReport *ours, const BenchReport *theirs)
{
    return (BenchReport){
        .first_page_ms = ours->first_page_ms / theirs->first_page_ms,
        .turn_ms = ours->turn_ms / theirs->turn_ms,
        .pss_kib = ours->pss_kib / theirs->pss_kib,
    };
}

static bool measure_windows(const BenchPlan *plan, Bench *bench)
{
    if (!has_display()) {
        fputs("lectern bench: there is no display, so nothing is told of the window\n", stderr);
        return true;
    }
    if (!run_windows(plan, &bench->window)) {
        fputs("lectern bench: the player did not open its window\n", stderr);
        return false;
    }
    return !plan->beside || run_beside(plan, &bench->beside);
}

// The windows come first: what this process has mapped by then takes little from their share of memory.
static bool measure(const BenchPlan *plan, Bench *bench)
{
    const BenchReport unknown = {NAN, NAN, NAN, NAN, NAN};
    bench->window = bench->beside = unknown;
    bool is_well = measure_windows(plan, bench);
    bench->ratio = divide(&bench->window, &bench->beside);
    return is_well && bench_figures_take(&bench->figures, &plan->stage);
}

static bool read_options(Options *options, BenchPlan *plan)
{
    for (const char *word; (word = options_next(options));) {
        if (options_is(options, word, "--json"))
            plan->is_json = true;
        else if (options_is(options, word, "--sitting"))
            plan->is_sitting = true;
        else if (options_is(options, word, "--grow"))
            plan->is_growth = true;
        else if (options_is(options, word, "--find"))
            plan->is_find = true;
        else if (options_is_valued(options, word, "--beside"))
            plan->beside =
                options->argv[options->next - 1] + strlen(options->argv[options->next - 1]) - strlen(options->value);
        else if (options_is_valued(options, word, "--window")) {
            if (!options_size(options->value, &plan->stage.window))
                options_fault(options, "--window takes a size like 1280x800");
        } else if (word[0] == '-' || plan->stage.content)
            options_reject(options, word);
        else
            plan->stage.content = word;
    }
    return !options->is_faulty;
}

static bool sit(const BenchPlan *plan)
{
    bool is_shelf = plan->stage.book && catalogue_stands_at(plan->stage.book);
    return bench_window_show((LoopSpec){
        .content = plan->stage.content,
        .book = is_shelf ? NULL : plan->stage.book,
        .shelf = is_shelf ? plan->stage.book : NULL,
        .is_shelf_alone = is_shelf,
        .window = plan->stage.window,
        .app.preferences = plan->stage.preferences,
    });
}

static bool measure_and_print(const BenchPlan *plan)
{
    Bench bench;
    if (!measure(plan, &bench))
        return false;
    if (plan->is_json)
        print_json(&bench, plan->beside);
    else
        print_table(&bench, plan->beside);
    return true;
}

static bool perform(BenchPlan *plan, Arena *arena)
{
    if (plan->is_find && !plan->stage.content) {
        bench_find_print();
        return true;
    }
    options_open(arena, &plan->stage.content, &plan->stage.book);
    if (!plan->stage.content) {
        fputs("lectern bench: there is no library: neither an installed one nor content/ beside the program\n", stderr);
        return false;
    }
    if (plan->is_growth)
        return growth_sizes_print(&plan->stage) && growth_print(&plan->stage);
    if (plan->is_find)
        return bench_find_print_of(&plan->stage);
    return plan->is_sitting ? sit(plan) : measure_and_print(plan);
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    BenchPlan plan = {.stage = {.window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT}};
    bool is_well = read_options(&options, &plan) && perform(&plan, arena);
    arena_destroy(arena);
    return is_well ? EXIT_WELL : EXIT_UNUSABLE;
}

const Command bench_command = {
    .name = "bench",
    .synopsis = "[CONTENT] [--window WxH] [--json] [--beside PROGRAM] [--grow | --find]",
    .summary = "measure how quick and how small the player is",
    .help =
        "Takes some ten seconds. The figures of a window need a display; without one they are left out.\n\n"
        "  --window WxH      size of the glass (1280x800)\n"
        "  --json            one JSON object instead of a table\n"
        "  --beside PROGRAM  measure that program too, and tell how many times its figures ours are; it is called as\n"
        "                    PROGRAM --text FILE --font FILE --size PX --window WxH and prints one line\n"
        "                    {\"first_page_ms\":33.1,\"turn_ms\":2.8,\"pss_kib\":8600}\n"
        "  --grow            instead: what reading costs in 0.1 to 50 MB and in 1 to 1000 items, of libraries and of "
        "books;\n"
        "                    then what libraries cost at n, 2n and 4n of one kind of thing, and by which power of n\n"
        "  --find            instead: what finding costs in CONTENT; where none is named, in 1, 10 and 50 MB of text "
        "made up\n"
        "                    for it\n"
        "  --sitting         only the window: print that line once it is at rest, and stay until told to end\n",
    .run = run,
};
