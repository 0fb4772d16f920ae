// FigureBeside: a picture with its caption beside the text's column, where the page has room there, else at the end
// side of the column, where that has room for text beside them.
#pragma once

#include "page/galley.h"

// Text in that column has room beside the block's picture.
bool figure_stands_beside(const Galley *galley, const Block *figure, const Enclosure *column);

// Sizes a picture that text stands beside, and its caption, so that they are at most room_px high, and little higher
// than the text where that is short: the strips from first on, of the list. False when there is no room.
typedef struct FigureText {
    Strip *const *strips;
    int count;
} FigureText;
bool figure_fit_beside(const Galley *galley, Strip *picture, int room_px, FigureText text);

// What it takes of the column beside it, with the room between; 0: it stands outside.
int figure_beside_px(const Galley *galley, const Strip *picture);

// It stands between paragraphs after all.
void figure_stand_between(const Galley *galley, Strip *picture);
