// Witness: the steps of a journey that look and listen, and fail where something else is there.
#pragma once

#include "command/drive.h"

void witness_see(Drive *drive, const JourneyStep *step);    // see "text"
void witness_unseen(Drive *drive, const JourneyStep *step); // unseen "text"
void witness_screen(Drive *drive, const JourneyStep *step); // screen NAME
void witness_page(Drive *drive, const JourneyStep *step);   // page N of M
void witness_state(Drive *drive, const JourneyStep *step);  // focus, enabled, disabled, selected "Label"
void witness_speech(Drive *drive, const JourneyStep *step); // say "text"
