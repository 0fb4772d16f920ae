// Body: readers of the three kinds of item, from a tree that the vocabulary has found valid. All results live in the
// reader's arena.
#pragma once

#include "book/reader.h"

// The body of an item from its file's root.
const Body *body_read(Reader *reader, const Item *item, const XmlNode *root);

// Sections as headings of level 2 and their flow, one after another, behind the title where there is one; nested ones
// one level down.
Flow body_read_sections(Reader *reader, const XmlNode *root, const Block *title);
