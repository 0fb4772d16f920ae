// Print: a Frame as JSON, the dump that drive and tests read.
#pragma once

#include <stdio.h>

#include "page/frame.h"

// What is heard beside it.
typedef struct Heard {
    const Text *speech; // what was handed to the voice since the last dump; may be NULL when count is 0
    int speech_count;
    int sample; // of the breath that sounds, counted from its beginning; -1: silence
} Heard;

void print_frame(const Frame *frame, const Heard *heard, FILE *out);
