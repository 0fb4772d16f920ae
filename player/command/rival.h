// Rival: another program that shows the same words in the same letters, to be measured beside the player. It is called
// as
//
//   PROGRAM --text FILE --font FILE --size PX --window WxH
//
// with a text file of this library's words, and prints what command/trial.h expects.
#pragma once

#include "command/stage.h"
#include "command/trial.h"

typedef struct Rival Rival;

// Writes the text to a temporary file. NULL when it cannot, or there is no library; a sentence was printed.
Rival *rival_prepare(char *program, const StageSpec *spec);

// Removes the file.
void rival_dismiss(Rival *rival);

// Runs it once; false as trial_run.
bool rival_run(const Rival *rival, TrialReport *report, bool is_quiet);
