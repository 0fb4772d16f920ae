// DriveRide: a journey under way on its stage. The steps are performed by lectern-drive, drive-touch and drive-expect;
// one that fails says why in fault.
#pragma once

#include "command/journey.h"
#include "command/stage.h"

typedef struct DriveRide {
    Stage stage;
    StageSpec spec; // what the stage is opened with, at the first step that needs it
    Arena *arena;   // texts of this script
    int text_step;  // in place of what a configuration says; 0: none
    Text fault;     // what went wrong in the present step, or empty
} DriveRide;

#define FAIL(ride, ...) ((ride)->fault = text_format((ride)->arena, __VA_ARGS__))

// Reads a whole number; fails the step where the word is none.
bool drive_ride_int(DriveRide *ride, Text word, int *number);

// Reads a time like 90s or 250ms; fails the step where the word is none.
bool drive_ride_time(DriveRide *ride, Text word, int64_t *ms);

// What stands on the glass now.
const Frame *drive_ride_frame(DriveRide *ride);

// Waits until a touch at that point, or a key (-1, -1), is heeded: a visitor means what they do in a journey.
void drive_ride_settle(DriveRide *ride, Size at);

// What can be touched now, for faults.
Text drive_ride_labels(DriveRide *ride);
