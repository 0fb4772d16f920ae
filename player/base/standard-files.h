// The three files that every program takes for granted: input, output and faults.
#pragma once

#include <stdbool.h>

// Opens /dev/null in place of those that were closed when the program began, so that no file of ours is ever taken for
// one of them or handed to a program we start. Call it first of all.
void standard_files_open(void);

// From here on nothing that a library writes to standard error arrives: what a visit causes there would stand in the
// journal with its time. What staff must know still does, and so does an assertion that fails.
void standard_files_hush(void);

// As fprintf to standard error, hushed or not.
void standard_files_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The same of words as they are, at once and without asking for memory.
void standard_files_say(const char *words);

// Hands over what was printed. False where it could not be written, all or a part of it, as on a full disk: that is
// told then.
bool standard_files_flush(void);
