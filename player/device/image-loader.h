// ImageLoader: SDL2_image, loaded while the program runs. Its libraries (TIFF, WebP, AVIF and theirs) would otherwise
// be mapped at every start, for pages that mostly hold words.
#pragma once

#include <SDL.h>

#include "base/arena.h"
#include "base/rect.h"
#include "base/text.h"

typedef struct ImageLoader ImageLoader;

// NULL when SDL2_image is not installed. In arena; close it before the arena goes.
ImageLoader *image_loader_open(Arena *arena);
void image_loader_close(ImageLoader *imagery);

// The natural size of a PNG, JPEG or SVG in memory; false when it is none.
bool image_loader_size(ImageLoader *imagery, Text bytes, Size *size);

// A new surface (ARGB8888) of exactly that size; NULL when the bytes cannot be read.
SDL_Surface *image_loader_draw(ImageLoader *imagery, Text bytes, Size size);

// Writes an opaque PNG.
bool image_loader_save(ImageLoader *imagery, SDL_Surface *surface, const char *path);
