// MadePhrases: the interface wording of a library that is made up.
#pragma once

#include <stdio.h>

// Writes the element phrases: every phrase of the player in English, whatever the language is called.
void made_phrases_write(FILE *out, const char *language);
