// BoxCache: boxes with round, smooth corners. The four corners of a look (fill, border, radius) are one small texture,
// whole it is a disc; the rest of a box is plain rectangles. Nothing of content is in them.
#pragma once

#include <SDL.h>

#include "page/frame.h"

typedef struct BoxCache BoxCache;

// In arena; destroy it before the arena goes.
BoxCache *box_cache_create(Arena *arena, SDL_Renderer *renderer);
void box_cache_destroy(BoxCache *skins);
void box_cache_forget(BoxCache *skins);

// Draws a box with that look; radius_px and border_px are cut to what the box has room for.
void box_cache_draw(BoxCache *skins, Rect rect, BoxLook look);
