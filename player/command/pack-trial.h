// Pack trial: whether this machine can show the library of a pack: it is held to what lectern check asks for, and Home
// is drawn in each of its languages, by a process of its own: what would end the player ends that.
#pragma once

#include "pack/install.h"

InstallTrial pack_trial(void);
