// Ways on: what an author offers beside going on, as cards and buttons.
#pragma once

#include "screen/stack.h"

// A heading and the links as buttons that stay with what is above them; nothing where there are none.
void ways_on_add(View *view, Stack *stack, Text heading, Links links);

// Buttons for the links whose conditions hold by the answers to an exercise; they stay with what is above them.
void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise);

// Where to go at the end of something: what follows it (NULL: nothing does), then what the author offers, Support
// above all. Home needs no card: it has its place in the bar.
void ways_on_land(View *view, Stack *stack, Links links, const Item *next);

// The same in a screenful, below words that were stated in it; first (may be NULL): what stands before the links.
void ways_on_choose(View *view, Stack *stack, Links links, const Control *first);
