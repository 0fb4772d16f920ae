// Nine: the glasses and sizes of text at which everything that helps access is shown, three by three.
#pragma once

#include <stdbool.h>

#include "base/rect.h"

enum { NINE = 9 };

typedef struct NineScreen {
    Size glass;
    int text_step;
} NineScreen;

// The index-th of them, 0 to NINE - 1.
NineScreen nine_at(int index);

// Goes on to the next of them, from *index 0 on, and prints which it is. False after the last.
bool nine_next(int *index, NineScreen *screen);
