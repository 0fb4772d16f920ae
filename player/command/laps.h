// Laps: the times of one thing done over and over, and what is usual among them.
#pragma once

#include <stdint.h>

enum { LAPS_MOST = 256 };

typedef struct Laps {
    double ms[LAPS_MOST];
    int count;
    int64_t started_ns;
} Laps;

void laps_start(Laps *laps);

// Notes the time since laps_start; beyond LAPS_MOST nothing is noted.
void laps_stop(Laps *laps);

// The middle one in milliseconds; NAN when there is none.
double laps_median_ms(const Laps *laps);
