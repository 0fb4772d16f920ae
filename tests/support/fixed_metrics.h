// Fixed metrics: a Metrics without fonts. Every code point of a run is size_px / 2 wide (combining marks, joiners and
// what is not drawn: 0; emoji and Han: a whole size_px), ascent is 3/4 and descent 1/4 of the size, a capital H 5/8.
// Ink is not measured, so that every script stands at the size of the style.
//
// Faces: 0 has Latin, Greek, Cyrillic and punctuation; 1 Arabic; 2 Hebrew; 3 Thai; 4 Han; 5 emoji; 6, of
// Japanese, Han and the punctuation beyond ASCII.
#pragma once

#include "page/theme.h"

enum { FIXED_JAPANESE_FACE = 6 };

typedef struct FixedMetrics {
    Metrics metrics;
    long width_calls;
    Size picture; // size of every picture; w 0: none can be read
} FixedMetrics;

// The value must stay where it is: metrics.owner points at it.
void fixed_metrics_begin(FixedMetrics *fixed);

// A theme of that glass in whole numbers: body 20 px with 30 px leading, small 16, title 32, target 40.
Theme fixed_theme(int width_px, int height_px);
