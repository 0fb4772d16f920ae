// Config comments: those that a hand has put into a configuration. They are carried over into what staff have the
// player write in its place: each stands before the setting it stood before, within, or behind on its line.
#pragma once

#include "base/text.h"

// The bytes of the new file with the comments of the old one, in arena. The new one has each setting begin on a line of
// its own, two columns in, and nothing else there. What stood beside a setting that is not written any more stands at
// the end. Of an old file that is no XML what can be found is carried: the caller reads the result back.
Text config_comments_carry(Arena *arena, Text old, Text new);
