// Prolog: what can be told of a file before it is parsed: that it is UTF-8 and says so in the first line.
#pragma once

#include "base/problem.h"

// Without the byte order mark that some editors put before UTF-8.
Text prolog_skip_mark(Text bytes);

// Checks the beginning of a file (all of it, or a first piece that holds the XML declaration), the mark taken off. When
// it cannot be used, exactly one Problem says why.
bool prolog_check(Text bytes, Text file, Problems *problems);

// Checks that all of the bytes are well-formed UTF-8; a Problem stands at the first that is not.
bool prolog_check_encoding(Text bytes, Text file, Problems *problems);
