// FirstBreath: how many taps lead from Home to a breath.
#pragma once

#include "command/stage.h"

// The fewest taps, each on a control that stands between the bars: the first on Home, whose first page alone is looked
// at. 0: no way that short.
enum { FIRST_BREATH_TAPS_MOST = 2 };
int first_breath_taps(Stage *stage);
