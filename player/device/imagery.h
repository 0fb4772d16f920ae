// Imagery: SDL2_image, loaded while the program runs. Its libraries (TIFF, WebP, AVIF and theirs) would otherwise be
// mapped at every start, for pages that mostly hold words.
#pragma once

#include <SDL.h>

#include "base/arena.h"
#include "base/rect.h"
#include "base/text.h"

typedef struct Imagery Imagery;

// NULL when SDL2_image is not installed. In arena; close it before the arena goes.
Imagery *imagery_open(Arena *arena);
void imagery_close(Imagery *imagery);

// The natural size of a PNG, JPEG or SVG in memory; false when it is none.
bool imagery_size(Imagery *imagery, Text bytes, Size *size);

// A new surface (ARGB8888) of exactly that size; NULL when the bytes cannot be read.
SDL_Surface *imagery_draw(Imagery *imagery, Text bytes, Size size);

// Writes an opaque PNG.
bool imagery_save(Imagery *imagery, SDL_Surface *surface, const char *path);
