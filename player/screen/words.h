// Words: interface words set in a style on a background, in the interface's direction.
#pragma once

#include "screen/screen.h"

typedef struct WordsStyle {
    TextStyle style;
    Color background;
} WordsStyle;

// Sets them in view->arena.
Paragraph words_set(View *view, Text words, WordsStyle style, int width_px);

// Draws all lines with the top left corner of the column at x, y.
void words_draw(View *view, Frame *frame, const Paragraph *words, Rect at, Align align);

// The width of the words on one line, in pixels, rounded up.
int words_width_px(View *view, Text words, TextStyle style);

// True when a word had to be broken to fit.
bool words_are_broken(const Paragraph *words);
