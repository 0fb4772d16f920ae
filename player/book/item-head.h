// Item head: what opening needs of an item: its attributes, title, summary and minutes. What follows in its file is not
// read.
#pragma once

#include "book/library.h"

// Fills the item that contents.xml lists here; until its file tells, it is of the kind it has, which its shelf is for.
// One that cannot be used is marked as faulty: it has its file's name as title, and no id. False, and nothing is
// filled, when it is empty: a page that has yet to be written, which nobody is to meet.
bool item_head_read(Library *library, Item *item, const XmlNode *listed, Problems *problems);
