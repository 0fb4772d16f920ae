// Drive: a journey under way on its stage. Its steps are performed by drive.c, the finger and the witness; a step that fails says why
// in fault.
#pragma once

#include "command/journey.h"
#include "command/stage.h"

typedef struct Drive {
    Stage stage;
    StageSpec spec;      // what the stage is opened with, at the first step that needs it
    Arena *arena;        // texts of this script
    Text fault;          // what went wrong in the present step, or empty
} Drive;

#define FAIL(drive, ...) ((drive)->fault = text_format((drive)->arena, __VA_ARGS__))

// Reads a whole number; fails the step where the word is none.
bool drive_int(Drive *drive, Text word, int *number);

// What stands on the glass now.
const Frame *drive_frame(Drive *drive);

// What can be touched now, for faults.
Text drive_labels(Drive *drive);
