// ControlFigure: the icon, mark or picture of a control: how large it is, and what it takes of the words' room.
#pragma once

#include "screen/control.h"

enum { CONTROL_PICTURE_PERCENT = 25 }; // of a card's width, beside its words

typedef struct ControlFigure {
    Size size;
    bool is_picture;
    int gap_px;    // between it and the words beside it
    int above_px;  // a picture above the words takes so much of the height, with the gap below it; 0: it is beside them
    int beside_px; // what it takes of the width, with the gap; 0: it stands above them, or there is none
} ControlFigure;

// The figure of a control at that width; letters_px: of its words, with which marks grow.
ControlFigure control_figure(const View *view, const Control *control, int width_px, int letters_px);

// The height that its picture would have above its words at that width; 0: it has none, or that has room beside
// them.
int control_picture_px(const View *view, const Control *control, int width_px);
