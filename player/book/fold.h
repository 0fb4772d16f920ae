// Fold: the words below an element as one text, white space folded, with spans where they are not plain.
#pragma once

#include "book/flow.h"

typedef struct Folded {
    Text text;
    const Span *spans;
    int span_count;
} Folded;

// The words and inline elements below node; elements that are blocks (a reply after an option's words) are passed over.
Folded fold_inline(Reader *reader, const XmlNode *node);

// True when node holds words or inline elements, not blocks: the first child element, or text, decides.
bool fold_holds_words(const XmlNode *node);

bool fold_is_space(char byte);

// A copy of text in arena with runs of white space folded to one space and none at the ends.
Text fold_text(Arena *arena, Text text);
