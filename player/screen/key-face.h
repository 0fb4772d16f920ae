// KeyFace: a key of a pad: an outline and its target, with one sign in its middle, as large as it has room.
#pragma once

#include "screen/control.h"

// The outline alone.
void key_face_draw(View *view, Frame *frame, const Control *key, Rect rect);

// With a sign on it; what the key is called is its label.
typedef struct KeySign {
    const Control *key;
    Text sign;
    int size; // at most; 0: as large as it has room
} KeySign;
void key_face_draw_sign(View *view, Frame *frame, const KeySign *face, Rect rect);

// The size in which a sign has room on a key, so that keys beside each other can have one.
int key_face_sign_size(View *view, const KeySign *face, Size key);

// How far below the top of a key so high words on one line stand, so that their letters are in its middle.
int key_face_words_y(const Paragraph *words, int height_px);
