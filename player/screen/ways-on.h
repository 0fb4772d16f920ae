// Ways on: what an author offers beside going on, as cards and buttons.
#pragma once

#include "screen/stack.h"

// Cards or buttons for the links whose conditions hold by the answers to an exercise; they stay with what is above
// them.
void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise);

// Where to go at the end of something: what follows it (NULL: nothing does), then what the author offers, Support
// above all. Home needs no card: it has its place in the bar. What follows stands once, whoever names it: something
// steadying takes the other's place, or Support.
void ways_on_land(View *view, Stack *stack, Links links, const Item *next);

// What else somebody may like who has read an answer, likewise.
void ways_on_suggest(View *view, Stack *stack, Links links);

// The same in a screenful, below words that were stated in it; first (may be NULL): what stands before the links.
void ways_on_choose(View *view, Stack *stack, Links links, const Control *first);
