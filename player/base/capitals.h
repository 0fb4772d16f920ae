// Capitals: words in capital letters, as a language has them. It uses ICU, as unicode.h says.
#pragma once

#include "base/text.h"

// In arena; letters without capitals stay. The text itself where that cannot be.
Text capitals_of(Arena *arena, Text text, Text language);
