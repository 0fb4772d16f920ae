// DrawingColors: a drawing (SVG) is made in the colours of the day; in another theme each of them becomes that theme's
// colour for the same purpose. Other colours, and photographs, stay as they are.
#pragma once

#include "base/arena.h"
#include "page/theme.h"

// The drawing in the colours of a theme: a copy in arena, or the bytes themselves where nothing changes.
Text drawing_colors_of(Arena *arena, Text bytes, ThemeId theme);
