// The three files that every program takes for granted: input, output and faults.
#pragma once

// Opens /dev/null in place of those that were closed when the program began, so that no file of ours is ever taken for
// one of them or handed to a program we start. Call it first of all.
void standard_files_open(void);
