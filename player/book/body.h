// Body: readers of the three kinds of item, from a tree that the vocabulary has found valid. All results live in the
// reader's arena.
#pragma once

#include "book/flow.h"

Chapter read_chapter(Reader *reader, const XmlNode *root);
Faq read_faq(Reader *reader, const XmlNode *root);
Exercise read_exercise(Reader *reader, const XmlNode *root);

// Sections as headings of that level and their flow, one after another; nested ones one level down.
Flow read_sections(Reader *reader, const XmlNode *root, const Block *title);

// The body of an item from its file's root.
const Body *read_body(Reader *reader, const Item *item, const XmlNode *root);
