// Config writer: what staff have set on the glass, as settings.xml of the state folder, which is laid over root's
// configuration (config.h): only what differs from that, so that root's word holds wherever staff said the same. What
// is written has been read back and found without fault first, and a copy stands beside it for a day on which the file
// itself is damaged.
#pragma once

#include "app/config.h"

// The bytes of settings.xml, in arena. An empty Text when they would not hold: a fault of ours or an impossible
// setting.
Text config_print(Arena *arena, const Config *config);

// Replaces what staff have set in a state folder; false when it could not be written, and the old one stands.
bool config_write(const Config *config, const char *state);

// Keeps root's file, which was read without fault, as the last good one, if it is not that already. False when it
// cannot.
bool config_keep(const ConfigFile *file);
