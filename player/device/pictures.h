// Pictures: illustrations of the content, as pixels of the wanted size. A picture's size stands in the head of its file
// and is known at once. Its pixels come from a process that decodes it (PictureProcess), one at a time, while the
// player goes on; whoever draws draws again when they have come. What cannot be decoded has no size from then on, so
// that its words are set in its place. SDL2_image is loaded while pictures come: its libraries cost more than a page of
// text. Decoded pictures are kept up to a limit, until whoever draws has what it needs of them.
#pragma once

#include <SDL.h>

#include "base/rect.h"
#include "base/source.h"
#include "page/theme.h"

typedef struct Pictures Pictures;

// Pictures of a library, by their paths in its source, which must outlive them. Nothing is read yet. Never NULL.
Pictures *pictures_open(Source *source);
void pictures_close(Pictures *pictures);

// The natural size in pixels; false when there is no such picture, it is not PNG, JPEG or SVG, it is too large or
// cannot be decoded.
bool pictures_size(Pictures *pictures, Text path, Size *size);

// It shows a way, as mirror="yes" on a drawing's first tag says, and is mirrored among words from right to left.
bool pictures_shows_way(Pictures *pictures, Text path);

// A new frame is drawn: what the last one asked for and this one does not is not waited for.
void pictures_begin(Pictures *pictures);

// Lends the picture at that size, ARGB8888 with straight alpha, until the next call; SVG is drawn at it, in the theme's
// colours, others are averaged down or stretched. NULL when it cannot be read, or not yet: then pictures_are_coming.
SDL_Surface *pictures_find(Pictures *pictures, Text path, Size size, ThemeId theme);
bool pictures_are_coming(const Pictures *pictures);

typedef enum PicturesNews {
    PICTURES_SAME,
    PICTURES_CAME,   // what is drawn again has more to show
    PICTURES_FAILED, // a picture has no size any more: lay out anew
} PicturesNews;

// Looks how the one that is coming stands; a wait lasts until something is known of it.
PicturesNews pictures_look(Pictures *pictures);
PicturesNews pictures_wait(Pictures *pictures);

// Where none is coming: overwrites and drops the pixels, and unloads SDL2_image, until one is asked for again.
void pictures_tidy(Pictures *pictures);

// Overwrites and drops all, and ends what is coming. At a visit's end. True where the frame drawn last waits for that:
// nothing comes until it is drawn again.
bool pictures_forget(Pictures *pictures);

// For tests: bytes of decoded pixels that are kept, whether SDL2_image is loaded, and the process that decodes now (0:
// none).
size_t pictures_bytes(const Pictures *pictures);
bool pictures_can_decode(const Pictures *pictures);
pid_t pictures_process(const Pictures *pictures);
