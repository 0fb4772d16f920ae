// Inline: the words below an element as one text, white space folded, a br a '\n', with spans where they are not plain.
#pragma once

#include "book/reader.h"

// The brackets around how words are read, in scripts that are as wide as they are high, and in others.
#define RUBY_WIDE_OPEN "\uFF08"
#define RUBY_WIDE_CLOSE "\uFF09"
#define RUBY_OPEN "("
#define RUBY_CLOSE ")"

typedef struct Inline {
    Text text;
    const Span *spans;
    int span_count;
} Inline;

// The words and inline elements below node; elements that are blocks (a reply after an option's words) are passed over.
Inline inline_read(Reader *reader, const XmlNode *node);

// Likewise, with the spaces and lines that were written; a tab leads to the next stop, of which there is one every
// eight letters. Empty lines at the beginning and the end are left out.
Inline inline_read_lines(Reader *reader, const XmlNode *node);

// True when node holds words or inline elements, not blocks: the first child element, or text, decides.
bool inline_holds_words(const XmlNode *node);

// The words alone, of node or of its child with that name (empty when there is none).
Text inline_words(Reader *reader, const XmlNode *node);
Text inline_child_words(Reader *reader, const XmlNode *node, const char *name);
