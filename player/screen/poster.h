// Poster: the sizes of words on what stands on the glass between visits: Attract, its languages, the cover. They are
// read from across a room and share it with nothing, so they grow with the glass: on large glass past any text of a
// visit, then step by step down to its smallest, and last of all to small print.
#pragma once

#include "screen/screen.h"

enum { POSTER_LARGE = 4, POSTER_SIZES = POSTER_LARGE + TEXT_STEP_MOST + 1 }; // the first ones are for large glass alone

// The theme of the view with words of that size, 0 being the largest. Lengths of controls and gaps stay.
Theme poster_theme(const View *view, int size);

// The first size for this glass: all that follow are for every glass.
int poster_first(const View *view);

// The size of a text step.
int poster_size(int text_step);
