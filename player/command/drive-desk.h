// Drive desk: what a journey finds at the desk of staff: their PIN, a clock, versions of the library, a stick.
#pragma once

#include "command/drive-ride.h"

// A state folder and a configuration of its own, so that a journey may do what staff do.
void drive_desk_pin(DriveRide *ride, const JourneyStep *step);

// Nobody has said that the time is right, and nobody carries out what staff ask for.
void drive_desk_clock(DriveRide *ride, const JourneyStep *step);

// "versions 7 6": these stand here, the present one and the one before; the installer has changed them.
void drive_desk_versions(DriveRide *ride, const JourneyStep *step);

// "stick FILE": the installer has made this of a stick (pack/pack-offer.h). "stick out": it has been pulled out.
void drive_desk_stick(DriveRide *ride, const JourneyStep *step);

// Whatever the journey has made for its desk goes.
void drive_desk_clear(DriveRide *ride);
