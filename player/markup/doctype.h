// Doctype: a document type declaration, which is cut out of a page. All that is taken from it are entities that stand
// for a few plain words: nothing it names is read, and no entity holds another.
#pragma once

#include "base/text.h"

enum { DOCTYPE_ENTITIES_MOST = 64, DOCTYPE_VALUE_MOST = 256 };

typedef struct DoctypeEntity {
    Text name, value; // characters, and references to them by number
} DoctypeEntity;

typedef struct Doctype {
    size_t end; // behind its '>'
    DoctypeEntity entities[DOCTYPE_ENTITIES_MOST];
    int entity_count;
} Doctype;

// Reads the declaration that starts at this byte of the text.
void doctype_read(Text text, size_t start, Doctype *doctype);

// The words that an entity of it stands for; empty when it has none of that name.
Text doctype_entity(const Doctype *doctype, Text name);
