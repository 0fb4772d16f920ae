// Home: the greeting, the promise, and the ways in.
#pragma once

#include "screen/screen.h"

// The id that ACTION_OPEN has for a shelf; items that stand in a shelf itself are a group of that id.
Id home_shelf_id(ShelfKind kind);

// Lends the shelf that has that id; NULL when there is none.
const Shelf *home_find_shelf(const Book *book, Id id);
