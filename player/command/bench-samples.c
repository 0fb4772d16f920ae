#include "command/bench-samples.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "device/wait.h"

void bench_samples_start(BenchSamples *laps)
{
    laps->started_ns = wait_now_ns();
}

void bench_samples_stop(BenchSamples *laps)
{
    assert(laps->started_ns);
    if (laps->count < BENCH_SAMPLES_MOST)
        laps->ms[laps->count++] = (double)(wait_now_ns() - laps->started_ns) / 1e6;
}

static int compare_times(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_samples_median_ms(const BenchSamples *laps)
{
    double sorted[BENCH_SAMPLES_MOST];
    if (!laps->count)
        return NAN;
    memcpy(sorted, laps->ms, sizeof *sorted * (size_t)laps->count);
    qsort(sorted, (size_t)laps->count, sizeof *sorted, compare_times);
    assert(sorted[0] >= 0);
    return sorted[laps->count / 2];
}

double bench_samples_longest_ms(const BenchSamples *laps)
{
    double longest = NAN;
    for (int i = 0; i < laps->count; i++)
        longest = fmax(longest, laps->ms[i]);
    return longest;
}
