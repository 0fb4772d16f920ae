#include "command/growth.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/source.h"
#include "command/bench-samples.h"
#include "command/made-folder.h"
#include "command/workload.h"
#include "proof/proof.h"

enum { SIZES = 3, PASSES = 5 }; // the middle one of the passes counts

typedef enum Cost { COST_CHECK_MS, COST_OPEN_MS, COST_LAYOUT_MS, COST_PARAGRAPHS, COST_COUNT } Cost;

// What grows by less than this from size to size does not grow.
static const double floors[COST_COUNT] = {
    [COST_CHECK_MS] = 1, [COST_OPEN_MS] = 1, [COST_LAYOUT_MS] = 1, [COST_PARAGRAPHS] = 10};

typedef struct Growth {
    double costs[SIZES][COST_COUNT];
} Growth;

static double check(Source *source)
{
    BenchSamples laps = {0};
    for (int i = 0; i < PASSES; i++) {
        Problems problems = {.arena = arena_create()};
        bench_samples_start(&laps);
        proof_library(source, NULL, &problems);
        bench_samples_stop(&laps);
        arena_destroy(problems.arena);
    }
    return bench_samples_median_ms(&laps);
}

static double open_library(Source *source)
{
    BenchSamples laps = {0};
    for (int i = 0; i < PASSES; i++) {
        Problems problems = {.arena = arena_create()};
        bench_samples_start(&laps);
        Book *book = book_open(source, (Text){0}, &problems);
        bench_samples_stop(&laps);
        book_close(book);
        arena_destroy(problems.arena);
    }
    return bench_samples_median_ms(&laps);
}

static Id page_of(const Workload *workload)
{
    switch (workload->place) {
    case PLACE_EXERCISE:
        return id_of(TEXT(WORKLOAD_EXERCISE));
    case PLACE_QUESTIONS:
        return id_of(TEXT(WORKLOAD_QUESTIONS));
    case PLACE_SHELF:
        return id_of(TEXT("a-book"));
    case PLACE_LIBRARY:
        return id_of(TEXT("comfort"));
    default:
        return id_of(TEXT(WORKLOAD_CHAPTER));
    }
}

// The page the workload is met on, to its end, in a player that has met nothing. Returns the paragraphs set; -1 when
// there is no stage.
static long lay_out(const Workload *workload, const StageSpec *spec, BenchSamples *laps)
{
    Stage stage;
    if (!stage_open(&stage, spec))
        return -1;
    stage_frame(&stage);
    long before = typesetter_counts(app_typesetter(stage.app)).paragraphs;
    bench_samples_start(laps);
    app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = page_of(workload), .value = OPEN_WHOLE});
    stage_frame(&stage);
    bench_samples_stop(laps);
    long set = typesetter_counts(app_typesetter(stage.app)).paragraphs - before;
    assert(set >= 0); // -1 says that there was no stage
    stage_close(&stage);
    return set;
}

static bool measure_layout(const Workload *workload, const StageSpec *spec, double costs[COST_COUNT])
{
    BenchSamples laps = {0};
    long set = 0;
    for (int i = 0; i < PASSES && set >= 0; i++)
        set = lay_out(workload, spec, &laps);
    costs[COST_LAYOUT_MS] = bench_samples_median_ms(&laps);
    costs[COST_PARAGRAPHS] = (double)set;
    return set >= 0;
}

static bool measure(const Workload *workload, int n, const StageSpec *spec, double costs[COST_COUNT])
{
    assert(n > 0);
    char folder[] = MADE_FOLDER_TEMPLATE;
    if (!made_folder_create(folder) || !workload_write(workload, n, folder))
        return false;
    StageSpec there = *spec;
    there.content = folder;
    Source *source = source_open(folder);
    costs[COST_CHECK_MS] = check(source);
    costs[COST_OPEN_MS] = open_library(source);
    source_close(source);
    bool is_well = measure_layout(workload, &there, costs);
    made_folder_remove(folder);
    return is_well;
}

// Over both doublings together: a machine has other things to do now and then.
static double exponent_of(const Growth *growth, Cost cost)
{
    assert(cost < COST_COUNT);
    double first = growth->costs[0][cost], last = growth->costs[SIZES - 1][cost];
    return last - first < floors[cost] ? 0 : log2(last / first) / (SIZES - 1);
}

static bool print_workload(const Workload *workload, const StageSpec *spec)
{
    Growth growth;
    for (int i = 0; i < SIZES; i++) {
        double *costs = growth.costs[i];
        if (!measure(workload, workload->least << i, spec, costs))
            return false;
        printf("%-10s%8d%12.1f%12.1f%12.1f%12.0f\n", i ? "" : workload->name, workload->least << i,
               costs[COST_CHECK_MS], costs[COST_OPEN_MS], costs[COST_LAYOUT_MS], costs[COST_PARAGRAPHS]);
    }
    printf("%18s%12.2f%12.2f%12.2f%12.2f\n", "n to the power of", exponent_of(&growth, COST_CHECK_MS),
           exponent_of(&growth, COST_OPEN_MS), exponent_of(&growth, COST_LAYOUT_MS),
           exponent_of(&growth, COST_PARAGRAPHS));
    return true;
}

bool growth_print(const StageSpec *spec)
{
    printf("%-10s%8s%12s%12s%12s%12s\n", "", "n", "check ms", "open ms", "lay out ms", "paragraphs");
    for (int i = 0; i < workload_count; i++)
        if (workloads[i].is_common && !print_workload(&workloads[i], spec))
            return false;
    return true;
}
