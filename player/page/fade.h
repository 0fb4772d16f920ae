// Fade: what stands around a page withdraws while the page runs by itself: it is not seen or read any more, and can
// still be touched. Hide never does, nor what the focus or a switch has come to.
#pragma once

#include "page/frame.h"

// Carries out frame->fade, once everything has been stated and the ring is known. Targets that withdraw are marked.
void fade_apply(Frame *frame);
