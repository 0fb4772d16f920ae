// Pictures: illustrations of the content, as pixels of the wanted size. SDL2_image is loaded when the first picture is
// met, not before: its libraries cost more than a page of text. Decoded pictures are kept up to a limit and dropped
// with the visit.
#pragma once

#include <SDL.h>

#include "base/rect.h"
#include "base/source.h"
#include "page/theme.h"

typedef struct Pictures Pictures;

// Pictures of a library, by their paths in its source, which must outlive them. Nothing is read yet. Never NULL.
Pictures *pictures_open(Source *source);
void pictures_close(Pictures *pictures);

// The natural size in pixels; false when there is no such picture, or it is not PNG, JPEG or SVG.
bool pictures_size(Pictures *pictures, Text path, Size *size);

// Lends the picture at that size, ARGB8888 with straight alpha; SVG is drawn at it, in the theme's colours, others are
// averaged down or stretched. NULL when it cannot be read.
SDL_Surface *pictures_find(Pictures *pictures, Text path, Size size, ThemeId theme);

// Overwrites and drops all. At a visit's end.
void pictures_forget(Pictures *pictures);

// For tests: bytes of decoded pixels that are kept.
size_t pictures_bytes(const Pictures *pictures);
