// Home: the greeting, the promise, and the ways in.
#pragma once

#include "screen/screen.h"

// The id that ACTION_OPEN has for a shelf; items that stand in a shelf itself are a group of that id.
Id home_shelf_id(ShelfKind kind);
