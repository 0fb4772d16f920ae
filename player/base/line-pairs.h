// Line pairs: where lines of everyday English may break, by a small table of pairs. It decides only what UAX 14 decides
// from two neighbours and the spaces between them, and gives up on everything else; a test holds it to ICU.
#pragma once

#include "base/unicode.h"

// As unicode_line_breaks. False, and offsets as before, when the text holds anything the table does not decide.
bool line_pairs_break(Arena *arena, Text text, Offsets *offsets);
