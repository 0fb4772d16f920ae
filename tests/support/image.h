// Image: all that another process can write to, copied while it stands still: heap, stacks, data of libraries,
// anonymous and shared maps. Whoever looks is no part of it, so that nothing need be disguised.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct Image Image;

// The memory of a process, by /proc/PID/mem; NULL where the system does not allow that.
Image *image_take(pid_t process);
void image_drop(Image *image);

// Bytes that were copied.
size_t image_size(const Image *image);

enum { IMAGE_UNITS_MOST = 16, IMAGE_STRIDE_MOST = 24 };

// Units that follow each other at one distance, whatever stands between them: letters, code points, glyph ids, samples.
// Each is width bytes, 1 or 2, the low ones of what may be wider.
typedef struct ImageTrace {
    uint16_t units[IMAGE_UNITS_MOST];
    int count, width;
    int found;         // how often it was, at any distance up to IMAGE_STRIDE_MOST bytes
    int stride;        // one of those
    uintptr_t address; // of one of them
} ImageTrace;

// Fills in found of each trace.
void image_search(const Image *image, ImageTrace *traces, int count);
