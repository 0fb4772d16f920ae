// PressLanguages: the languages that a page names, each kept once however often it is asked for.
#pragma once

#include "base/array.h"
#include "base/text.h"

typedef struct PressLanguages {
    Arena *arena;
    Text book; // the book's own, which blocks bear as an empty text
    ARRAY(Text) kept;
} PressLanguages;

// The language as blocks bear it: it lives as long as the arena. Empty for the book's own, and for more than any page
// has.
Text press_language(PressLanguages *languages, Text language);
