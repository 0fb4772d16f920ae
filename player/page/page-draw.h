// PageDraw: the placed strips of one page put on a frame: enclosures first, then bullets, words, pictures and rules.
#pragma once

#include "page/galley.h"

typedef struct PageDraw {
    const Galley *galley;
    Frame *frame;
    const PagesLook *how;
    int x, y; // of the page's top left corner, or a row's
} PageDraw;

void page_draw(const PageDraw *draw, const Placing *placed);
