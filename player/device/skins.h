// Skins: boxes with round, smooth corners. The four corners of a look (fill, border, radius) are one small texture,
// whole it is a disc; the rest of a box is plain rectangles. Nothing of content is in them.
#pragma once

#include <SDL.h>

#include "page/frame.h"

typedef struct Skins Skins;

// In arena; destroy it before the arena goes.
Skins *skins_create(Arena *arena, SDL_Renderer *renderer);
void skins_destroy(Skins *skins);
void skins_forget(Skins *skins);

// Draws a box with that look; radius_px and border_px are cut to what the box has room for.
void skins_draw(Skins *skins, Rect rect, BoxLook look);
