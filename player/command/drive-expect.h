// Expecting: the steps of a journey that look and listen, and fail where something else is there.
#pragma once

#include "command/drive-ride.h"

void drive_expect_see(DriveRide *ride, const JourneyStep *step);    // see "text"
void drive_expect_unseen(DriveRide *ride, const JourneyStep *step); // unseen "text"
void drive_expect_screen(DriveRide *ride, const JourneyStep *step); // screen NAME
void drive_expect_page(DriveRide *ride, const JourneyStep *step);   // page N [of M]
void drive_expect_state(
    DriveRide *ride,
    const JourneyStep *step); // focus, enabled, disabled, selected, unselected, faded, shown "Label"
void drive_expect_sound(DriveRide *ride, const JourneyStep *step);   // sound off|in|out 2s
void drive_expect_speech(DriveRide *ride, const JourneyStep *step);  // say "text" [in LANG]
void drive_expect_silence(DriveRide *ride, const JourneyStep *step); // unsaid
