// Stamping: writing into a translated page what its parts were translated from, and nothing else of it anew.
#pragma once

#include "markup/xml.h"

// A page that was parsed from these bytes, and the one that it is a translation of.
typedef struct StampedPage {
    Text bytes;
    const XmlNode *root, *model;
} StampedPage;

// The bytes with a mark on each part that has words, an original and no mark yet, in arena; *count is how many that
// were.
Text stamping_of(Arena *arena, const StampedPage *page, int *count);
