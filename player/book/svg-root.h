// SvgRoot: the first tag of a drawing, and the size that it gives. What stands before it (a declaration, comments, a
// document type) is passed over, however long it is.
#pragma once

#include "base/text.h"

typedef struct SvgRoot {
    size_t start, end; // its tag, from '<' to behind '>'
    bool is_empty;     // it ends with "/>"
    bool shows_way;    // mirror="yes": its left and right are those of the words beside it
    Text prefix;       // "svg:" of <svg:svg>, or empty
    double w, h;       // pixels of 96 to the inch; 0: it gives no size
} SvgRoot;

typedef enum SvgRootStatus {
    SVG_ROOT_FOUND,
    SVG_ROOT_UNFINISHED, // the bytes end before it does
    SVG_ROOT_NONE,       // this is no drawing
} SvgRootStatus;

// Reads it from the start of a file. The root borrows the bytes.
SvgRootStatus svg_root_read(Text bytes, SvgRoot *root);
