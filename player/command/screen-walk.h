// Screen walk: the way through every screen of a library, page by page and step by step, as a visitor could take it.
// Shots are taken on it, and the proof that nothing is cut or overlaps.
#pragma once

#include "command/stage.h"

// Called at each stop, in reading order; name tells the screen and where in it: "chapter-common-patterns-p02".
typedef void (*ScreenWalkStop)(void *owner, Stage *stage, Text name);

// Walks. False when the library cannot be opened (there is one stop then, Out of order) or holds a faulty item (it is
// stepped over).
bool screen_walk(Stage *stage, ScreenWalkStop stop, void *owner);
