// Ended: what follows Finish.
#pragma once

#include "screen/screen.h"

enum { ENDED_SHOWN_MS = 6000 }; // then the visit is over
