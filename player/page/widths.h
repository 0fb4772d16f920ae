// Widths: the advances of words that were measured before. A hash table of values: the key is the bytes together with the voice
// they are set in, exactly, so that a hit needs no shaping and never lies. It holds words that were read, and is wiped with the visit.
#pragma once

#include "page/metrics.h"

// What decides a width besides the bytes.
typedef struct Voice {
    Font font;
    Script script;
    bool is_rtl;
    int tracking; // added to each grapheme, 26.6
} Voice;

typedef struct Widths Widths;

Widths *widths_create(void);
void widths_destroy(Widths *widths); // wipes first

// Overwrites and drops everything.
void widths_forget(Widths *widths);

// Forgets when it has grown too large; to be called between paragraphs, as numbers of voices end with it.
void widths_settle(Widths *widths);

// A number for the voice, for the calls below; good until the next widths_forget or widths_settle.
int widths_voice(Widths *widths, const Voice *voice);

// The slot of those bytes in that voice: a width of 0 or more, or negative for a new one that the caller fills at once. Good until the next call.
int *widths_slot(Widths *widths, int voice, Text bytes);
