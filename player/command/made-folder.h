// MadeFolder: a folder for what is made up to be measured, taken away with all that stands in it.
#pragma once

#include <stdbool.h>

#define MADE_FOLDER_TEMPLATE "/tmp/lectern-made-XXXXXX"

// Makes one; path begins as MADE_FOLDER_TEMPLATE and becomes its path. False when that cannot be: a sentence was
// printed.
bool made_folder_create(char *path);

// Takes any folder away with all that stands in it.
void made_folder_remove(const char *path);
