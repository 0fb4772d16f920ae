// HostilePictures: files that are pictures, claim to be, or once were, and were made to do harm or were harmed: each
// with what is right. They are made when a test asks for them; none is kept.
#pragma once

#include <stdbool.h>

#include "base/rect.h"

typedef struct HostilePicture {
    const char *name; // of the file
    Size size;        // by its head; 0x0: it has none, and its words are shown
    bool is_drawn;    // it can be decoded; otherwise its words are shown as soon as that is known
    const char *told; // what `check` says of it; NULL: nothing
} HostilePicture;

// The list ends with a NULL name.
extern const HostilePicture hostile_pictures[];

// Makes all of them in a folder that is there, and removes them and the folder.
void hostile_pictures_make(const char *folder);
void hostile_pictures_remove(const char *folder);
