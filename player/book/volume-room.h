// VolumeRoom: what stands behind a Volume, for volume*.c alone.
#pragma once

#include "book/path.h"
#include "book/volume.h"

// A part that was read, or a note by itself.
typedef struct VolumeBody {
    Arena *arena;
    const Item *item; // NULL: nothing is kept here
    Id note;          // the fragment that the note is; "": it is the part
    const Body *body; // a note: of its flow alone
    PressMarks marks; // where printed pages begin in it
    Index *embedded;  // the pictures in its page, in arena, lent to the source while it is kept; NULL: nothing was read
    long asked;       // when: the longest ago goes first
} VolumeBody;

typedef ARRAY(VolumeBody) VolumeBodies;

typedef struct VolumeRoom {
    Volume volume; // first: a Volume is its room
    Arena *arena;
    Index by_path; // Item: the first part of each page
    PathNames names;
    Item *items;
    PressForm *forms; // by the first part of a page
    Index *marked;    // by the first part of a page: its fragments at which printed pages begin, VolumePlace
    VolumeBodies bodies;
    long asked, tidied; // tidied: what asked was then
} VolumeRoom;

static inline VolumeRoom *volume_room(Volume *volume)
{
    return (VolumeRoom *)volume;
}

static inline const VolumePart *volume_part(const Volume *volume, const Item *item)
{
    return &volume->parts[item->index];
}

static inline bool volume_is_picture(const Volume *volume, const Item *item)
{
    return package_is_picture(volume_part(volume, item)->file->media_type);
}

// What a page shows that is a picture by itself.
Flow volume_page_picture(const VolumeRoom *room, const Item *item, Arena *arena);

// Reads the page that an item is a part of and presses it as a wish says: its arena, what is wanted of the page,
// problems and take; all else is filled in here. False when it could not be read.
bool volume_page_press(VolumeRoom *room, const Item *item, const PressRequest *wish, Pressed *pressed);

// Contents, printed pages, where the text begins, and what parts are called. A book that has no contents has its
// headings for that.
void volume_contents_open(VolumeRoom *room, Problems *problems);

// The headings of the book as places, where it has no contents; a page without any stands for itself.
VolumePlaces volume_headings(VolumeRoom *room, Interrupt *interrupt);
