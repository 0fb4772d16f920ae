// Proclitics: short words that lean on the word after them, as prepositions and conjunctions of a letter or two do in
// Slavic languages. Typography there lets none of them end a line (ČSN 01 6910 for Czech, PN-83/P-55366 for Polish,
// Milchin and Cheltsova's handbook for Russian).
#pragma once

#include "base/text.h"

// Those of a language (a tag of BCP 47), with a blank between them; NULL: there are none that typography minds.
const char *proclitics_of(Text language);

// A dash between two spaces begins the text, as it would a line: where a language has proclitics it leans on the word
// before it.
bool proclitics_let_dash_lean(const char *proclitics, Text text);

// The word is one of them, in large letters or small ones, or a number, which leans on what it counts; whatever opens
// before it: a bracket, a quotation mark.
bool proclitics_hold(const char *proclitics, Text word);
