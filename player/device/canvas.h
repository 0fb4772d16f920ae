// Canvas: glass without a display. A surface with a software renderer, for drive, shots and tests; it needs no video
// driver and no SDL_Init.
#pragma once

#include <SDL.h>

#include "page/theme.h"

typedef struct Canvas Canvas;

// NULL when there is no memory for it.
Canvas *canvas_create(Size size);
void canvas_destroy(Canvas *canvas);

// Lends the renderer.
SDL_Renderer *canvas_renderer(Canvas *canvas);
Size canvas_size(const Canvas *canvas);

// The pixel as it was last drawn; black outside.
Color canvas_pixel(Canvas *canvas, int x, int y);

// Writes an RGB PNG; false when the file cannot be written.
bool canvas_save(Canvas *canvas, const char *path);
