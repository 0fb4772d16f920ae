// DrawingColors: a drawing (SVG) is made in colours of the day that content/README.md names; in another theme each of
// them becomes one for the same purpose. Other colours, and photographs, stay as they are.
#pragma once

#include "base/arena.h"
#include "page/theme.h"

// The drawing in the colours of a theme: a copy in arena, or the bytes themselves where nothing changes.
Text drawing_colors_of(Arena *arena, Text bytes, ThemeId theme);
