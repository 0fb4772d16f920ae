// Ruby: words with how they are read in brackets behind them. Who sees them sees both; one of both is heard: in
// Japanese how they are read, which voices do not know of themselves, else the words.
#pragma once

#include "page/frame.h"

// Bytes of the passage that a line stands in.
typedef struct RubyPart {
    const Line *line;
    uint32_t start, end;
} RubyPart;

// Of a span and its words, in the language that they are in: it is seen alone, and the other of both is heard.
bool ruby_is_silent(const Span *span, Text words, Text language);

// Them as they are heard: themselves, or in arena. language: of lines that name none.
Text ruby_heard(Arena *arena, const RubyPart *part, Text language);
