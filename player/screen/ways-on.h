// Links: ways on that an author offers, as buttons.
#pragma once

#include "screen/stack.h"

// A heading and the links whose conditions hold; nothing where there are none.
void ways_on_add(View *view, Stack *stack, Text heading, Links links);

// As ways_on_add, judged by the answers to an exercise.
void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise);
