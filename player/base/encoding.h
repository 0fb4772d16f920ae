// Encoding: turns bytes in one of the world's encodings into UTF-8, by ICU's converters. Each is opened when it is
// asked for.
#pragma once

#include "base/text.h"

// The bytes as UTF-8, in arena; what stands for no letter becomes U+FFFD. Encodings go by the names that files use
// ("windows-1252", "Shift_JIS"; ISO-8859-1 is read as windows-1252, as the web does). False when there is none of that
// name, and nothing is changed.
bool encoding_decode(Arena *arena, Text encoding, Text bytes, Text *utf8);
