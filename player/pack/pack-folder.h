// Pack folder: a folder of ours with all that is in it: made sure of, and removed.
#pragma once

#include <stdbool.h>

#include "pack/manifest.h"

// Puts the folder and those that its manifest's files stand in on the disk, the deepest first. False when that fails;
// errno says why.
bool pack_folder_secure(Arena *arena, const char *folder, const Manifest *manifest);

// The same of one folder alone.
bool pack_folder_secure_alone(const char *folder);

// Gives it with all that is in it to whoever owns the folder like, where root has made it. False when that fails; errno
// says why.
bool pack_folder_give(const char *folder, const char *like);

// Removes it with all that is in it, and follows no link. False when something is left; errno says why.
bool pack_folder_remove(const char *folder);

// Room for so many bytes on the file system that it stands in. -1 when that cannot be told; errno says why.
long pack_folder_room(const char *folder);
