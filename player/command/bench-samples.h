// BenchSamples: the times of one thing done over and over, and what is usual among them.
#pragma once

#include <stdint.h>

enum { BENCH_SAMPLES_MOST = 256 };

typedef struct BenchSamples {
    double ms[BENCH_SAMPLES_MOST];
    int count;
    int64_t started_ns;
} BenchSamples;

void bench_samples_start(BenchSamples *laps);

// Notes the time since bench_samples_start; beyond BENCH_SAMPLES_MOST nothing is noted.
void bench_samples_stop(BenchSamples *laps);

// The middle one in milliseconds; NAN when there is none.
double bench_samples_median_ms(const BenchSamples *laps);

// The longest; NAN when there is none.
double bench_samples_longest_ms(const BenchSamples *laps);
