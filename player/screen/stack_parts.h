// What a Stack is made of: for stack.c, which adds to it, and stack_pages.c, which sets and shows it. Nobody else looks inside.
#pragma once

#include "screen/stack.h"

struct Stack {
    View *view;
    Rect room, column;
    ARRAY(Piece) pieces;
    ARRAY(Bit) bits; // one for each piece, at the same index
    const Exercise *exercise;
    int statement, gap_px;
    bool starts_page;
    Pages *pages; // once settled
};
