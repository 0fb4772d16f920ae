// Contents: the shelves, groups and items that contents.xml lists.
#pragma once

#include "book/library.h"

// Fills those of the library, reading the head of each item. False when there is none.
bool contents_read(Library *library, const XmlNode *contents, Problems *problems);
