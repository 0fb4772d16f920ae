// Finger: the steps of a journey that touch the glass.
#pragma once

#include "command/drive.h"

void finger_tap(Drive *drive, const JourneyStep *step);    // tap "Label" [N]
void finger_tap_at(Drive *drive, const JourneyStep *step); // tap-at X Y, press-at X Y MS
void finger_swipe(Drive *drive, const JourneyStep *step);  // swipe left|right|up|down
void finger_touch(Drive *drive, const JourneyStep *step);  // touch down|move|up X Y [FINGER]
