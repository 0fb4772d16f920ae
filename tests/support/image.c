#include "image.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECES_MOST = 2048, BUCKETS = 65536, WINDOW_BYTES = IMAGE_UNITS_MOST * IMAGE_STRIDE_MOST };

typedef struct Piece {
    uintptr_t from;
    size_t size;
    unsigned char *bytes; // followed by WINDOW_BYTES zeros
} Piece;

struct Image {
    Piece pieces[PIECES_MOST];
    int count;
};

// A page that cannot be read, as those of a device, is left out.
static void copy(Image *image, int memory, uintptr_t from, uintptr_t to)
{
    assert(image->count < PIECES_MOST);
    Piece piece = {.from = from, .bytes = calloc(1, to - from + WINDOW_BYTES)};
    assert(piece.bytes);
    while (piece.size < to - from) {
        ssize_t got = pread(memory, piece.bytes + piece.size, to - from - piece.size, (off_t)(from + piece.size));
        if (got <= 0)
            break;
        piece.size += (size_t)got;
    }
    image->pieces[image->count++] = piece;
}

Image *image_take(pid_t process)
{
    char path[64], line[512], mode[8];
    Image *image = calloc(1, sizeof *image);
    assert(image);
    snprintf(path, sizeof path, "/proc/%d/mem", (int)process);
    int memory = open(path, O_RDONLY | O_CLOEXEC);
    snprintf(path, sizeof path, "/proc/%d/maps", (int)process);
    FILE *maps = fopen(path, "r");
    while (memory >= 0 && maps && fgets(line, sizeof line, maps)) {
        uintptr_t from, to;
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %7s", &from, &to, mode) == 3 && mode[0] == 'r' && mode[1] == 'w')
            copy(image, memory, from, to);
    }
    if (maps)
        fclose(maps);
    if (memory >= 0)
        close(memory);
    if (image_size(image))
        return image;
    image_drop(image);
    return NULL;
}

void image_drop(Image *image)
{
    for (int i = 0; image && i < image->count; i++)
        free(image->pieces[i].bytes);
    free(image);
}

size_t image_size(const Image *image)
{
    size_t size = 0;
    for (int i = 0; i < image->count; i++)
        size += image->pieces[i].size;
    return size;
}

// ---- traces

typedef struct Index {
    int first[BUCKETS]; // a trace by its first unit, plus 1; 0: none begins so
    int *next;          // likewise the next that begins so
} Index;

static uint16_t unit_at(const unsigned char *at, int width)
{
    return (uint16_t)(width == 1 ? at[0] : at[0] | at[1] << 8);
}

static void look_at(const Piece *piece, size_t at, ImageTrace *trace)
{
    for (int stride = trace->width; stride <= IMAGE_STRIDE_MOST; stride++) {
        int same = 1;
        while (same < trace->count &&
               unit_at(piece->bytes + at + (size_t)(same * stride), trace->width) == trace->units[same])
            same++;
        if (same < trace->count)
            continue;
        trace->found++;
        trace->stride = stride;
        trace->address = piece->from + at;
    }
}

static void search_piece(const Piece *piece, const Index *index, ImageTrace *traces, int width)
{
    for (size_t at = 0; at < piece->size; at++)
        for (int i = index->first[unit_at(piece->bytes + at, width)]; i; i = index->next[i])
            look_at(piece, at, &traces[i - 1]);
}

static void search_width(const Image *image, ImageTrace *traces, int count, int width)
{
    static Index index;
    memset(index.first, 0, sizeof index.first);
    index.next = calloc((size_t)count + 1, sizeof *index.next);
    assert(index.next);
    for (int i = 0; i < count; i++) {
        assert(traces[i].count > 1 && traces[i].units[0]);
        if (traces[i].width != width)
            continue;
        index.next[i + 1] = index.first[traces[i].units[0]];
        index.first[traces[i].units[0]] = i + 1;
    }
    for (int i = 0; i < image->count; i++)
        search_piece(&image->pieces[i], &index, traces, width);
    free(index.next);
}

void image_search(const Image *image, ImageTrace *traces, int count)
{
    for (int i = 0; i < count; i++)
        traces[i].found = 0;
    for (int width = 1; width <= 2; width++)
        search_width(image, traces, count, width);
}
