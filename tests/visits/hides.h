// Hides: how soon one switch, held, clears the screen, wherever a visit stands.
#pragma once

#include <stdbool.h>

#include "base/rect.h"

typedef struct Hides {
    int stations; // where it was tried
    int most_ms;  // until the cover stood there
    int missing;  // where it did not come
} Hides;

// In a library, on a glass, in a size of text; false when it cannot be opened.
bool hides_try(Hides *hides, const char *library, Size glass, int text_step);
