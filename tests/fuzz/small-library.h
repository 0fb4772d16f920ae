// SmallLibrary: a library of one file of each kind, in a folder in memory, in which one file may be any bytes.
#pragma once

#include "base/text.h"

// Lends the folder, which is made at the first call and goes with the program.
const char *small_library_folder(void);

// Puts the bytes in the place of the file whose root they seem to have, a chapter where it is none of those; what they
// took the place of is put back first. The path of that file in the library.
Text small_library_place(Text bytes);

// Writes them to a file in that folder which the library does not know; lends its path until the next call of any.
const char *small_library_write_alone(Text bytes);

// Writes them to a file by which the folder is a book of the world as well: its package. The path of that in the
// folder.
Text small_library_write_package(Text bytes);
