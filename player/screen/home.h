// Home: the greeting, the promise, and five ways on.
#pragma once

#include "screen/screen.h"

// The id that ACTION_OPEN has for a shelf.
Id home_shelf_id(ShelfKind kind);
