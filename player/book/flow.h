// Flow: from parsed running text to blocks. Nested inline elements become flat spans, a rider becomes a note, and
// blocks without an id are named b1, b2, ... in order within the file.
#pragma once

#include "book/reader.h"

// While they are read. They begin with room for as many as there are elements, since what growing leaves behind in an
// arena is as large as what it keeps.
typedef ARRAY(Block) Blocks;

Blocks flow_room(Reader *reader, int element_count);

// The blocks among node's children; others are passed over.
Flow flow_read(Reader *reader, const XmlNode *node);

// What one child gives, added to what is there: its block, the blocks of a condition, or nothing.
void flow_append(Reader *reader, const XmlNode *child, Blocks *blocks);

// As flow_read, and for elements that may hold words directly (back): those become one paragraph.
Flow flow_read_or_words(Reader *reader, const XmlNode *node);

// The words of a rider; empty when there is none with that id.
Flow flow_read_rider(Library *library, Id id);

// A heading block of that level from a title element; id "" counts on.
Block flow_read_heading(Reader *reader, const XmlNode *title, int level, Id id);
