// Words: interface words set in a style on a background, in the interface's direction.
#pragma once

#include "screen/screen.h"

typedef struct WordsStyle {
    TextStyle style;
    Color background;
} WordsStyle;

// Sets them in view->arena.
Paragraph words_set(View *view, Text words, WordsStyle style, int width_px);

// The same in lines of much the same length, as few as that width makes: its column is as narrow as they allow.
Paragraph words_set_evenly(View *view, Text words, WordsStyle style, int width_px);

// The same, of words that stand on screen after screen: they are set once and found again.
Paragraph words_keep(View *view, Text words, WordsStyle style, int width_px);

// Draws all lines, in a column whose top left corner is that of at; centred, or from where lines start.
void words_draw(View *view, Frame *frame, const Paragraph *words, Rect at);
void words_draw_centered(View *view, Frame *frame, const Paragraph *words, Rect at);

// Draws what the page says, so that it is read aloud.
void words_say(View *view, Frame *frame, const ParagraphPart *part);

// The width of the words on one line, in pixels, rounded up.
int words_width_px(View *view, Text words, TextStyle style);

// How far their ink reaches above and below the baseline of any of their lines, 26.6.
InkReach words_ink(View *view, const Paragraph *words);

// How far one line of them reaches above and below its baseline, with ink that leaves the line, 26.6.
InkReach words_reach(View *view, const Paragraph *words);

// The top of words that would stand at y_px in a box of that height: as far above or below as their ink needs to keep
// from its frame, which the tails of Arabic letters would else cross.
int words_clear_px(View *view, const Paragraph *words, int y_px, int height_px);

// The same of words in its middle.
int words_middle_px(View *view, const Paragraph *words, int height_px);

// True when a word had to be broken to fit.
bool words_are_broken(const Paragraph *words);
