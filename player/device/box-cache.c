#include "device/box-cache.h"

#include <assert.h>
#include <math.h>

#include "device/surface.h"
#include "device/textures.h"

enum { SKINS_LIMIT = 2 * 1024 * 1024 };

struct BoxCache {
    SDL_Renderer *renderer;
    Textures *textures;
};

BoxCache *box_cache_create(Arena *arena, SDL_Renderer *renderer)
{
    assert(renderer);
    BoxCache *skins = arena_new(arena, BoxCache);
    *skins = (BoxCache){.renderer = renderer, .textures = textures_create(renderer, SKINS_LIMIT)};
    return skins;
}

void box_cache_destroy(BoxCache *skins)
{
    if (skins)
        textures_destroy(skins->textures);
}

void box_cache_forget(BoxCache *skins)
{
    textures_forget(skins->textures);
}

// How much of a pixel lies within a circle whose edge is distance px away from the pixel's middle.
static double coverage(double distance)
{
    return fmin(1, fmax(0, distance + 0.5));
}

static Uint32 mix_pixel(const BoxLook *look, double distance)
{
    double outer = coverage(distance), inner = coverage(distance - look->border_px);
    double ring = (outer - inner) * look->border.a, fill = inner * look->fill.a, alpha = ring + fill;
    if (alpha <= 0)
        return 0;
    Uint32 r = (Uint32)lround((ring * look->border.r + fill * look->fill.r) / alpha);
    Uint32 g = (Uint32)lround((ring * look->border.g + fill * look->fill.g) / alpha);
    Uint32 b = (Uint32)lround((ring * look->border.b + fill * look->fill.b) / alpha);
    return (Uint32)lround(alpha) << 24 | r << 16 | g << 8 | b;
}

// A pacer's disc is drawn anew at every size: roots are drawn near its edge only.
static SDL_Surface *draw_disc(const BoxLook *look)
{
    int radius = look->radius_px;
    assert(radius > 0 && look->border_px >= 0);
    double within = fmax(0, radius - look->border_px - 0.5), beyond = radius + 0.5;
    Uint32 flat = mix_pixel(look, radius + 1.0);
    SDL_Surface *disc = surface_create((Size){2 * radius, 2 * radius});
    for (int y = 0; disc && y < 2 * radius; y++) {
        Uint32 *row = (Uint32 *)(void *)((char *)disc->pixels + (ptrdiff_t)y * disc->pitch);
        double dy = y + 0.5 - radius;
        for (int x = 0; x < 2 * radius; x++) {
            double dx = x + 0.5 - radius, square = dx * dx + dy * dy;
            row[x] = square <= within * within   ? flat
                     : square >= beyond * beyond ? 0
                                                 : mix_pixel(look, radius - sqrt(square));
        }
    }
    return disc;
}

static SDL_Texture *find_disc(BoxCache *skins, const BoxLook *look)
{
    const uint32_t key[] = {(uint32_t)look->radius_px, (uint32_t)look->border_px,
                            (uint32_t)look->fill.r << 24 | (uint32_t)look->fill.g << 16 | (uint32_t)look->fill.b << 8 |
                                look->fill.a,
                            (uint32_t)look->border.r << 24 | (uint32_t)look->border.g << 16 |
                                (uint32_t)look->border.b << 8 | look->border.a};
    Text bytes = {(const char *)key, sizeof key};
    const Texture *found = textures_find(skins->textures, bytes);
    if (!found) {
        SDL_Surface *disc = draw_disc(look);
        found = textures_add(skins->textures, bytes, disc);
        SDL_FreeSurface(disc);
    }
    return found->pixels;
}

static void fill_rect(SDL_Renderer *renderer, Rect rect, Color color)
{
    if (color.a > 0 && rect.w > 0 && rect.h > 0) {
        SDL_SetRenderDrawBlendMode(renderer, color.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetRenderDrawColor(renderer, color.r, color.g, color.b, color.a);
        SDL_RenderFillRect(renderer, &(SDL_Rect){rect.x, rect.y, rect.w, rect.h});
    }
}

// The edges between the corners, and what they hold. No pixel is filled twice: colours may be translucent.
static void draw_plain(SDL_Renderer *renderer, Rect rect, const BoxLook *look)
{
    int r = look->radius_px, b = look->border_px;
    Rect top = {rect.x + r, rect.y, rect.w - 2 * r, b}, left = {rect.x, rect.y + r, b, rect.h - 2 * r};
    Rect bottom = top, right = left;
    bottom.y = rect.y + rect.h - b;
    right.x = rect.x + rect.w - b;
    if (r == 0) {
        left = (Rect){rect.x, rect.y + b, b, rect.h - 2 * b};
        right = (Rect){right.x, rect.y + b, b, rect.h - 2 * b};
    }
    fill_rect(renderer, top, look->border);
    fill_rect(renderer, bottom, look->border);
    fill_rect(renderer, left, look->border);
    fill_rect(renderer, right, look->border);
    int deep = r > b ? r : b; // rows that the corners take
    fill_rect(renderer, (Rect){rect.x + deep, rect.y + b, rect.w - 2 * deep, deep - b}, look->fill);
    fill_rect(renderer, (Rect){rect.x + deep, rect.y + rect.h - deep, rect.w - 2 * deep, deep - b}, look->fill);
    fill_rect(renderer, (Rect){rect.x + b, rect.y + deep, rect.w - 2 * b, rect.h - 2 * deep}, look->fill);
}

static void draw_corners(SDL_Renderer *renderer, SDL_Texture *disc, Rect rect, int r)
{
    for (int i = 0; i < 4; i++) {
        int right = i & 1, bottom = i >> 1;
        SDL_Rect from = {right * r, bottom * r, r, r};
        SDL_Rect to = {right ? rect.x + rect.w - r : rect.x, bottom ? rect.y + rect.h - r : rect.y, r, r};
        SDL_RenderCopy(renderer, disc, &from, &to);
    }
}

static int at_most(int value, int most)
{
    return value < 0 ? 0 : value < most ? value : most;
}

void box_cache_draw(BoxCache *skins, Rect rect, BoxLook look)
{
    int half = (rect.w < rect.h ? rect.w : rect.h) / 2;
    look.radius_px = at_most(look.radius_px, half);
    look.border_px = at_most(look.border_px, half);
    if (rect.w <= 0 || rect.h <= 0 || (look.fill.a == 0 && (look.border.a == 0 || look.border_px == 0)))
        return;
    draw_plain(skins->renderer, rect, &look);
    if (look.radius_px > 0) {
        SDL_Texture *disc = find_disc(skins, &look);
        if (disc)
            draw_corners(skins->renderer, disc, rect, look.radius_px);
    }
}
