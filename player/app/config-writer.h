// Config writer: a Config as config.xml. What is written has been read back and found without fault first, and a copy
// stands beside it (config.xml.good) for a day on which the file itself is damaged. Comments that a hand has put there
// are kept.
#pragma once

#include "app/config.h"

// The file's bytes, in arena. An empty Text when they would not hold: a fault of ours or an impossible setting.
Text config_print(Arena *arena, const Config *config);

// Replaces the file at path (NULL: CONFIG_PATH); false when it could not be written, and the old one stands.
bool config_write(const Config *config, const char *path);

// Keeps the file at path, which was read without fault, as the last good one, if it is not that already. False when it
// cannot.
bool config_keep(const char *path);
