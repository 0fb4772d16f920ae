// HomeLosses: what Home leaves out although the page has room for it: an icon, a summary, the greeting, the promise.
#pragma once

#include "command/stage.h"

// Of the present frame, its first page. what: the last of them, by name, or empty.
int home_losses(Stage *stage, Arena *arena, Text *what);
