// What a Stack is made of: for stack.c, which adds to it, stack-calm.c, which parts it where one thing stands on a
// screen, and stack-pages.c, which sets and shows it. Nobody else looks inside.
#pragma once

#include "screen/stack.h"

struct Stack {
    View *view;
    Rect room, column;
    ARRAY(Piece) pieces;
    ARRAY(StackPart) bits; // one for each piece, at the same index
    const Exercise *exercise;
    int statement, gap_px;
    bool starts_page;
    Id rider_scope;
    int riders_met;
    Pages *pages; // once settled
    Place place;  // that its page was looked for by
};

// Whether one thing stands on a screen: the visitor has chosen so, and this is not for staff.
bool stack_is_calm(const Stack *stack);

// Lets each thing of a finished stack begin a page.
void stack_part_things(Stack *stack);
