// FontFile: one face of one font file, mapped into memory and opened when it is first needed, and what HarfBuzz and
// FreeType say about it. The mapping is shared with SDL_ttf, which draws from the same bytes. The only user of both
// libraries.
#pragma once

#include <SDL_ttf.h>

#include "base/arena.h"
#include "page/metrics.h"

typedef struct FontFile FontFile;

// FontShop: what all files share: the FreeType library, one shaping buffer. NULL when FreeType will not start.
typedef struct FontShop FontShop;
FontShop *font_shop_open(Arena *arena);
void font_shop_close(FontShop *shop);

// A face of a file, in arena; nothing is opened. path is borrowed.
FontFile *font_file_new(Arena *arena, FontShop *shop, const char *path, int index);

// Closes what is open of it, and unmaps; it opens again when needed.
void font_file_close(FontFile *file);
bool font_file_is_open(const FontFile *file);

// Opens it where that is still to be done. False when it cannot be used, now and from then on.
bool font_file_open(FontFile *file);

// A new SDL_ttf font of that em size from the same bytes; NULL when the file cannot be used.
TTF_Font *font_file_draw(FontFile *file, int size_px);

// Sets a font of that file to another em size, as font_file_draw would open it; false when it cannot.
bool font_file_resize(const FontFile *file, TTF_Font *font, int size_px);

// The glyph for a code point exists.
bool font_file_covers(FontFile *file, uint32_t point);

// Pixels of the wanted size over pixels as drawn: 1 for outlines, other for a file of fixed pictures.
double font_file_scale(FontFile *file, int size_px);

FontHeights font_file_heights(FontFile *file, int size_px);

// A glyph of a shaped run, in visual order. Lengths are 26.6, as drawn (before font_file_scale).
typedef struct ShapedGlyph {
    uint32_t glyph, start; // start: byte where its cluster begins
    int advance, x_offset, y_offset;
} ShapedGlyph;

// Shapes text as SDL_ttf will. The result lives in the shop until the next call. 0 when the file cannot be used.
int font_file_shape(FontFile *file, const GlyphRun *run, const ShapedGlyph **glyphs);

// The ink of a glyph as SDL_ttf will draw it, in its pixels: left from the origin, top above the baseline.
typedef struct GlyphInk {
    int left, top;
    int ascent, descent; // above and below the baseline, 26.6; of outlines alone
} GlyphInk;
GlyphInk font_file_ink(FontFile *file, uint32_t glyph, int size_px);

// Letters that text shows: code points that are neither marks nor invisible.
int font_file_count_letters(Text text);

// Overwrites the shaping buffer.
void font_shop_forget(FontShop *shop);
