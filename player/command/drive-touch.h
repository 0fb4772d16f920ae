// Touching: the steps of a journey that touch the glass.
#pragma once

#include "command/drive-ride.h"

void drive_touch_tap(DriveRide *ride, const JourneyStep *step);    // tap "Label" [N]
void drive_touch_tap_at(DriveRide *ride, const JourneyStep *step); // tap-at X Y, press-at X Y MS
void drive_touch_press(DriveRide *ride, const JourneyStep *step);  // press "Label" MS
void drive_touch_swipe(DriveRide *ride, const JourneyStep *step);  // swipe left|right|up|down
void drive_touch_touch(DriveRide *ride,
                       const JourneyStep *step); // touch down|move|up X Y [FINGER], or "Label" [FINGER]
