// More: what the sheet of that name offers, which the bars have no room for.
#pragma once

#include "screen/bars.h"

// Whether the sheet that this ACTION_MORE opens has a button with an action of that kind, which is filled in.
bool more_offers(const Action *more, ActionKind kind, Action *offered);
