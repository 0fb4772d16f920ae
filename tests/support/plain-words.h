// The words of a piece of content as they stand there, without the marks around them.
#pragma once

#include "markup/xml.h"

// All below node, and what its options say in a note, with " / " between blocks and one space for any white space. In
// arena.
Text plain_words(Arena *arena, const XmlNode *node);
