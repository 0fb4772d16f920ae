#include "command/bench-window.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/bench-figures.h"
#include "command/bench-samples.h"
#include "device/wait.h"

enum { TURNS = 20, LINE_MOST = 256 };

typedef struct BenchWindow {
    int64_t exec_ns;
    double first_page_ms; // 0: not yet
    BenchSamples turns;
    int step; // 1 onward, -1 back
    bool is_turning, is_at_rest;
    long frames_at_rest;
} BenchWindow;

static void begin(void *owner, App *app)
{
    (void)owner;
    app_begin(app);
    bench_figures_open_chapter(app);
}

static void note_frame(void *owner, App *app)
{
    BenchWindow *sitting = owner;
    if (sitting->first_page_ms == 0)
        sitting->first_page_ms = (double)(wait_now_ns() - sitting->exec_ns) / 1e6;
    if (sitting->is_turning)
        bench_samples_stop(&sitting->turns);
    assert(sitting->turns.count <= TURNS);
    sitting->is_turning = false;
    // At the end a neutral picture is shown: that is no frame at rest.
    if (sitting->is_at_rest && app_face(app) == FACE_VISIT)
        sitting->frames_at_rest++;
}

static long read_pss_kib(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[LINE_MOST];
    long kib = 0;
    while (file && fgets(line, sizeof line, file) && sscanf(line, "Pss: %ld", &kib) != 1)
        continue;
    if (file)
        fclose(file);
    return kib;
}

static void print_figures(const BenchWindow *sitting)
{
    printf("{\"first_page_ms\":%.2f", sitting->first_page_ms);
    if (sitting->turns.count)
        printf(",\"turn_ms\":%.3f", bench_samples_median_ms(&sitting->turns));
    printf(",\"pss_kib\":%ld}\n", read_pss_kib());
    fflush(stdout);
}

static bool turn(void *owner, App *app)
{
    BenchWindow *sitting = owner;
    if (sitting->is_at_rest)
        return false;
    bench_samples_start(&sitting->turns);
    sitting->is_turning = sitting->turns.count < TURNS && bench_figures_turn(app, &sitting->step);
    if (!sitting->is_turning) {
        sitting->is_at_rest = true;
        print_figures(sitting);
    }
    return sitting->is_turning;
}

bool bench_window_show(LoopSpec spec)
{
    const char *exec_ns = getenv("LECTERN_EXEC_NS");
    BenchWindow sitting = {.exec_ns = exec_ns ? strtoll(exec_ns, NULL, 10) : wait_now_ns(), .step = 1};
    LoopProbe probe = {.opened = begin, .presented = note_frame, .stirs = turn, .owner = &sitting};
    spec.probe = &probe;
    bool is_shown = loop_run(&spec) != LOOP_FAILED;
    if (sitting.is_at_rest)
        printf("{\"frames_at_rest\":%ld}\n", sitting.frames_at_rest);
    return is_shown;
}
