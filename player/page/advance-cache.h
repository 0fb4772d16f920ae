// AdvanceCache: the advances of words that were measured before. A hash table of values: the key is the bytes together
// with the voice they are set in, exactly, so that a hit needs no shaping and never lies. It holds words that were
// read, and is wiped with the visit.
#pragma once

#include "page/metrics.h"

// What decides a width besides the bytes.
typedef struct Face {
    Font font;
    Script script;
    bool is_rtl;
    int tracking; // added to each grapheme, 26.6
} Face;

typedef struct AdvanceCache AdvanceCache;

AdvanceCache *advance_cache_create(void);
void advance_cache_destroy(AdvanceCache *widths); // wipes first

// Overwrites and drops everything.
void advance_cache_forget(AdvanceCache *widths);

// Forgets when it has grown too large; to be called between paragraphs, as numbers of voices end with it.
void advance_cache_settle(AdvanceCache *widths);

// A number for the voice, for the calls below; good until the next advance_cache_forget or advance_cache_settle.
int advance_cache_face(AdvanceCache *widths, const Face *voice);

// The slot of those bytes in that voice: a width of 0 or more, or negative for a new one that the caller fills at once.
// Good until the next call.
int *advance_cache_slot(AdvanceCache *widths, int voice, Text bytes);
