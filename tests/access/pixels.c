#include "pixels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

Shot shot_take(Stage *stage, const Frame *frame, Arena *arena)
{
    Canvas *canvas = stage_paint(stage, frame);
    if (!canvas)
        abort();
    Size size = canvas_size(canvas);
    Shot shot = {arena_many(arena, uint32_t, (size_t)size.w * (size_t)size.h), size.w, size.h};
    if (SDL_RenderReadPixels(canvas_renderer(canvas), NULL, SDL_PIXELFORMAT_ARGB8888, shot.at, size.w * 4) != 0)
        abort();
    return shot;
}

bool shot_equal(const Shot *a, const Shot *b)
{
    return a->w == b->w && a->h == b->h && memcmp(a->at, b->at, (size_t)a->w * (size_t)a->h * sizeof *a->at) == 0;
}

static Color color_of(uint32_t pixel)
{
    return (Color){(uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8), (uint8_t)pixel, 255};
}

static int held(int value, int end)
{
    return value < 0 ? 0 : value >= end ? end - 1 : value;
}

Color shot_pixel(const Shot *shot, int x, int y)
{
    return color_of(shot->at[(size_t)held(y, shot->h) * (size_t)shot->w + (size_t)held(x, shot->w)]);
}

double shot_light(const Shot *shot, int x, int y)
{
    static const Color black = {0, 0, 0, 255};
    return color_contrast(shot_pixel(shot, x, y), black) * 0.05 - 0.05;
}

static int compare_pixels(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return one < other ? -1 : one > other;
}

// The pixels of a box, sorted; how many.
static int sort_box(const Shot *shot, Rect box, uint32_t *pixels)
{
    int count = 0;
    for (int y = box.y; y < box.y + box.h; y++)
        for (int x = box.x; x < box.x + box.w; x++)
            if (x >= 0 && y >= 0 && x < shot->w && y < shot->h)
                pixels[count++] = shot->at[(size_t)y * (size_t)shot->w + (size_t)x];
    qsort(pixels, (size_t)count, sizeof *pixels, compare_pixels);
    return count;
}

typedef struct Share {
    Color color;
    double contrast; // with the commonest colour
    int count;
} Share;

static int compare_shares(const void *a, const void *b)
{
    const Share *one = a, *other = b;
    return one->contrast < other->contrast ? 1 : one->contrast > other->contrast ? -1 : 0;
}

// Each colour once; the commonest is told.
static int share_out(const uint32_t *pixels, int count, Share *shares, Color *commonest)
{
    int share_count = 0, most = 0;
    for (int i = 0; i < count; i++) {
        if (!i || pixels[i] != pixels[i - 1])
            shares[share_count++] = (Share){.color = color_of(pixels[i])};
        Share *share = &shares[share_count - 1];
        if (++share->count > most) {
            most = share->count;
            *commonest = share->color;
        }
    }
    return share_count;
}

Color shot_commonest(const Shot *shot, Rect box, Arena *scratch)
{
    size_t room = (size_t)box.w * (size_t)box.h + 1;
    uint32_t *pixels = arena_many(scratch, uint32_t, room);
    Color commonest = {0};
    share_out(pixels, sort_box(shot, box, pixels), arena_many(scratch, Share, room), &commonest);
    return commonest;
}

double shot_ink_contrast(const Shot *shot, Rect box, Arena *scratch)
{
    enum { INK_PERCENT = 1, FLAT_PERCENT = 8 };
    size_t room = (size_t)box.w * (size_t)box.h + 1;
    uint32_t *pixels = arena_many(scratch, uint32_t, room);
    int count = sort_box(shot, box, pixels);
    Share *shares = arena_many(scratch, Share, room);
    Color ground = {0};
    int share_count = share_out(pixels, count, shares, &ground);
    for (int i = 0; i < share_count; i++)
        shares[i].contrast = color_contrast(shares[i].color, ground);
    qsort(shares, (size_t)share_count, sizeof *shares, compare_shares);
    int ink = 0, sum = 0;
    while (ink < share_count - 1 && (sum += shares[ink].count) * 100 < count * INK_PERCENT)
        ink++;
    double least = share_count ? shares[ink].contrast : 1;
    for (int i = ink + 1; i < share_count; i++) {
        double contrast = color_contrast(shares[ink].color, shares[i].color);
        bool is_ground = shares[i].count * 100 >= count * FLAT_PERCENT && shares[i].contrast < 2;
        least = is_ground && contrast < least ? contrast : least;
    }
    return least;
}

// From a point outside inwards.
static double across(const Shot *shot, Size outside, Size step, int deep_px)
{
    double best = 1;
    Color ground = shot_pixel(shot, outside.w, outside.h);
    for (int i = 1; i <= deep_px; i++) {
        Color color = shot_pixel(shot, outside.w + i * step.w, outside.h + i * step.h);
        best = fmax(best, color_contrast(ground, color));
    }
    return best;
}

double shot_edge_contrast(const Shot *shot, Rect rect, int deep_px)
{
    enum { AWAY = 2 };
    int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, deep = deep_px + AWAY;
    double left = across(shot, (Size){rect.x - AWAY, y}, (Size){1, 0}, deep);
    double right = across(shot, (Size){rect.x + rect.w - 1 + AWAY, y}, (Size){-1, 0}, deep);
    double top = across(shot, (Size){x, rect.y - AWAY}, (Size){0, 1}, deep);
    return fmin(top, fmin(left, right));
}

int shot_changed(const Shot *before, const Shot *after, Rect box)
{
    int changed = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            if (x < 0 || y < 0 || x >= before->w || y >= before->h)
                continue;
            size_t i = (size_t)y * (size_t)before->w + (size_t)x;
            if (before->at[i] != after->at[i])
                changed += color_contrast(color_of(before->at[i]), color_of(after->at[i])) >= 3;
        }
    }
    return changed;
}
