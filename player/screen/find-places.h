// FindPlaces: where what was typed stands, a card a place.
#pragma once

#include "screen/stack.h"

typedef struct FindPlaces {
    Stack *stack;
    const Found *marks; // the word in the sentence of each card
    int mark_count;
} FindPlaces;

// In view->arena. The finder must be built.
FindPlaces find_places(View *view, Finder *finder, Text typed);

// Words of that language (empty: that of the library's pages) that may not be read across the room.
bool find_is_private(const View *view, Text language, Text words);
