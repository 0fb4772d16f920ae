// ImageLoader: SDL2_image, loaded while the program runs. Its libraries (TIFF, WebP, AVIF and theirs) would otherwise
// be mapped at every start, for pages that mostly hold words.
#pragma once

#include <SDL.h>

#include "book/picture-bare.h"

typedef struct ImageLoader ImageLoader;

// NULL when SDL2_image is not installed.
ImageLoader *image_loader_open(void);
void image_loader_close(ImageLoader *imagery); // NULL is accepted

// A new surface (ARGB8888) of exactly that size, upright and in its own colours; NULL when it cannot be decoded. This
// takes as long and as much memory as the picture wants.
SDL_Surface *image_loader_draw(const ImageLoader *imagery, const PictureBare *bare, Size size);

// Writes an opaque PNG.
bool image_loader_save(ImageLoader *imagery, SDL_Surface *surface, const char *path);
