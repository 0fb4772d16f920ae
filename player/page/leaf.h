// Leaf: the placed strips of one page put on a frame: enclosures first, then bullets, words, pictures and rules.
#pragma once

#include "page/galley.h"

typedef struct Leaf {
    const Galley *galley;
    Frame *frame;
    const PagesDraw *how;
    int x, y; // of the page's top left corner, or a row's
} Leaf;

void leaf_draw(const Leaf *leaf, const Placed *placed, int count);
