#include "device/canvas.h"

#include <assert.h>

#include "device/image-loader.h"
#include "device/surface.h"

struct Canvas {
    Arena *arena;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    ImageLoader *imagery; // NULL until the first picture is saved
};

Canvas *canvas_create(Size size)
{
    assert(size.w > 0 && size.h > 0);
    Arena *arena = arena_create();
    Canvas *canvas = arena_new(arena, Canvas);
    *canvas = (Canvas){.arena = arena, .surface = surface_create(size)};
    if (canvas->surface)
        canvas->renderer = SDL_CreateSoftwareRenderer(canvas->surface);
    if (!canvas->renderer) {
        canvas_destroy(canvas);
        return NULL;
    }
    return canvas;
}

void canvas_destroy(Canvas *canvas)
{
    if (canvas) {
        if (canvas->renderer)
            SDL_DestroyRenderer(canvas->renderer);
        surface_wipe(canvas->surface);
        image_loader_close(canvas->imagery);
        arena_destroy(canvas->arena);
    }
}

SDL_Renderer *canvas_renderer(Canvas *canvas)
{
    return canvas->renderer;
}

Size canvas_size(const Canvas *canvas)
{
    return (Size){canvas->surface->w, canvas->surface->h};
}

Color canvas_pixel(Canvas *canvas, int x, int y)
{
    SDL_RenderFlush(canvas->renderer);
    if (x < 0 || y < 0 || x >= canvas->surface->w || y >= canvas->surface->h)
        return (Color){0, 0, 0, 255};
    const char *row = (const char *)canvas->surface->pixels + (ptrdiff_t)y * canvas->surface->pitch;
    Uint32 pixel = ((const Uint32 *)(const void *)row)[x];
    return (Color){(uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8), (uint8_t)pixel, 255};
}

bool canvas_save(Canvas *canvas, const char *path)
{
    SDL_RenderFlush(canvas->renderer);
    if (!canvas->imagery)
        canvas->imagery = image_loader_open();
    return canvas->imagery && image_loader_save(canvas->imagery, canvas->surface, path);
}
