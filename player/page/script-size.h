// ScriptSize: how large the letters of a script stand beside a family's capitals. The height that the themes promise in
// millimetres is that of an H. Another script keeps the promise on a letter of its own (an alef, a ka with its
// headline), measured from the glyph: the heights in a font's tables are those of its Latin letters, or of nothing.
#pragma once

#include "page/metrics.h"

typedef struct ScriptSize {
    uint16_t size_px;    // em size of the script's face
    int ascent, descent; // how far its words reach above and below the baseline, 26.6; 0: as far as the family's own
} ScriptSize;

// The size for letters of a script in that face, where the family's own stand at font.size_px. That size itself for the
// family's own face, and for a script whose letters are not known or not in the face.
ScriptSize script_size(const Metrics *metrics, Font font, Script script);

// Likewise for the script that a language (a tag of BCP 47) is written in, in the face that shows it; font.face is 0.
ScriptSize script_size_in(const Metrics *metrics, Font font, Text language);

// ScriptSizes: those that were measured before. All zero: none.
enum { SCRIPT_SIZES_KEPT = 48 };
typedef struct ScriptSizes {
    struct KnownSize {
        Font font;
        Script script;
        ScriptSize size;
    } known[SCRIPT_SIZES_KEPT];
    int count;
} ScriptSizes;

// As script_size, measured once.
ScriptSize script_sizes_find(ScriptSizes *sizes, const Metrics *metrics, Font font, Script script);

// The letter that keeps the promise for a script, and how many hundredths of an H it reaches; NULL when there is none.
typedef struct ReferenceLetter {
    Script script;
    const char *letter;
    const char *words; // that reach as high and as low as ordinary ones do
    int percent;
} ReferenceLetter;
const ReferenceLetter *script_reference(Script script);
