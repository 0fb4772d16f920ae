// Progress bar: it shows how much of something is done or left.
#pragma once

#include "screen/screen.h"

// Draws part of whole into the track, from the start side; an empty track where the part is too small to be round.
void progress_bar_draw(View *view, Frame *frame, Rect track, double share);
