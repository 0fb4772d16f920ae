// Reference: how a page writes a character that it does not write as itself: "&nbsp;", "&#8212;", "&#x2014;".
#pragma once

#include "base/text.h"

enum { REFERENCE_MOST = 32 }; // bytes of the longest name that is looked up

// "&#8212;" at the start of a text: its size, and the number, which may be no character; 0 where there is no such
// reference. Its ';' may be missing.
size_t reference_read_number(Text text, uint32_t *number);

// What somebody who writes that number means: numbers of controls are windows-1252 (HTML, 13.2.5.80); 0: nothing.
uint32_t reference_meaning(uint32_t number);

// The name behind a '&' at the start of a text, or empty.
Text reference_name(Text text);

// A character that markup may hold (XML 1.0, 2.2), but for those that only steer.
bool reference_is_character(uint32_t point);
