// Seam: where a word is cut that its letters join across: an emphasis begins within it, a link ends, a line is full.
// Each side is shaped by itself, and still has the form that it has in the word (UAX 9 and the Unicode Standard, 9.2:
// a zero-width joiner stands for the letter that is not there).
#pragma once

#include "base/array.h"
#include "base/text.h"

// The bytes start..end of a passage, with a joiner at each end where the letters around it join: as they are where none
// does, else a copy in arena.
Text seam_text(Arena *arena, Text passage, uint32_t start, uint32_t end);
