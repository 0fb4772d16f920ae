#include "device/image-loader.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "device/surface.h"

struct ImageLoader {
    void *library;
    SDL_Surface *(*load)(SDL_RWops *, int, const char *);
    SDL_Surface *(*load_svg)(SDL_RWops *, int, int);
    int (*save_png)(SDL_Surface *, const char *);
};

// POSIX lets an object pointer be read as a function's; C does not, hence through a union.
#define FIND(member, name)                                                                                             \
    (((union {                                                                                                         \
         void *object;                                                                                                 \
         __typeof__(imagery->member) function;                                                                         \
     }){.object = SDL_LoadFunction(imagery->library, name)})                                                           \
         .function)

static bool find_all(ImageLoader *imagery)
{
    imagery->load = FIND(load, "IMG_LoadTyped_RW");
    imagery->load_svg = FIND(load_svg, "IMG_LoadSizedSVG_RW");
    imagery->save_png = FIND(save_png, "IMG_SavePNG");
    return imagery->load && imagery->load_svg && imagery->save_png;
}

ImageLoader *image_loader_open(void)
{
    ImageLoader *imagery = heap_take(sizeof *imagery);
    imagery->library = SDL_LoadObject("libSDL2_image-2.0.so.0");
    if (imagery->library && find_all(imagery))
        return imagery;
    image_loader_close(imagery);
    return NULL;
}

void image_loader_close(ImageLoader *imagery)
{
    if (!imagery)
        return;
    if (imagery->library)
        SDL_UnloadObject(imagery->library);
    free(imagery);
}

static SDL_Surface *to_argb(SDL_Surface *loaded)
{
    if (!loaded || loaded->format->format == SDL_PIXELFORMAT_ARGB8888)
        return loaded;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    surface_wipe(loaded);
    return converted;
}

// The decoder hands over the inks of a press as they stand in the file, where colours are expected; what programs write
// says how much of the paper each leaves bare.
static void mix_inks(SDL_Surface *inks)
{
    for (int y = 0; y < inks->h; y++) {
        Uint8 *at = (Uint8 *)inks->pixels + (ptrdiff_t)y * inks->pitch;
        for (int x = 0; x < inks->w; x++, at += 4) {
            Uint32 red = at[0] * at[3] / 255U, green = at[1] * at[3] / 255U, blue = at[2] * at[3] / 255U;
            Uint32 pixel = 0xFF000000U | red << 16 | green << 8 | blue;
            memcpy(at, &pixel, sizeof pixel);
        }
    }
}

static SDL_Surface *load(const ImageLoader *imagery, const PictureBare *bare, Size size)
{
    SDL_RWops *stream = SDL_RWFromConstMem(bare->bytes.at, (int)bare->bytes.size);
    if (!stream)
        return NULL;
    SDL_Surface *loaded = NULL;
    if (bare->head.kind == PICTURE_SVG)
        loaded = imagery->load_svg(stream, size.w, size.h);
    else
        loaded = imagery->load(stream, 0, bare->head.kind == PICTURE_PNG ? "PNG" : "JPG");
    SDL_RWclose(stream);
    if (loaded && bare->head.is_cmyk && loaded->format->format == SDL_PIXELFORMAT_ARGB8888)
        mix_inks(loaded);
    return to_argb(loaded);
}

static SDL_Surface *scale(SDL_Surface *surface, Size size)
{
    if (!surface || (surface->w == size.w && surface->h == size.h))
        return surface;
    SDL_Surface *scaled = surface_scaled(surface, size);
    surface_wipe(surface);
    return scaled;
}

// Turns it by quarters and mirrors it as Exif's orientations are numbered: 3 stands on its head, 6 is turned to the
// right, 8 to the left; the others are those in a mirror.
static SDL_Surface *set_upright(SDL_Surface *lying, int turn)
{
    if (!lying || turn == 1)
        return lying;
    bool is_across = turn >= 5, from_right = turn == 2 || turn == 3 || turn == 7 || turn == 8;
    bool from_bottom = turn == 3 || turn == 4 || turn == 6 || turn == 7;
    SDL_Surface *upright = surface_create(is_across ? (Size){lying->h, lying->w} : (Size){lying->w, lying->h});
    for (int y = 0; upright && y < upright->h; y++) {
        Uint32 *row = (Uint32 *)(void *)((char *)upright->pixels + (ptrdiff_t)y * upright->pitch);
        for (int x = 0; x < upright->w; x++) {
            int from_x = is_across ? y : x, from_y = is_across ? x : y;
            from_x = from_right ? lying->w - 1 - from_x : from_x;
            from_y = from_bottom ? lying->h - 1 - from_y : from_y;
            const char *from = (const char *)lying->pixels + (ptrdiff_t)from_y * lying->pitch;
            row[x] = ((const Uint32 *)(const void *)from)[from_x];
        }
    }
    surface_wipe(lying);
    return upright;
}

SDL_Surface *image_loader_draw(const ImageLoader *imagery, const PictureBare *bare, Size size)
{
    Size lying = bare->head.turn >= 5 ? (Size){size.h, size.w} : size;
    assert(bare->flaw == PICTURE_SOUND && picture_head_is_shown(&bare->head) && bare->bytes.size <= INT_MAX);
    return set_upright(scale(load(imagery, bare, lying), lying), bare->head.turn);
}

bool image_loader_save(ImageLoader *imagery, SDL_Surface *surface, const char *path)
{
    SDL_Surface *opaque = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);
    bool is_saved = opaque && imagery->save_png(opaque, path) == 0;
    surface_wipe(opaque);
    return is_saved;
}
