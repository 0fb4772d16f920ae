// Surfaces of ARGB8888 with straight alpha: the one form in which pixels are made here.
#pragma once

#include <SDL.h>

#include "base/rect.h"

// A new transparent surface; NULL when there is no memory. Free it with SDL_FreeSurface.
SDL_Surface *surface_create(Size size);

// A new surface of that size: each pixel is the mean of those it covers, weighted by their alpha, so that nothing frays
// when it shrinks; where it grows the picture is stretched smoothly. source is any ARGB8888 surface. NULL when there is
// no memory.
SDL_Surface *surface_scaled(SDL_Surface *source, Size size);

// The rows that have something to show: first inclusive, end exclusive; both 0 when there are none.
typedef struct Rows {
    int first, end;
} Rows;
Rows surface_inked(const SDL_Surface *surface);

// A surface of those rows alone, which shares the pixels of the surface. Free it first. NULL when there is no memory.
SDL_Surface *surface_part(SDL_Surface *surface, Rows rows);

// Overwrites the pixels and frees it. NULL is accepted.
void surface_wipe(SDL_Surface *surface);
