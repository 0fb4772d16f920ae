// Pictures: illustrations of the content, as pixels of the wanted size. SDL2_image is loaded when the first picture is
// met, not before: its libraries cost more than a page of text. Decoded pictures are kept up to a limit and dropped
// with the visit.
#pragma once

#include <SDL.h>

#include "base/rect.h"
#include "base/text.h"

typedef struct Pictures Pictures;

// Pictures below a content folder (copied). Nothing is read yet. Never NULL.
Pictures *pictures_open(const char *folder);
void pictures_close(Pictures *pictures);

// The natural size in pixels; false when there is no such picture, it is not PNG, JPEG or SVG, or its path leaves the
// folder.
bool pictures_size(Pictures *pictures, Text path, Size *size);

// Lends the picture at that size, ARGB8888 with straight alpha; SVG is drawn at it, others are averaged down or
// stretched. NULL when it cannot be read.
SDL_Surface *pictures_find(Pictures *pictures, Text path, Size size);

// Overwrites and drops all. At a visit's end.
void pictures_forget(Pictures *pictures);

// For tests: bytes of decoded pixels that are kept.
size_t pictures_bytes(const Pictures *pictures);
