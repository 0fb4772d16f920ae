// The inside of a Typesetter, for paragraph, runs and line-draw alone.
#pragma once

#include "base/interrupt.h"
#include "page/advance-cache.h"
#include "page/coverage.h"
#include "page/paragraph.h"
#include "page/runs.h"
#include "page/script-size.h"

enum { TYPESETTER_LANGUAGE_SIZE = 64 };

struct Typesetter {
    const Metrics *metrics;
    char language[TYPESETTER_LANGUAGE_SIZE]; // of the book
    struct {
        char language[TYPESETTER_LANGUAGE_SIZE];
        size_t size;
        int face;
    } own; // the face of the language that was asked for last; size 0: none was
    Unicode *unicode;
    AdvanceCache *widths;
    Coverage *coverage;
    ScriptSizes sizes; // of fonts, which hold nothing that was read and are dear to measure
    Arena *arena;      // the lists below, which keep their room from paragraph to paragraph
    Arena *scratch;    // copies of what is being itemised or measured; wiped after each paragraph
    Offsets breaks, clusters;
    BidiRuns levels;
    TextRuns runs;
    InkReach reach; // of runs that stand in a face other than their family's own
    ARRAY(ParagraphLine) lines;
    TypesetterCounts counts;
    Interrupt *interrupt; // asked at every line; NULL: nobody breaks it off
};

// The width of bytes within one run, 26.6, with tracking.
int typesetter_width(Typesetter *typesetter, const TextRun *run, Text bytes);

// What SDL_ttf can draw of the text: tabs become spaces; controls, break hints and marks that are too many for one
// letter go. The text itself when it is clean, else a copy in arena.
Text typesetter_clean(Arena *arena, Text text);
