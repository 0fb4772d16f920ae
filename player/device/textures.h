// Textures: a cache of SDL textures under keys that are values, so that a hit survives a new layout. The one unused
// longest gives way when the pixels pass a limit. Dropping overwrites both pixels and keys.
#pragma once

#include <SDL.h>

#include "base/text.h"

typedef struct Textures Textures;

// limit in bytes of pixels; the newest texture stays even when it alone passes it.
Textures *textures_create(SDL_Renderer *renderer, size_t limit);
void textures_destroy(Textures *textures);

// How a texture is to be placed; kept beside it for its maker.
typedef struct Texture {
    SDL_Texture *pixels; // NULL: nothing to draw
    int w, h;
    int left, top; // of its origin inside it
} Texture;

// Lends the texture under that key until the next textures_add; NULL when there is none.
const Texture *textures_find(Textures *textures, Text key);

// Uploads a surface (ARGB8888; NULL for nothing to draw) under a key that is not there yet. Lends it as textures_find.
const Texture *textures_add(Textures *textures, Text key, SDL_Surface *surface);

// Sets the origin of the texture that was added last.
void textures_place(Textures *textures, int left, int top);

// textures_mark begins a new round of use; textures_tidy drops what has been neither found nor added since, until fewer
// than spare bytes are kept.
void textures_mark(Textures *textures);
void textures_tidy(Textures *textures, size_t spare);

void textures_forget(Textures *textures);

int textures_count(const Textures *textures);
size_t textures_bytes(const Textures *textures);
long textures_made(const Textures *textures);
