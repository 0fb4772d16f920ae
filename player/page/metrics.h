// Metrics: the seam to fonts and pictures. Layout asks it for sizes and never draws; the device answers with HarfBuzz
// and FreeType, tests with fixed-width letters. Lengths are 26.6 fixed point pixels (64 to the pixel) where it says so.
#pragma once

#include "base/rect.h"
#include "base/unicode.h"

// What a visitor may read in stands first; the letters of one width are for what is shown letter by letter.
typedef enum FontFamily {
    FAMILY_CLEAR,
    FAMILY_BOOK,
    FAMILY_DYSLEXIC,
    FAMILY_PLAIN_WIDTH,
    FAMILY_ICONS,
    FAMILY_COUNT
} FontFamily;

// A font is a value, so it can be a key. face is the place in the family's fallback list (0: the family's own file);
// layout picks it from coverage.
typedef struct Font {
    uint8_t family;
    uint8_t style; // SPAN_STRONG | SPAN_EM
    uint8_t face;
    uint16_t size_px; // em size
} Font;

typedef struct FontHeights {
    int ascent, descent, cap; // 26.6, all positive; cap is the height of H
} FontHeights;

// How far ink reaches above and below its baseline, 26.6; 0 and 0 where there is none.
typedef struct InkReach {
    int ascent, descent;
} InkReach;

// One stretch of text in one font, script and direction.
typedef struct GlyphRun {
    Font font;
    Script script;
    bool is_rtl;
    Text text;
} GlyphRun;

typedef struct Metrics {
    void *owner;
    // The advance of a shaped run, 26.6.
    int (*width)(void *owner, const GlyphRun *run);
    FontHeights (*heights)(void *owner, Font font);
    // The ink of a shaped run, as it is drawn; none of a face of fixed pictures.
    InkReach (*ink)(void *owner, const GlyphRun *run);
    // The first face of the font's family, in fallback order from the font's own on, that has a glyph for the code
    // point; -1 when none has.
    int (*face)(void *owner, Font font, uint32_t point);
    // The face whose letters have the shapes that readers of a language (a tag of BCP 47) know, where several languages
    // share a code point; -1 when there is none. It stands in for nothing else.
    int (*language_face)(void *owner, Text language);
    // The natural size of a picture (path below the content folder), in pixels; false when it cannot be read.
    bool (*picture)(void *owner, Text path, Size *size);
} Metrics;
