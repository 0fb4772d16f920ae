// Store: a small file that is replaced as a whole. Whenever the power goes, its path holds the old bytes or the new
// ones: they are written beside it, made sure of, and take its name in one step.
#pragma once

#include "base/text.h"

// Who may read it. The owner alone may write it; that is the owner of the folder, even when root calls.
typedef enum StoreReaders { STORE_FOR_ALL, STORE_FOR_OWNER } StoreReaders;

// Replaces or makes the file at path, which is on the disk then. False when that failed (errno says why); the old file
// stands.
bool store_write(const char *path, Text bytes, StoreReaders readers);
