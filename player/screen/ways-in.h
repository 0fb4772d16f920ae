// WaysIn: the cards by which a library lets readers in beside its shelves: what may help at once, and what they may
// need.
#pragma once

#include "screen/control.h"

// The card that leads straight to the step that may help at once; false where the library offers none, or not this
// visitor.
bool ways_in_now(const View *view, Control *card);

// The card that leads to the needs; false where there is none.
bool ways_in_needs(const View *view, Control *card);

// Whether anything is offered for a need.
bool ways_in_meet(const View *view, const Need *need);

// What ACTION_OPEN has as id for the needs; its block is one of them, or "".
Id ways_in_id(void);
