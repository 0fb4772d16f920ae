// PressPicture: a picture that a page shows: a file of the book, or one that stands in the page itself, as an address
// of its own bytes (data:) or as an svg element. The latter are files as well, below their page: "a.xhtml/812.svg".
#pragma once

#include "book/press.h"

enum { PRESS_EMBEDDED_MOST = 1000 }; // of one section; more are their words

typedef struct PressPicture {
    Text path, alt; // path: empty where the book has no such picture
    Position at;
} PressPicture;

// What an img, image or object shows, and counts it. The texts lie in arena. What stands in the page is kept by the
// request where the section is wanted.
typedef struct PressPictures {
    const PressRequest *request;
    PressCounts *counts;
    Arena *arena;
    bool is_wanted;
} PressPictures;

PressPicture press_picture_of(const PressPictures *pictures, const MarkupElement *element);

// An svg element, as a file with these bytes and words.
PressPicture press_picture_drawn(const PressPictures *pictures, const MarkupElement *element, Text bytes, Text words);
