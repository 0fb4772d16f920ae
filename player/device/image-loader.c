#include "device/image-loader.h"

#include <assert.h>
#include <limits.h>

#include "device/surface.h"

struct ImageLoader {
    void *library;
    int (*is_png)(SDL_RWops *), (*is_jpeg)(SDL_RWops *), (*is_svg)(SDL_RWops *);
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

ImageLoader *image_loader_open(Arena *arena)
{
    ImageLoader *imagery = arena_new(arena, ImageLoader);
    imagery->library = SDL_LoadObject("libSDL2_image-2.0.so.0");
    if (!imagery->library)
        return NULL;
    imagery->is_png = FIND(is_png, "IMG_isPNG");
    imagery->is_jpeg = FIND(is_jpeg, "IMG_isJPG");
    imagery->is_svg = FIND(is_svg, "IMG_isSVG");
    imagery->load = FIND(load, "IMG_LoadTyped_RW");
    imagery->load_svg = FIND(load_svg, "IMG_LoadSizedSVG_RW");
    imagery->save_png = FIND(save_png, "IMG_SavePNG");
    if (imagery->is_png && imagery->is_jpeg && imagery->is_svg && imagery->load && imagery->load_svg &&
        imagery->save_png)
        return imagery;
    SDL_UnloadObject(imagery->library);
    return NULL;
}

void image_loader_close(ImageLoader *imagery)
{
    if (imagery)
        SDL_UnloadObject(imagery->library);
}

static SDL_Surface *to_argb(SDL_Surface *loaded)
{
    if (!loaded || loaded->format->format == SDL_PIXELFORMAT_ARGB8888)
        return loaded;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    surface_wipe(loaded);
    return converted;
}

static SDL_Surface *load_natural(ImageLoader *imagery, Text bytes)
{
    assert(bytes.size <= INT_MAX);
    SDL_RWops *stream = SDL_RWFromConstMem(bytes.at, (int)bytes.size);
    const char *type = imagery->is_png(stream)    ? "PNG"
                       : imagery->is_jpeg(stream) ? "JPG"
                       : imagery->is_svg(stream)  ? "SVG"
                                                  : NULL;
    if (!type) {
        SDL_RWclose(stream);
        return NULL;
    }
    return to_argb(imagery->load(stream, 1, type));
}

bool image_loader_size(ImageLoader *imagery, Text bytes, Size *size)
{
    SDL_Surface *natural = load_natural(imagery, bytes);
    if (natural) {
        *size = (Size){natural->w, natural->h};
        surface_wipe(natural);
    }
    return natural;
}

static SDL_Surface *draw_svg(ImageLoader *imagery, Text bytes, Size size)
{
    SDL_RWops *stream = SDL_RWFromConstMem(bytes.at, (int)bytes.size);
    SDL_Surface *drawn = NULL;
    if (imagery->is_svg(stream)) {
        SDL_RWseek(stream, 0, RW_SEEK_SET);
        drawn = to_argb(imagery->load_svg(stream, size.w, size.h));
    }
    SDL_RWclose(stream);
    return drawn;
}

SDL_Surface *image_loader_draw(ImageLoader *imagery, Text bytes, Size size)
{
    SDL_Surface *drawn = draw_svg(imagery, bytes, size);
    if (!drawn)
        drawn = load_natural(imagery, bytes);
    if (!drawn || (drawn->w == size.w && drawn->h == size.h))
        return drawn;
    SDL_Surface *scaled = surface_scaled(drawn, size);
    surface_wipe(drawn);
    return scaled;
}

bool image_loader_save(ImageLoader *imagery, SDL_Surface *surface, const char *path)
{
    SDL_Surface *opaque = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);
    bool is_saved = opaque && imagery->save_png(opaque, path) == 0;
    surface_wipe(opaque);
    return is_saved;
}
