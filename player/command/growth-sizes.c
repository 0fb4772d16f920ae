#include "command/growth-sizes.h"

#include <assert.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/bench-reader.h"
#include "command/bench-samples.h"
#include "command/command.h"
#include "command/made-folder.h"

enum { KILOBYTE = 1000, PART_BYTES = 100 * KILOBYTE, ITEM_BYTES = 6 * KILOBYTE, MEBIBYTE = 1 << 20 };

typedef struct GrowthRow {
    const char *name;
    Corpus corpus;
} GrowthRow;

static const GrowthRow rows[] = {
    {"library, 0.1 MB", {false, 1, PART_BYTES}},
    {"library, 1 MB", {false, 10, PART_BYTES}},
    {"library, 10 MB", {false, 100, PART_BYTES}},
    {"library, 50 MB", {false, 500, PART_BYTES}},
    {"library, 1 item", {false, 1, ITEM_BYTES}},
    {"library, 100 items", {false, 100, ITEM_BYTES}},
    {"library, 1000 items", {false, 1000, ITEM_BYTES}},
    {"one chapter, 1 MB", {false, 1, 1000L * KILOBYTE}},
    {"one chapter, 5 MB", {false, 1, 5000L * KILOBYTE}},
    {"book, 0.1 MB", {true, 1, PART_BYTES}},
    {"book, 1 MB", {true, 10, PART_BYTES}},
    {"book, 10 MB", {true, 100, PART_BYTES}},
    {"book, 50 MB", {true, 500, PART_BYTES}},
    {"book, 1 page", {true, 1, ITEM_BYTES}},
    {"book, 100 pages", {true, 100, ITEM_BYTES}},
    {"book, 1000 pages", {true, 1000, ITEM_BYTES}},
    {"one page, 1 MB", {true, 1, 1000L * KILOBYTE}},
    {"one page, 5 MB", {true, 1, 5000L * KILOBYTE}},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

static double heap_mebibytes(void)
{
    struct mallinfo2 info = mallinfo2();
    return (double)(info.uordblks + info.hblkhd) / MEBIBYTE;
}

static bool time_act(BenchReader *reader, BenchAct act)
{
    BenchSamples laps = {0};
    bool is_well = true;
    for (int i = 0; i < bench_act_count(act) && is_well; i++) {
        bench_samples_start(&laps);
        is_well = bench_reader_take(reader, act);
        bench_samples_stop(&laps);
    }
    printf("%12.2f", bench_samples_median_ms(&laps));
    return is_well;
}

// The row's figures: milliseconds of each act, then the memory in use on the first page, and at the end of all.
static bool print_figures(const GrowthRow *row, const StageSpec *spec, const char *folder)
{
    BenchReader reader;
    if (!bench_reader_begin(&reader, spec, &row->corpus, folder))
        return false;
    double page_mebibytes = 0;
    bool is_well = true;
    printf("%-20s", row->name);
    for (int act = 0; act < BENCH_ACT_COUNT && is_well; act++) {
        is_well = time_act(&reader, (BenchAct)act);
        page_mebibytes = act == BENCH_ACT_FIRST_PAGE ? heap_mebibytes() : page_mebibytes;
    }
    printf("%12.1f%12.1f\n", page_mebibytes, heap_mebibytes());
    bench_reader_end(&reader);
    return is_well;
}

static bool print_row(const GrowthRow *row, const StageSpec *spec)
{
    char folder[] = MADE_FOLDER_TEMPLATE;
    if (!made_folder_create(folder))
        return false;
    int status = EXIT_UNUSABLE;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        bool is_well = corpus_write(&row->corpus, folder) && print_figures(row, spec, folder);
        fflush(stdout);
        _exit(is_well ? EXIT_WELL : EXIT_UNUSABLE);
    }
    bool is_over = child > 0 && waitpid(child, &status, 0) == child;
    made_folder_remove(folder);
    return is_over && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_WELL;
}

bool growth_sizes_print(const StageSpec *spec)
{
    assert(spec->content);
    printf("%-20s", "milliseconds");
    for (int act = 0; act < BENCH_ACT_COUNT; act++)
        printf("%12s", bench_act_name((BenchAct)act));
    printf("%12s%12s\n", "MB, page", "MB, end");
    for (int i = 0; i < ROW_COUNT; i++)
        if (!print_row(&rows[i], spec)) {
            fprintf(stderr, "lectern bench: \"%s\" could not be read through\n", rows[i].name);
            return false;
        }
    return true;
}
