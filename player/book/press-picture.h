// PressPicture: a picture that a page shows, found in the book.
#pragma once

#include "book/press.h"

typedef struct PressPicture {
    Text path, alt; // path: empty where the book has no such picture
    Position at;
} PressPicture;

// Finds what an img, image or object shows, and counts it. The texts lie in arena.
PressPicture press_picture_of(const PressRequest *request, const MarkupElement *element, Arena *arena,
                              PressCounts *counts);
