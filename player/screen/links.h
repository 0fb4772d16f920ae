// Links: ways on that an author offers, as buttons.
#pragma once

#include "screen/stack.h"

// A heading and the links whose conditions hold; nothing where there are none.
void links_add(View *view, Stack *stack, Text heading, Links links);

// As links_add, judged by the answers to an exercise.
void links_add_for(View *view, Stack *stack, Links links, const Exercise *exercise);
