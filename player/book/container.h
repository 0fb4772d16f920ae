// Container: what stands around the package of a book of the world (OCF, EPUB 3.3, 4): where the package is, and
// whether a shop has locked the book.
#pragma once

#include "base/problem.h"
#include "base/source.h"

typedef struct Container {
    Text top;     // the folder that the book was packed in, "name/"; empty where it was packed as it should be
    Text package; // the path of the package: the first that META-INF/container.xml names, else the only one that there
                  // is; empty where there is none, and an error says so
    Text locked; // with what: "Adobe ADEPT"; empty where it is not. Fonts that are made unreadable for other books lock
                 // nothing: they are not read anyway
} Container;

Container container_read(Source *source, Arena *arena, Problems *problems);
