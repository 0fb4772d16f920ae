// Finger: the steps of a journey that touch the glass.
#pragma once

#include "command/ride.h"

void finger_tap(Ride *ride, const JourneyStep *step);    // tap "Label" [N]
void finger_tap_at(Ride *ride, const JourneyStep *step); // tap-at X Y, press-at X Y MS
void finger_swipe(Ride *ride, const JourneyStep *step);  // swipe left|right|up|down
void finger_touch(Ride *ride, const JourneyStep *step);  // touch down|move|up X Y [FINGER]
