// Fonts: the letters of the house. fonts.txt lists a file for each family and style, then the faces that stand in for
// what a family lacks; a Font value names one of them. Files are mapped once, opened when first asked for, and missing
// ones are passed over. AdvanceCache come from HarfBuzz and FreeType with the very flags that SDL_ttf draws with, so
// that what is set is what is drawn.
#pragma once

#include <SDL_ttf.h>

#include "device/font-list.h"
#include "device/pictures.h"
#include "page/metrics.h"

typedef struct Fonts Fonts;

// Reads folder/fonts.txt; files are looked for in that folder, then in the folders it names. pictures answers for
// Metrics.picture, is borrowed, and may be NULL. NULL when the list cannot be read or the clear family has no file;
// fault (of FONTS_FAULT_SIZE bytes, or NULL) then says why in one sentence.
enum { FONTS_FAULT_SIZE = 320 };
Fonts *fonts_open(const char *folder, Pictures *pictures, char *fault);
void fonts_close(Fonts *fonts);

// The folder of the list: installed with the program, else the source's, else the system's. In arena; never NULL.
char *fonts_folder(Arena *arena);

// Lent for as long as the fonts live.
const Metrics *fonts_metrics(Fonts *fonts);

// The files that are listed and are not there, in the order of the list; lent as long.
const MissingFont *fonts_missing(const Fonts *fonts, int *count);

// Lends the font that draws it, at its size and style, in the script and direction that it was left in; NULL when there
// is no such face. It may be closed or set to another size by the next call of fonts_*.
TTF_Font *fonts_face(Fonts *fonts, Font font);

// What drawn bitmaps must be multiplied by to be of the font's size: 1, or less for faces of fixed pictures (emoji).
double fonts_scale(Fonts *fonts, Font font);

// How far the bitmap that SDL_ttf drew of a run, drawn_px high, starts left of its origin and above the font's ascent,
// in the face's own pixels: it shifts right and down what would fall outside, and does not tell.
typedef struct Overhang {
    int left_px, top_px;
} Overhang;
Overhang fonts_overhang(Fonts *fonts, const GlyphRun *run, int drawn_px);

// A stretch of a shaped run that cannot be parted (a letter with its marks, a ligature).
typedef struct Cluster {
    Text text;
    int x;       // 26.6 from the run's start
    int letters; // that it shows
} Cluster;

// The clusters of a run in visual order, in arena; returns how many.
int fonts_clusters(Fonts *fonts, Arena *arena, const GlyphRun *run, const Cluster **clusters);

// Closes every face that has drawn or measured, with its cached glyphs, and overwrites the shaping buffer. At a visit's
// end.
void fonts_forget(Fonts *fonts);

// For tests: faces that are open now; SDL_ttf fonts that are.
int fonts_open_count(const Fonts *fonts);
int fonts_drawn_count(const Fonts *fonts);
