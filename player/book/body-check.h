// Body check: what every body keeps to, whatever it was read from. Debug builds hold each to it as soon as it is
// loaded, and tests do so with all content; it guards against mistakes of the readers, not of authors.
#pragma once

#include "book/book.h"

// What is wrong with the body, as a sentence in arena; empty when all is in order: blocks stand in blocks that may hold
// them, spans ascend within their text, steps have interactions and answers their slots, and everything has its place.
Text body_check(Arena *arena, const Body *body);
