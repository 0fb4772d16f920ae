// BlockSearch: a block of an item by its id, wherever in it that stands: in a chapter, an answer, a step, a reply.
#pragma once

#include "book/book.h"

// Lends the first of that id; NULL when there is none.
const Block *block_search(const Body *body, Id id);
const Block *block_search_flow(Flow flow, Id id);
