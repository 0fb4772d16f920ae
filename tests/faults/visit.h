// Visit: the player as it stands in a clinic, on a display that shows nothing, with its voice, its sounds and its
// staff; it is opened, visited and closed by itself.
#pragma once

// Makes a visit of a library, and then what staff do: the PIN is entered, settings are changed. state is an empty
// folder for their files. Returns the exit status of the player, 0 where staff have ended it as they are meant to.
int visit_make(const char *library, const char *state);
