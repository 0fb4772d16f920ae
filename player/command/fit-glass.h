// Fit glass: the glasses that screens must be set on to know that they have room on all of them.
#pragma once

#include "screen/screen.h"

// True when a screen that has room on some other glass that is known has room on the view's as well, and so need not be
// set there: all that stands on it (letters, targets, gaps) is larger by less than its room is, both ways. It is told
// of themes that differ in their glass alone.
bool fit_glass_is_spared(View *view);
