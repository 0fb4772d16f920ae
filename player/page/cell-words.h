// CellWords: the words of a table's cells, which may stand in those of labels where the table would else be parted from
// its heads.
#pragma once

#include "page/galley.h"

// Whether all that stands in a cell is words, in the style of the text.
bool cell_words_can_shrink(const Galley *cell);

// Gives them the size of labels; they are set anew where they are asked for next.
void cell_words_shrink(const Galley *cell);
