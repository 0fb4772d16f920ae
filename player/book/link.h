// Link: where what an author wrote leads, and the words for it.
#pragma once

#include "book/reader.h"

// Where a ref written by an author leads; ACTION_NONE when it is unknown or not offered. Without a library it leads
// where it says, and has no label.
Action link_resolve(Library *library, Text ref);
Text link_label(Library *library, Id target);

// The links below node (links, also, landing), those inside when elements with their condition. NULL gives none.
Links link_read_all(Reader *reader, const XmlNode *node);
