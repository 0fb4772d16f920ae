// ZipName: the name of an archive's entry, as it stands in the directory and in what is added there. For zip*.c alone.
#pragma once

#include "base/text.h"

// The added field of that number, or an empty Text. What does not fit is not read.
Text zip_name_extra(Text extra, uint16_t number);

// The name in UTF-8, in arena, with '/' for '\'; empty when it is empty, is longer than ZIP_NAME_MOST or holds a NUL.
Text zip_name_read(Arena *arena, Text name, Text extra);
