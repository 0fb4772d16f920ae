// FlowPrint: blocks as lines of text, for tests to compare and for people to look at: "h1 Title", "  li", each block
// indented by how deep it stands. Spans that are not plain stand in brackets: "[em words]".
#pragma once

#include "book/book.h"

// In arena. Lines end with '\n'.
Text flow_print(Arena *arena, Flow flow);
