// Witness: the steps of a journey that look and listen, and fail where something else is there.
#pragma once

#include "command/ride.h"

void witness_see(Ride *ride, const JourneyStep *step);    // see "text"
void witness_unseen(Ride *ride, const JourneyStep *step); // unseen "text"
void witness_screen(Ride *ride, const JourneyStep *step); // screen NAME
void witness_page(Ride *ride, const JourneyStep *step);   // page N of M
void witness_state(Ride *ride, const JourneyStep *step);  // focus, enabled, disabled, selected "Label"
void witness_speech(Ride *ride, const JourneyStep *step); // say "text"
