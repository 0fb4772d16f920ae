// Rider: a text of riders.xml that many items show, "Both agree now". The file is read when the first rider is met, and
// a rider's words once; each use has blocks of its own, since places count by their ids, and shares everything else.
#pragma once

#include "book/library.h"

// What the ids of a rider's own blocks begin with until it is used somewhere; no author may write it.
#define RIDER_PLACE "*"

typedef struct Rider {
    Id id;
    const XmlNode *node, *original; // original: what a draft was translated from; NULL: it is none
    bool is_read;                   // flow holds what node says, its blocks named after RIDER_PLACE
    Flow flow;
} Rider;

// Lends the rider with that id; NULL when there is none.
Rider *rider_find(Library *library, Text ref);

// Its blocks as they stand in a note with the id place, in arena. It must have been read.
Flow rider_use(Arena *arena, const Rider *rider, Id place);
