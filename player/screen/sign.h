// Sign: a word with its icon above it, which grows with it, or the word alone where there is no height for both: never
// the icon alone.
#pragma once

#include "screen/screen.h"

typedef struct Sign {
    Text word;
    Icon icon;
    TextStyle style; // with its colour
    Color ground;
} Sign;

// The width of its word.
int sign_width_px(View *view, const Sign *sign);

// The height that an icon above one line in that style needs.
int sign_height_px(const View *view, TextStyle style);

// The height that its word needs without the icon at that width, on one line or on more; 0: it would be broken.
int sign_word_px(View *view, const Sign *sign, int width_px);

// Whether its word, on one line or on more, has such a room, none of it broken.
bool sign_fits(View *view, const Sign *sign, Size room);

// Draws it in the middle of rect.
void sign_draw(View *view, Frame *frame, const Sign *sign, Rect rect);
