// Scene: what those look at who put a frame into words; and the words they find.
#pragma once

#include "app/diction.h"
#include "book/phrases.h"
#include "page/reading-order.h"

// What is looked at. Everything is lent for the call.
typedef struct Scene {
    const Frame *frame;
    const ReadingOrder *stops;
    const Stop *focus;      // NULL: nowhere
    const Stop *heard;      // what is said just before; NULL: nothing, or what stands elsewhere
    const SpokenWords *row; // a switch has come to a row: the names of what stands in it
    int row_count;          // 0: to none
    bool is_passing;        // it lies over another screen for a while: a sheet, or Still there?
    SpokenWords title;      // of the item or the screen; may be empty, and its language the interface's
    const Phrases *written; // of the interface; NULL: the English ones
    const Phrases *phrases; // those as they are said
    Diction diction;
    bool has_acted;   // the visitor did something since the last scene: what changed is their doing
    ActionKind acted; // what, where it was an action of the frame's; else ACTION_NONE
} Scene;

// Words in one language.
typedef struct Saying {
    Text text;
    Text language; // empty: the book's
    bool goes_on;  // so does the sentence before it, in another language
} Saying;

// In the order in which they are said, in their arena.
typedef struct Sayings {
    Arena *arena;
    Saying *at;
    int count, room;
} Sayings;
