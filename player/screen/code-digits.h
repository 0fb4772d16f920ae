// CodeDigits: the digits of a code as they are shown and read aloud, three and three, in the language's own.
#pragma once

#include "find/return-code.h"
#include "screen/screen.h"

// In view->arena: "481 202 733". So many of them that are there.
Text code_digits_shown(const View *view, const char *digits, int count);

// Each by itself: "4 8 1, 2 0 2, 7 3 3".
Text code_digits_spoken(const View *view, const char *digits, int count);

// The size of text and the colours, as a code tells them; and back, into a visitor's preferences.
int code_comfort(const Preferences *preferences);
void code_prefer(Preferences *preferences, int comfort);
