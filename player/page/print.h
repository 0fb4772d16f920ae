// Print: a Frame as JSON, the dump that drive and tests read.
#pragma once

#include <stdio.h>

#include "page/frame.h"

// speech: what was handed to the voice since the last dump; may be NULL when count is 0.
void print_frame(const Frame *frame, const Text *speech, int speech_count, FILE *out);
