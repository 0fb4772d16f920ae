#include "device/surface.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

SDL_Surface *surface_create(Size size)
{
    return SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32, SDL_PIXELFORMAT_ARGB8888);
}

void surface_wipe(SDL_Surface *surface)
{
    if (surface) {
        explicit_bzero(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
        SDL_FreeSurface(surface);
    }
}

static bool is_inked(const SDL_Surface *surface, int y)
{
    const Uint32 *row = (const Uint32 *)(const void *)((const char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
    Uint32 any = 0;
    for (int x = 0; x < surface->w; x++)
        any |= row[x];
    return any >> 24 != 0;
}

Rows surface_inked(const SDL_Surface *surface)
{
    Rows rows = {0, surface->h};
    while (rows.end > 0 && !is_inked(surface, rows.end - 1))
        rows.end--;
    while (rows.first < rows.end && !is_inked(surface, rows.first))
        rows.first++;
    return rows;
}

SDL_Surface *surface_part(SDL_Surface *surface, Rows rows)
{
    assert(rows.first >= 0 && rows.first < rows.end && rows.end <= surface->h);
    char *start = (char *)surface->pixels + (ptrdiff_t)rows.first * surface->pitch;
    return SDL_CreateRGBSurfaceWithFormatFrom(start, surface->w, rows.end - rows.first, 32, surface->pitch,
                                              SDL_PIXELFORMAT_ARGB8888);
}

// The share of the source that a pixel covers along one axis: from inclusive to exclusive, in pixels and parts.
typedef struct Share {
    double from, to;
} Share;

static Share cover_pixel(int at, int count, int source_count)
{
    double step = (double)source_count / count;
    double middle = (at + 0.5) * step, half = fmax(step, 1) / 2;
    return (Share){fmax(0, middle - half), fmin(source_count, middle + half)};
}

static double overlap(Share share, int at)
{
    return fmin(share.to, at + 1.0) - fmax(share.from, at);
}

static Uint32 mean_pixel(const SDL_Surface *source, Share across, Share down)
{
    double a = 0, r = 0, g = 0, b = 0, area = 0;
    for (int y = (int)down.from; y < down.to; y++) {
        const Uint32 *row = (const Uint32 *)(const void *)((const char *)source->pixels + (ptrdiff_t)y * source->pitch);
        double height = overlap(down, y);
        for (int x = (int)across.from; x < across.to; x++) {
            double weight = height * overlap(across, x), alpha = weight * (row[x] >> 24);
            area += weight;
            a += alpha;
            r += alpha * (row[x] >> 16 & 255);
            g += alpha * (row[x] >> 8 & 255);
            b += alpha * (row[x] & 255);
        }
    }
    if (a <= 0 || area <= 0)
        return 0;
    return (Uint32)lround(a / area) << 24 | (Uint32)lround(r / a) << 16 | (Uint32)lround(g / a) << 8 |
           (Uint32)lround(b / a);
}

SDL_Surface *surface_scaled(SDL_Surface *source, Size size)
{
    assert(size.w > 0 && size.h > 0 && source->w > 0 && source->h > 0);
    SDL_Surface *scaled = surface_create(size);
    if (!scaled)
        return NULL;
    for (int y = 0; y < size.h; y++) {
        Uint32 *row = (Uint32 *)(void *)((char *)scaled->pixels + (ptrdiff_t)y * scaled->pitch);
        Share down = cover_pixel(y, size.h, source->h);
        for (int x = 0; x < size.w; x++)
            row[x] = mean_pixel(source, cover_pixel(x, size.w, source->w), down);
    }
    return scaled;
}
