// PictureBare: the file of a picture with nothing in it that a decoder need not see. The chunks of a PNG are walked
// before one of them is believed; of a drawing only the root and what stands in it are left, under plain names.
#pragma once

#include "book/picture-head.h"

typedef enum PictureFlaw {
    PICTURE_SOUND,
    PICTURE_EMPTY,  // no bytes at all
    PICTURE_ALIEN,  // no kind that is known
    PICTURE_SHORT,  // it ends too early
    PICTURE_BROKEN, // its parts do not fit together
} PictureFlaw;

typedef struct PictureBare {
    PictureFlaw flaw;
    PictureHead head; // as far as it could be read
    Text bytes;       // the file itself, or a copy in arena; empty where it is flawed
} PictureBare;

// Judges a whole file. A sound one may still be too large to show, or hold what cannot be decoded.
PictureBare picture_bare_read(Arena *arena, Text file);
